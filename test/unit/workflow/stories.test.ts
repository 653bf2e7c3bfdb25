import { describe, expect, it } from 'vitest'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest, portsAtTheGate, portsTitle, workspaceTitle } from '../../support/played-request.ts'

describe('the engine, a workspace', () => {
  it('leads a request from the issue to the end, with every value as it was last said', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    await request.say('alice', 'East US')
    await request.say('alice', 'Name the resource group rg-ml-team-prod and reduce cluster to 1-4 workers')
    await request.say('alice', 'yes')
    expect((await request.state()).status).toBe('in_review')
    expect(world.applies).toEqual([])

    await request.approve('bob')
    await request.merge('bob')
    expect(await request.checkStates()).toMatchObject({
      'apply / databricks': 'success',
      'apply / databricks-objects': 'action_required',
    })

    await request.say('bob', 'confirm gpu')
    const state = await request.state()
    expect(state.status).toBe('done')
    expect(await request.values()).toMatchObject({
      region: 'eastus',
      resource_group: 'rg-ml-team-prod',
      min_workers: 1,
      max_workers: 4,
    })
    expect(world.applies).toEqual([
      { path: 'stacks/prod/ml/dbw-ml-prod', outcome: 'applied', how: 'plan' },
      { path: 'stacks/prod/ml/dbw-ml-prod-objects', outcome: 'applied', how: 'plan' },
    ])
    expect(await request.lastWord()).toMatch(/^\*\*Done/)
    expect(await world.forge.issue(request.number)).toMatchObject({ state: 'closed', reason: 'completed' })
    expect(world.errors()).toEqual([])
    expect(world.alarms()).toEqual([])
  })

  it('tells the status in one comment that it edits', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    const [first] = await request.words()
    await request.say('alice', 'East US')
    const [second, answer, ...more] = await request.words()
    expect(first).toContain('| region | eastus2 |')
    expect(second).toContain('| region | eastus |')
    expect(answer).toContain('region eastus')
    expect(more).toEqual([])
  })

  it('reacts to what it takes up, and to nothing else', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    const yes = await request.say('alice', 'yes')
    const aside = await request.say('mallory', 'yes')
    expect(await world.forge.reactions(request.number, null)).toHaveLength(1)
    expect(await world.forge.reactions(request.number, yes)).toHaveLength(1)
    expect(await world.forge.reactions(request.number, aside)).toEqual([])
  })
})

describe('the engine, a port', () => {
  it('does not open a gate for a plain "yes" and says who can open it', async () => {
    const world = createEngineWorld()
    const request = await portsAtTheGate(world)
    await request.say('alice', 'yes')
    expect(await request.lastWord()).toContain('does not open a gate')
    expect(await request.lastWord()).toContain('/confirm access')
    expect(world.applies).toEqual([])
  })

  it('releases the stack when an approver names the gate', async () => {
    const world = createEngineWorld()
    const request = await portsAtTheGate(world)
    await request.say('bob', 'confirm access')
    expect((await request.state()).status).toBe('done')
    expect(world.applies).toHaveLength(1)
  })

  it('takes the button of the check for the same word', async () => {
    const world = createEngineWorld()
    const request = await portsAtTheGate(world)
    await request.press('alice', 'firewall', 'confirm')
    expect(world.applies).toEqual([])
    await request.press('bob', 'firewall', 'confirm')
    expect((await request.state()).status).toBe('done')
  })

  it('does not let the person who asked open the gate, whatever their role', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'bob', portsTitle)
    await request.say('bob', 'yes')
    await request.approve('carol')
    await request.merge('carol')
    await request.say('bob', '/confirm access')
    expect(await request.lastWord()).toContain('@bob shaped the request')
    expect(world.applies).toEqual([])
    await request.say('carol', '/confirm access')
    expect((await request.state()).status).toBe('done')
  })
})

describe('the engine, a failure half-way', () => {
  it('applies what does not depend on it, tells the cause, and finishes the rest after a retry', async () => {
    const world = createEngineWorld()
    const request = await openRequest(
      world,
      'alice',
      'Databricks workspace for team orbit, dev, eastus2, and open port 1433 from 10.1.0.0/16 to 10.2.0.4',
    )
    await request.say('alice', 'yes')
    await request.approve('bob')
    const { path } = await request.stack('databricks')
    world.terraform.failApply(path, 'azurerm_databricks_workspace.main', {
      message: 'creating Workspace: QuotaExceeded: no more cores',
      excerpt: 'Error: creating Workspace',
    })
    await request.merge('bob')
    await request.say('bob', 'confirm privileged_ports')
    expect((await request.state()).status).toBe('partly_done')
    expect(await request.checkStates()).toMatchObject({
      'apply / databricks': 'failure',
      'apply / databricks-objects': 'queued',
      'apply / firewall': 'success',
    })
    const told = await request.words()
    expect(told.filter((words) => words.includes('**databricks failed'))).toHaveLength(1)

    world.terraform.repair(path)
    await request.say('alice', '/retry databricks')
    expect((await request.state()).status).toBe('done')
    expect(world.applies.map(({ outcome }) => outcome)).toEqual(['failed', 'applied', 'applied', 'applied'])
  })

  it('says that there is nothing to retry when nothing failed', async () => {
    const request = await portsAtTheGate(createEngineWorld())
    await request.say('alice', '/retry firewall')
    expect(await request.lastWord()).toContain('Nothing to retry')
  })
})
