import { describe, expect, it } from 'vitest'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest, portsTitle, workspaceTitle } from '../../support/played-request.ts'

describe('the engine, words of people', () => {
  it('puts what was said to be right in place of what cannot be used when somebody takes it', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', portsTitle, 'From 10.20.0.1/16, please.')
    expect((await request.words()).at(0)).toContain('10.20.0.0/16 would be right.')
    await request.say('alice', 'ok, use that')
    expect((await request.words()).at(0)).not.toContain('cannot be used')
    expect(await request.values()).toMatchObject({ source_ips: ['10.20.0.0/16'] })
  })

  it('asks whether another command was meant when it does not know one', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', portsTitle)
    await request.say('alice', '/retri firewall')
    expect(await request.lastWord()).toContain('`/retri` is not a command I know. Did you mean `/retry`?')
  })

  it.each(['/set', '/add', '/remove'])('says how to use a bare %s', async (command) => {
    const request = await openRequest(createEngineWorld(), 'alice', portsTitle)
    await request.say('alice', command)
    expect(await request.lastWord()).toContain('| `/set region eastus2` | sets one value |')
  })

  it.each(['port 8443', 'yes', '/cancel', '/status', '/helpp', '/retry firewall', 'what is this?'])(
    'changes nothing and answers nothing when a bystander says "%s"',
    async (text) => {
      const world = createEngineWorld()
      const request = await openRequest(world, 'alice', portsTitle)
      const [state, words] = [await request.state(), await request.words()]
      await request.say('mallory', text)
      expect(await request.state()).toEqual(state)
      expect(await request.words()).toEqual(words)
    },
  )

  it('does not take up an issue of a bystander and says why, once', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'mallory', portsTitle)
    expect((await request.state()).status).toBe('declined')
    expect(await request.words()).toHaveLength(1)
    expect(await request.lastWord()).toContain('write access')
    await request.say('mallory', 'please')
    expect(await request.words()).toHaveLength(1)
  })

  it('is silent about an issue that asks for no infrastructure', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', 'Typo in the README', 'It says "teh".')
    expect(await world.store.load(request.key)).toBeUndefined()
    expect(await request.words()).toEqual([])
  })

  it('takes an issue up that is edited into a request', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', 'Typo in the README')
    const { installationId, owner, name } = world.forge.place
    const origin = { installationId, owner, repository: name, issue: request.number }
    await request.send({ type: 'issue', origin, by: 'alice', title: portsTitle, text: '', edited: true })
    await world.untilIdle()
    expect((await request.state()).status).toBe('confirming')
  })

  it('keeps what a younger comment said when the issue is edited, and whose words they were', async () => {
    const world = createEngineWorld()
    const title = 'Create a workspace for team ml in eastus, dev'
    const request = await openRequest(world, 'alice', title)
    await request.say('alice', 'region westeurope')
    const { origin, revision, shapers } = await request.state()
    await request.send({ type: 'issue', origin, by: 'bob', title, text: 'Thanks.', edited: true })
    await world.untilIdle()
    const after = await request.state()
    expect(await request.values()).toMatchObject({ region: 'westeurope' })
    expect(after).toMatchObject({ revision, shapers })
  })

  it('lets an edited comment replace what it said before', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', workspaceTitle)
    const comment = await request.say('alice', 'region eastus and 2-6 workers')
    await request.edit('alice', comment, '1-3 workers')
    expect(await request.values()).toMatchObject({ region: 'eastus2', min_workers: 1, max_workers: 3 })
    expect(await request.lastWord()).toContain('workers 1-3')
  })

  it('asks again what a comment accepted and accepts no more once it is edited', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', 'Create a Databricks workspace')
    const asked = async () => questionsOf(await request.state())
    const atFirst = await asked()
    const comment = await request.say('alice', 'keep the rest')
    expect(await asked()).toEqual(['team'])
    await request.edit('alice', comment, 'Let me think about it')
    expect(await asked()).toEqual(atFirst)
  })

  it('reads the numbers of an edited comment as those of the questions it answered', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', 'Create a Databricks workspace')
    const number = questionsOf(await request.state()).indexOf('team') + 1
    expect(number).toBeGreaterThan(1)
    const comment = await request.say('alice', `${number}. ml`)
    await request.say('alice', '1. westeurope')
    await request.edit('alice', comment, `${number}. data, rest default`)
    expect(await request.values()).toMatchObject({ team: 'data', region: 'westeurope' })
    expect(questionsOf(await request.state())).toEqual([])
  })

  it('does not take an edited comment for a "yes"', async () => {
    const request = await openRequest(createEngineWorld(), 'alice', portsTitle)
    const comment = await request.say('alice', 'thanks')
    await request.edit('alice', comment, 'yes')
    expect((await request.state()).status).toBe('confirming')
  })

  it('lets an edited issue replace what it said before', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    const { origin } = await request.state()
    await request.send({
      type: 'issue',
      origin,
      by: 'alice',
      title: 'Create a staging workspace for ML team',
      text: '',
      edited: true,
    })
    await world.untilIdle()
    expect(await request.values()).toMatchObject({ environment: 'staging', team: 'ml' })
  })

  it.each([
    ['5-2 workers', 'which is less'],
    ['region moonbase', 'moonbase'],
  ])('says in one sentence what is wrong with "%s" and keeps everything else', async (text, said) => {
    const request = await openRequest(createEngineWorld(), 'alice', workspaceTitle)
    await request.say('alice', 'East US, 1-4 workers')
    const before = await request.values()
    const count = (await request.words()).length
    await request.say('alice', text)
    expect((await request.words()).slice(count)).toEqual([expect.stringContaining(said)])
    expect(await request.values()).toEqual(before)
  })

  it('tells a second request for the same stacks who holds them, and lets it go on once they are free', async () => {
    const world = createEngineWorld()
    const first = await openRequest(world, 'alice', workspaceTitle)
    await first.say('alice', 'yes')
    const second = await openRequest(world, 'erin', workspaceTitle)
    await second.say('erin', 'yes')
    expect(await second.lastWord()).toContain('another request is at work on the same stacks')
    expect(await second.lastWord()).toContain(`#${first.number}`)
    expect((await second.state()).status).toBe('confirming')

    await first.say('alice', '/cancel')
    expect((await first.state()).status).toBe('cancelled')
    await second.say('erin', 'yes')
    expect((await second.state()).status).toBe('in_review')
  })

  it('closes the pull request of a request that is cancelled, and builds nothing', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    await request.say('alice', 'yes')
    const number = await request.pullRequest()
    await request.say('alice', '/cancel')
    expect((await world.forge.pull(number)).state).toBe('closed')
    expect(await world.forge.issue(request.number)).toMatchObject({ state: 'closed', reason: 'not_planned' })
    expect(world.applies).toEqual([])
  })
})

function questionsOf(state: RequestState): string[] {
  return 'brief' in state ? state.brief.questions.map(({ parameter }) => parameter) : []
}
