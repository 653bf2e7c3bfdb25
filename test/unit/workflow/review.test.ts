import { describe, expect, it } from 'vitest'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest, type PlayedRequest, portsInReview, portsTitle } from '../../support/played-request.ts'
import { somebodyElseBuilt } from '../../support/somebody-else.ts'

const approvals = async (request: PlayedRequest) => {
  const state = await request.state()
  return 'approvals' in state ? state.approvals.map(({ by }) => by) : []
}

describe('the engine, an approval', () => {
  it('does not count it from somebody who shaped the request, and tells them', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    await request.say('carol', 'port 8443')
    await request.say('alice', 'yes')
    await request.approve('carol')
    expect(await approvals(request)).toEqual([])
    const [told, ...more] = await request.words(await request.pullRequest())
    expect(told).toContain('This approval does not count')
    expect(told).toContain('@carol shaped the request')
    expect(more).toEqual([])
  })

  it('does not count it from somebody who is no approver', async () => {
    const request = await portsInReview(createEngineWorld())
    await request.approve('erin')
    expect(await approvals(request)).toEqual([])
    expect((await request.words(await request.pullRequest())).join()).toContain('@erin is not an approver')
  })

  it('is void after a push to the branch', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.approve('bob')
    await request.push('carol', { 'README.md': 'Notes' })
    expect(await approvals(request)).toEqual([])
    expect((await request.words(await request.pullRequest())).join()).toContain('carol pushed to this branch')
    await request.merge('bob')
    expect(world.applies).toEqual([])
    expect((await request.stack('firewall')).progress).toEqual({ status: 'waiting', for: 'approval' })
  })

  it('is void after a change that was asked for in a comment', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.approve('bob')
    await request.say('alice', 'port 8443')
    expect(await approvals(request)).toEqual([])
    expect((await request.state()).status).toBe('in_review')
    expect((await request.values())['ports']).toEqual(['8443'])
  })

  it('holds everything when it is missing at the merge, and releases it when it comes late', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.merge('bob')
    expect(await request.lastWord()).toContain('nothing is applied yet: no approval counts')
    expect((await request.checkStates())['apply / firewall']).toBe('action_required')
    expect(world.terraform.calls.filter(({ kind }) => kind === 'apply')).toEqual([])

    await request.approve('bob')
    expect((await request.stack('firewall')).progress).toMatchObject({ status: 'waiting', for: 'gate' })
    await request.say('bob', 'confirm access')
    expect((await request.state()).status).toBe('done')
  })
})

describe('the engine, a plan that is another one at the merge', () => {
  it('is held and named, and released by its name', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.approve('bob')
    const { path } = await request.stack('firewall')
    await somebodyElseBuilt(world, path)
    await request.merge('bob')

    const word = await request.lastWord()
    const name = /plan-[0-9a-f]{7}/.exec(word)?.[0] ?? ''
    expect(word).toContain('its plan changed since the review')
    expect(name).not.toBe('')
    expect((await request.checkStates())['apply / firewall']).toBe('action_required')
    expect(world.applies).toEqual([])

    await request.say('alice', `/confirm ${name}`)
    expect(world.applies).toEqual([])
    await request.say('bob', `/confirm ${name} access`)
    expect((await request.state()).status).toBe('done')
    expect(world.terraform.resources(path)).toEqual(['azurerm_network_security_rule.main'])
  })

  it('still waits for its gates after the plan was confirmed', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.approve('bob')
    await somebodyElseBuilt(world, (await request.stack('firewall')).path)
    await request.merge('bob')
    const name = /plan-[0-9a-f]{7}/.exec(await request.lastWord())?.[0] ?? ''
    await request.say('bob', `/confirm ${name}`)
    expect((await request.stack('firewall')).progress).toMatchObject({ status: 'waiting', for: 'gate' })
    expect(world.applies).toEqual([])
    await request.say('bob', '/confirm access')
    expect((await request.state()).status).toBe('done')
  })
})

describe('the engine, files edited by hand', () => {
  it('fails the plan check, names the file and does not run Terraform on it', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    const { path } = await request.stack('firewall')
    const callsBefore = world.terraform.calls.length
    await request.push('carol', { [`${path}/main.tf`]: 'resource "null_resource" "main" {}\n' })
    const check = (await request.checks())['plan / firewall']
    expect(check?.conclusion).toBe('failure')
    expect(check?.title).toContain('main.tf')
    expect(check?.summary).toContain('main.tf')
    expect(world.terraform.calls).toHaveLength(callsBefore)
  })

  it.each([
    ['added', 'extra.tf', 'output "x" {}\n'],
    ['removed', 'variables.tf', null],
  ])('notices a file that was %s', async (_, name, content) => {
    const request = await portsInReview(createEngineWorld())
    const { path } = await request.stack('firewall')
    await request.push('carol', { [`${path}/${name}`]: content })
    expect((await request.checks())['plan / firewall']?.title).toContain(name)
  })

  it('says why a branch with a commit of somebody else cannot be printed again', async () => {
    const request = await portsInReview(createEngineWorld())
    await request.push('carol', { 'README.md': 'Notes' })
    await request.say('alice', 'port 8443')
    expect(await request.lastWord()).toContain('The pull request could not be opened')
    expect(await request.lastWord()).toContain('a commit of carol')
  })

  it('does not apply them when they are approved and merged all the same', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    const { path } = await request.stack('firewall')
    await request.push('carol', { [`${path}/main.tf`]: 'resource "null_resource" "main" {}\n' })
    await request.approve('bob')
    await request.merge('bob')
    await request.say('bob', 'confirm access')
    expect(world.applies).toEqual([])
    expect(world.terraform.resources(path)).toEqual([])
  })
})
