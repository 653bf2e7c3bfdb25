import { describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld, type EngineWorld } from '../../support/engine-world.ts'
import { openRequest, type PlayedRequest, workspaceTitle } from '../../support/played-request.ts'

/** Longer than anything that was read of the repository is remembered. */
const aWhile = 15_000

/** A workspace of alice whose pull request was merged. */
async function mergedWorkspace(world: EngineWorld): Promise<PlayedRequest> {
  const first = await openRequest(world, 'alice', workspaceTitle)
  await first.say('alice', 'yes')
  await first.approve('bob')
  await first.merge('bob')
  world.pass(aWhile)
  return first
}

describe('a request for something that is there already', () => {
  it(
    verifies(
      ['preflight.taken'],
      'is told from which request, is put right in plain words, and goes on to its pull request',
    ),
    async () => {
      const world = createEngineWorld()
      const first = await mergedWorkspace(world)
      const second = await openRequest(world, 'erin', workspaceTitle)
      expect(second.number).toBeGreaterThan(first.number)
      const told = `- \`dbw-ml-prod\` cannot be used: there is already dbw-ml-prod, from \\#${first.number}. dbw-ml-prod-2 would be right.`
      expect(await second.lastWord()).toContain('One thing has to be put right first.')
      expect(await second.lastWord()).toContain(told)

      await second.say('erin', 'yes')
      expect(await second.lastWord()).toBe(
        `**Not yet: something is still open.** Reply in your own words.\n\n${told}`,
      )
      expect((await second.state()).status).not.toBe('proposing')

      await second.say('erin', 'name the workspace dbw-ml-research')
      expect(await second.lastWord()).toContain('Updated: workspace dbw-ml-research.')
      expect(await second.lastWord()).toContain('Nothing is open.')
      await second.say('erin', 'yes')
      expect((await second.state()).status).toBe('in_review')
    },
  )

  it('goes on with the name that was suggested', async () => {
    const world = createEngineWorld()
    await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', workspaceTitle)
    await second.say('erin', 'workspace name: dbw-ml-prod-2')
    await second.say('erin', 'yes')
    expect((await second.state()).status).toBe('in_review')
    expect((await second.stack('databricks')).path).toBe('stacks/prod/ml/dbw-ml-prod-2')
  })

  it('is told at its "yes" when the other one was merged in between', async () => {
    const world = createEngineWorld()
    const second = await openRequest(world, 'erin', workspaceTitle)
    expect((await second.state()).status).toBe('confirming')
    const first = await mergedWorkspace(world)
    await second.say('erin', 'yes')
    expect(await second.lastWord()).toContain(`there is already dbw-ml-prod, from \\#${first.number}`)
    expect((await second.state()).status).toBe('clarifying')
  })

  it('is told nothing about what it built itself', async () => {
    const world = createEngineWorld()
    const first = await mergedWorkspace(world)
    await first.say('alice', '1-4 workers')
    expect((await first.words()).join('\n')).not.toContain('there is already')
  })

  it('goes on once what stood there is gone', async () => {
    const world = createEngineWorld()
    await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', workspaceTitle)
    const files = ['dbw-ml-prod', 'dbw-ml-prod-objects'].map((folder) => `stacks/prod/ml/${folder}`)
    await world.forge.push(
      'bob',
      'main',
      Object.fromEntries(files.map((path) => [`${path}/planwright.yaml`, null])),
    )
    world.pass(aWhile)
    await second.say('erin', 'thanks')
    expect(await second.lastWord()).toContain('Nothing is open.')
    expect((await second.state()).status).toBe('confirming')
  })

  it('is talked about as ever while the repository cannot be read, and told with its next words', async () => {
    const world = createEngineWorld()
    const first = await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', 'Create a production workspace')
    world.forge.failNext('readFile', 'before')
    world.forge.failNext('readFile', 'before')
    await second.say('erin', 'team ml')
    expect(await second.lastWord()).toContain('Nothing is open.')
    await second.say('erin', 'yes')
    expect(await second.lastWord()).toContain(`, from \\#${first.number}.`)
    expect(world.alarms()).toEqual([])
  })
})
