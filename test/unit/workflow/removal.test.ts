import { describe, expect, it } from 'vitest'
import { createEngineWorld, type EngineWorld } from '../../support/engine-world.ts'
import { openRequest, type PlayedRequest, portsAtTheGate } from '../../support/played-request.ts'
import { somebodyElseBuilt } from '../../support/somebody-else.ts'

const rule = 'azurerm_network_security_rule.main'
const workspaceTitle = 'Databricks workspace for team orbit, dev, eastus2'

/** A port that is open. */
async function portsBuilt(world: EngineWorld): Promise<PlayedRequest> {
  const request = await portsAtTheGate(world)
  await request.say('bob', 'confirm access')
  return request
}

/** A workspace and what is in it, both applied. */
async function workspaceBuilt(world: EngineWorld): Promise<PlayedRequest> {
  const request = await openRequest(world, 'alice', workspaceTitle)
  await request.say('alice', 'yes')
  await request.approve('bob')
  await request.merge('bob')
  return request
}

async function destroyMerged(request: PlayedRequest): Promise<void> {
  await request.say('alice', '/destroy')
  await request.approve('bob')
  await request.merge('bob')
}

describe('the engine, a removal', () => {
  it('removes the folder in a pull request that says what is lost, and plans with the files that were applied', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await request.say('alice', '/destroy')
    const pull = await world.forge.pull(await request.pullRequest())
    expect(pull.title).toMatch(/^Destroy Firewall rule/)
    expect(pull.body).toContain('0 to add, 0 to change, 1 to destroy')
    expect(pull.body).toContain('reverting the pull request does not bring it back')
    const files = Object.keys(await world.forge.files(pull.headSha))
    expect(files).toContain('.github/planwright.yml')
    expect(files.filter((name) => name.startsWith(path))).toEqual([])
    expect(world.terraform.calls.at(-1)).toMatchObject({ kind: 'plan', path, destroy: true })
    expect(await request.checkStates()).toEqual({ 'plan / firewall': 'success' })
    expect(world.terraform.resources(path)).toEqual([rule])
  })

  it('destroys after an approval, the merge and the gate, frees the stack and closes the issue', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await destroyMerged(request)
    expect(await request.lastWord()).toContain('Waiting for an approver: `destroy`')
    expect(await request.checkStates()).toMatchObject({ 'destroy / firewall': 'action_required' })
    await request.say('alice', 'confirm destroy')
    expect(world.terraform.resources(path)).toEqual([rule])
    await request.say('bob', 'confirm destroy')
    expect(world.terraform.resources(path)).toEqual([])
    expect(await request.stack('firewall')).toMatchObject({ progress: { status: 'destroyed' } })
    expect(await request.lastWord()).toContain('**Destroyed: firewall.**')
    expect((await request.words())[0]).toContain('**Destroyed')
    expect(await world.forge.issue(request.number)).toMatchObject({ state: 'closed', reason: 'completed' })
    await request.say('alice', '/destroy')
    expect(await request.lastWord()).toContain('There is nothing to destroy')
  })

  it('destroys what stands on something before what it stands on', async () => {
    const world = createEngineWorld()
    const request = await workspaceBuilt(world)
    const before = world.applies.length
    await destroyMerged(request)
    expect(await request.checkStates()).toMatchObject({ 'destroy / databricks': 'queued' })
    await request.say('bob', '/confirm destroy')
    const paths = world.applies.slice(before).map(({ path }) => path)
    const { path } = await request.stack('databricks')
    expect(paths).toEqual([`${path}-objects`, path])
    expect([...world.terraform.resources(path), ...world.terraform.resources(`${path}-objects`)]).toEqual([])
  })

  it('of one stack needs its name, and leaves the other', async () => {
    const world = createEngineWorld()
    const request = await workspaceBuilt(world)
    await request.say('alice', '/destroy databricks')
    expect(await request.lastWord()).toContain('databricks still carries databricks-objects')
    await request.say('alice', '/destroy databricks-objects')
    await request.approve('bob')
    await request.merge('bob')
    await request.say('bob', 'confirm destroy')
    const { path } = await request.stack('databricks')
    expect(world.terraform.resources(`${path}-objects`)).toEqual([])
    expect(world.terraform.resources(path)).not.toEqual([])
    expect((await request.state()).status).toBe('done')
    await destroyMerged(request)
    await request.say('bob', 'confirm destroy')
    expect(world.terraform.resources(path)).toEqual([])
  })

  it('fails at a stack, keeps what it stands on, and finishes after a retry', async () => {
    const world = createEngineWorld()
    const request = await workspaceBuilt(world)
    const { path } = await request.stack('databricks')
    const [first = ''] = world.terraform.resources(`${path}-objects`)
    world.terraform.failApply(`${path}-objects`, first, { message: 'still in use', excerpt: '' })
    await destroyMerged(request)
    await request.say('bob', 'confirm destroy')
    expect((await request.state()).status).toBe('partly_done')
    expect(await request.lastWord()).toContain('**Destroying databricks-objects failed')
    expect(world.terraform.resources(path)).not.toEqual([])
    world.terraform.repair(`${path}-objects`)
    await request.say('alice', '/retry')
    expect(await request.lastWord()).toContain('**Destroyed: databricks, databricks-objects.**')
    expect(world.terraform.resources(path)).toEqual([])
  })

  it('takes away what a failure left, with what was never built', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    await request.say('alice', 'yes')
    await request.approve('bob')
    const { path } = await request.stack('databricks')
    const workspace = 'azurerm_databricks_workspace.main'
    world.terraform.failApply(path, workspace, { message: 'QuotaExceeded', excerpt: '' })
    await request.merge('bob')
    expect((await request.state()).status).toBe('partly_done')
    expect(world.terraform.resources(path)).toContain(workspace)
    world.terraform.repair(path)
    await destroyMerged(request)
    await request.say('bob', 'confirm destroy')
    expect(world.terraform.resources(path)).toEqual([])
    expect(await request.lastWord()).toContain('**Destroyed: databricks, databricks-objects.**')
    expect(await world.forge.issue(request.number)).toMatchObject({ state: 'closed', reason: 'completed' })
  })

  it('goes on with what is left when it is killed while Terraform destroys', async () => {
    const world = createEngineWorld()
    const request = await workspaceBuilt(world)
    const { path } = await request.stack('databricks')
    await destroyMerged(request)
    world.terraform.interruptApply(`${path}-objects`, 1)
    await request.say('bob', 'confirm destroy')
    expect(world.applies.slice(-2)).toEqual([
      { path: `${path}-objects`, outcome: 'applied', how: expect.stringMatching(/remainder|already/) },
      { path, outcome: 'applied', how: 'plan' },
    ])
    expect((await request.stack('databricks')).progress.status).toBe('destroyed')
  })
})

describe('the engine, a removal that is not taken', () => {
  it('leaves everything as it was when its pull request is closed', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    const before = await request.state()
    await request.say('alice', '/destroy')
    const number = await request.pullRequest()
    const { headSha } = await world.forge.pull(number)
    await request.send({
      type: 'pull_request_closed',
      pullRequest: number,
      by: 'bob',
      headSha,
      mergeSha: null,
    })
    await world.untilIdle()
    expect(await request.state()).toEqual({ ...before, revision: 3 })
    expect(await request.lastWord()).toContain('The removal was ended by bob')
    expect(world.terraform.resources(path)).toEqual([rule])
    await request.say('alice', '/destroy')
    expect((await request.state()).status).toBe('in_review')
  })

  it('can be ended by an approver after its merge: the resources stay, and its check says so', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await destroyMerged(request)
    const { mergeSha } = await world.forge.pull(await request.pullRequest())
    await request.say('bob', '/cancel')
    expect(await request.lastWord()).toContain('The removal was ended by bob')
    expect(world.terraform.resources(path)).toEqual([rule])
    expect(await request.stack('firewall')).toMatchObject({ progress: { status: 'applied' } })
    expect(await world.forge.checkRuns(mergeSha ?? '')).toMatchObject([
      { name: 'apply / firewall', conclusion: 'success', title: 'Applied' },
    ])
    await request.say('alice', '/destroy')
    expect(await request.lastWord()).toContain('are not those that this request applied')
  })

  it('takes words about settings for nothing', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    await request.say('alice', '/destroy')
    await request.say('alice', 'port 8443')
    expect(await request.lastWord()).toContain('Nothing was changed here')
    const before = (await request.words()).length
    await request.say('alice', 'the usual thing that we had last year')
    expect(await request.words()).toHaveLength(before)
    expect((await request.state()).status).toBe('in_review')
  })

  it('does not count the approval of whoever asked for it', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await request.say('carol', '/destroy')
    await request.approve('carol')
    expect((await request.words(await request.pullRequest())).join()).toContain('@carol shaped the request')
    await request.merge('carol')
    expect(await request.lastWord()).toContain('nothing is destroyed yet: no approval counts')
    await request.say('carol', 'confirm destroy')
    expect(await request.lastWord()).toContain('@carol shaped the request')
    expect(world.terraform.resources(path)).toEqual([rule])
    await request.approve('bob')
    await request.say('bob', 'confirm destroy')
    expect(world.terraform.resources(path)).toEqual([])
  })

  it('is held when there is more to destroy than was approved', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await request.say('alice', '/destroy')
    await request.approve('bob')
    await somebodyElseBuilt(world, path)
    await request.merge('bob')
    await request.say('bob', 'confirm destroy')
    expect((await request.stack('firewall')).progress).toMatchObject({ for: 'changed_plan' })
    expect(world.terraform.resources(path)).not.toEqual([])
    const name = /plan-[0-9a-f]{7}/.exec((await request.words()).join())?.[0] ?? ''
    await request.say('bob', `/confirm ${name}`)
    expect(world.terraform.resources(path)).toEqual([])
  })

  it('is not proposed when the default branch holds other files than those that were applied', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await world.forge.push('carol', 'main', { [`${path}/main.tf`]: 'resource "null_resource" "main" {}\n' })
    await request.say('alice', '/destroy')
    expect(await request.lastWord()).toContain(`the files of ${path} are not those that this request applied`)
    expect(await request.lastWord()).toContain('reply `/destroy` here')
    expect((await request.state()).status).toBe('done')
  })

  it('is not run when files are put back on its branch', async () => {
    const world = createEngineWorld()
    const request = await portsBuilt(world)
    const { path } = await request.stack('firewall')
    await request.say('alice', '/destroy')
    const calls = world.terraform.calls.length
    await request.push('carol', { [`${path}/notes.tf`]: 'locals {}\n' })
    const check = (await request.checks())['plan / firewall']
    expect(check).toMatchObject({
      conclusion: 'failure',
      title: 'Plan failed: still in the repository: notes.tf',
    })
    await request.approve('bob')
    await request.merge('bob')
    await request.say('bob', 'confirm destroy')
    expect(world.terraform.calls).toHaveLength(calls)
    expect(world.terraform.resources(path)).toEqual([rule])
  })

  it('is told who holds the stack, and holds it itself while it is open', async () => {
    const world = createEngineWorld()
    const request = await workspaceBuilt(world)
    const other = await openRequest(world, 'alice', `${workspaceTitle}, 2-6 workers`)
    await other.say('alice', 'yes')
    expect((await other.state()).status).toBe('in_review')
    await request.say('alice', '/destroy')
    expect(await request.lastWord()).toContain(`belongs to #${other.number}`)
    await other.say('alice', '/cancel')
    await request.say('alice', '/destroy')
    const third = await openRequest(world, 'alice', workspaceTitle)
    await third.say('alice', 'yes')
    expect(await third.lastWord()).toContain(`belongs to #${request.number}`)
    await request.approve('bob')
    await request.merge('bob')
    await request.say('bob', 'confirm destroy')
    await third.say('alice', 'yes')
    expect((await third.state()).status).toBe('in_review')
  })
})
