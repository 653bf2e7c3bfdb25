import { describe, expect, it } from 'vitest'
import { createEngineWorld, type EngineWorld } from '../../support/engine-world.ts'
import { openRequest, type PlayedRequest, portsTitle } from '../../support/played-request.ts'

interface Ending {
  readonly state: unknown
  readonly events: readonly string[]
  readonly issue: readonly string[]
  readonly pullRequest: readonly string[]
  readonly body: string
  readonly checks: unknown
  readonly reactions: number
  readonly resources: readonly string[]
}

async function play(world: EngineWorld): Promise<PlayedRequest> {
  const request = await openRequest(world, 'alice', portsTitle)
  await request.say('alice', 'yes')
  await request.approve('bob')
  await request.merge('bob')
  await request.say('alice', 'yes')
  await request.say('bob', 'confirm access')
  return request
}

async function playRemoval(world: EngineWorld): Promise<PlayedRequest> {
  const request = await play(world)
  await request.say('alice', '/destroy')
  await request.approve('bob')
  await request.merge('bob')
  await request.say('bob', 'confirm destroy')
  return request
}

async function endingOf(world: EngineWorld, request: PlayedRequest): Promise<Ending> {
  const { key, number } = request
  const pull = await request.pullRequest()
  const checks = Object.values(await request.checks())
  const { path } = await request.stack('firewall')
  return {
    state: withoutAttempts(await request.state()),
    events: (await world.store.events(key)).map(({ type, actor }) => `${actor}: ${type}`),
    issue: await request.words(),
    pullRequest: await request.words(pull),
    body: (await world.forge.pull(pull)).body,
    checks: checks.map(({ name, status, conclusion }) => ({ name, status, conclusion })),
    reactions: (await world.forge.reactions(number, null)).length,
    resources: world.terraform.resources(path),
  }
}

/** A second attempt finds the work done: that is all that may be different. */
function withoutAttempts(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state).replaceAll('"how":"already"', '"how":"plan"'))
}

/** Applies that changed something. */
function changes(world: EngineWorld): number {
  return world.applies.filter(({ how }) => how === 'plan' || how === 'remainder').length
}

describe('the engine, killed between any two calls', () => {
  it('comes to the same end, says the same words and applies once', async () => {
    const whole = createEngineWorld()
    const expected = await endingOf(whole, await play(whole))
    expect(expected.resources).toEqual(['azurerm_network_security_rule.main'])
    expect(changes(whole)).toBe(1)
    const calls = whole.calls()
    expect(calls).toBeGreaterThan(100)

    for (let fatalCall = 1; fatalCall <= calls; fatalCall += 1) {
      const world = createEngineWorld({ fatalCall })
      const ending = await endingOf(world, await play(world))
      expect({ fatalCall, ...ending }).toEqual({ fatalCall, ...expected })
      expect({ fatalCall, changes: changes(world) }).toEqual({ fatalCall, changes: 1 })
      expect(world.errors()).not.toEqual([])
    }
  }, 300_000)

  it('destroys once, wherever it is killed while a removal is under way', async () => {
    const whole = createEngineWorld()
    const expected = await endingOf(whole, await playRemoval(whole))
    expect(expected.resources).toEqual([])
    expect(changes(whole)).toBe(2)
    const calls = whole.calls()
    const begun = createEngineWorld()
    await play(begun)

    for (let fatalCall = begun.calls() + 1; fatalCall <= calls; fatalCall += 1) {
      const world = createEngineWorld({ fatalCall })
      const ending = await endingOf(world, await playRemoval(world))
      expect({ fatalCall, ...ending }).toEqual({ fatalCall, ...expected })
      expect({ fatalCall, changes: changes(world) }).toEqual({ fatalCall, changes: 2 })
      expect(world.errors()).not.toEqual([])
    }
  }, 300_000)

  it('applies only what is left when it is killed while Terraform works', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', 'Databricks workspace for team orbit, dev, eastus2')
    await request.say('alice', 'yes')
    await request.approve('bob')
    const { path } = await request.stack('databricks')
    world.terraform.interruptApply(path, 1)
    await request.merge('bob')
    expect((await request.state()).status).toBe('done')
    expect(world.applies).toEqual([
      { path, outcome: 'applied', how: 'remainder' },
      { path: `${path}-objects`, outcome: 'applied', how: 'plan' },
    ])
    expect(world.terraform.calls.filter((call) => call.kind === 'apply' && call.path === path)).toEqual([
      expect.objectContaining({ attempt: 1 }),
      expect.objectContaining({ attempt: 2 }),
    ])
  })
})
