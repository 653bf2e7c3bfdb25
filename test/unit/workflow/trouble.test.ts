import { describe, expect, it } from 'vitest'
import { repositoryFiles } from '../../../sandbox/stories/repository.ts'
import type { RepositoryForge } from '../../../src/ports/forge.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import {
  fileIssue,
  openRequest,
  portsAtTheGate,
  portsInReview,
  portsTitle,
  workspaceTitle,
} from '../../support/played-request.ts'

const policyFile = '.github/planwright.yml'
/** Longer than a policy is remembered. */
const aWhileMs = 60_000

const calledInPorts: (keyof RepositoryForge)[] = [
  'readFile',
  'role',
  'acknowledge',
  'findComment',
  'createComment',
  'updateComment',
  'openPullRequest',
  'updatePullRequestBody',
  'readFolder',
  'putCheckRun',
  'closeIssue',
]

describe('the engine, a forge that does not answer', () => {
  it.each(calledInPorts.flatMap((method) => [[method, 'before'] as const, [method, 'after'] as const]))(
    'does %s again when it fails %s it was done, and posts nothing twice',
    async (method, when) => {
      const world = createEngineWorld()
      world.forge.failNext(method, when)
      const request = await portsAtTheGate(world)
      world.forge.failNext(method, when)
      await request.say('bob', 'confirm access')

      expect((await request.state()).status).toBe('done')
      expect(world.errors()).not.toEqual([])
      expect(world.alarms()).toEqual([])
      const words = await request.words()
      expect(new Set(words).size).toBe(words.length)
      expect(words.map((text) => text.split('\n')[0])).toEqual([
        expect.stringMatching(/^\*\*Done/),
        expect.stringMatching(/^\*\*The pull request is open/),
        expect.stringMatching(/^\*\*Waiting for an approver/),
        expect.stringMatching(/^\*\*Done/),
      ])
      expect(world.applies).toHaveLength(1)
    },
  )
})

describe('the engine, a forge that says no', () => {
  it.each(['putCheckRun', 'updateComment', 'updatePullRequestBody', 'acknowledge'] as const)(
    'gives up %s once, raises an alarm and goes on',
    async (method) => {
      const world = createEngineWorld()
      const request = await openRequest(world, 'alice', portsTitle)
      world.refuseNext(method)
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('in_review')
      expect(world.alarms()).toHaveLength(1)
      expect(world.errors()).toEqual([])
    },
  )
})

describe('the engine, a configuration that cannot be used', () => {
  it('is told once, and the request goes on when it is repaired', async () => {
    const world = createEngineWorld()
    await world.forge.push('bob', 'main', { [policyFile]: 'version: 1\nregoin: eastus\n' })
    const { origin, request } = await fileIssue(world, 'alice', portsTitle)
    await request.send({ type: 'issue', origin, by: 'alice', title: portsTitle, text: '', edited: false })
    await until(() => world.errors().length >= 3)
    const [told, ...more] = await request.words()
    expect(told).toContain('the configuration of this repository has a problem')
    expect(told).toContain('regoin')
    expect(more).toEqual([])

    await world.forge.push('bob', 'main', repositoryFiles)
    await world.untilIdle()
    expect((await request.state()).status).toBe('confirming')
  })

  it('holds the answer to a comment and loses nothing of it', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    world.pass(aWhileMs)
    await world.forge.push('bob', 'main', { [policyFile]: 'version: [' })
    const id = await world.forge.comment('alice', request.number, 'East US')
    await request.send({
      type: 'comment',
      number: request.number,
      id,
      by: 'alice',
      text: 'East US',
      edited: false,
    })
    await until(() => world.errors().length >= 2)
    expect((await request.values())['region']).toBe('eastus2')
    await world.forge.push('bob', 'main', repositoryFiles)
    await world.untilIdle()
    expect((await request.values())['region']).toBe('eastus')
  })
})

describe('the engine, a signal that nobody can read', () => {
  it('is told with a reference, raises an alarm and does not block the request', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    await world.receive(request.key, { type: 'comment', number: 'seven' })
    await request.say('alice', 'East US')
    expect((await request.values())['region']).toBe('eastus')
    const told = (await request.words()).filter((text) => text.includes('a mistake in Planwright'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(request.key)
    expect(world.alarms()).toHaveLength(1)
  })

  it('is dropped when nothing is known of its request', async () => {
    const world = createEngineWorld()
    await world.receive('acme/infra#99', { type: 'nonsense' })
    await world.untilIdle()
    expect(await world.store.unfinished()).toEqual([])
    expect(world.alarms()).toHaveLength(1)
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('the engine, work that cannot be done', () => {
  it('lets a person say "yes" again when the forge refuses the pull request', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    world.refuseNext('openPullRequest')
    await request.say('alice', 'yes')
    expect((await request.state()).status).toBe('confirming')
    expect(await request.lastWord()).toContain('could not be opened')
    await request.say('alice', 'yes')
    expect((await request.state()).status).toBe('in_review')
  })

  it('fails a stack whose run was given up, so that it can be retried', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    await request.approve('bob')
    world.refuseNext('readFolder')
    await request.merge('bob')
    expect((await request.stack('firewall')).progress.status).toBe('plan_failed')
    expect(await request.lastWord()).toContain('firewall failed')
    await request.say('alice', '/retry firewall')
    await request.say('bob', 'confirm access')
    expect((await request.state()).status).toBe('done')
  })

  it('does not answer people without access, whatever they confirm or approve', async () => {
    const world = createEngineWorld()
    const request = await portsAtTheGate(world)
    const words = await request.words()
    await request.say('mallory', 'confirm access')
    await request.say('mallory', '/confirm access')
    expect(await request.words()).toEqual(words)
  })

  it('says what was merged too early and proposes the newer version again', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    world.refuseNext('openPullRequest')
    await request.say('alice', 'make it port 8443')
    await request.merge('bob')
    expect(await request.lastWord()).toContain('was merged while a newer version')
    await request.say('alice', 'yes')
    expect((await request.state()).status).toBe('in_review')
    expect((await request.values())['ports']).toEqual(['8443'])
    expect(world.applies).toEqual([])
  })

  it('takes a bare /confirm for a yes', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    await request.say('alice', '/confirm')
    expect((await request.state()).status).toBe('in_review')
  })

  it('sets a value by command', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    await request.say('alice', '/set ports 8443')
    expect((await request.values())['ports']).toEqual(['8443'])
  })
})

describe('the engine, news that come while the pull request is being opened', () => {
  it('closes the pull request of a request that is cancelled meanwhile', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    await request.send({
      type: 'comment',
      number: request.number,
      id: '9001',
      by: 'alice',
      text: 'yes',
      edited: false,
    })
    await request.send({
      type: 'comment',
      number: request.number,
      id: '9002',
      by: 'alice',
      text: 'cancel',
      edited: false,
    })
    await world.untilIdle()
    expect(await request.state()).toMatchObject({
      status: 'cancelled',
      proposal: { number: expect.any(Number) },
    })
    const { state } = await world.forge.pull(await request.pullRequest())
    expect(state).toBe('closed')
  })

  it('keeps one pull request when a name changes meanwhile', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', workspaceTitle)
    await request.send({
      type: 'comment',
      number: request.number,
      id: '9001',
      by: 'alice',
      text: 'yes',
      edited: false,
    })
    await request.send({
      type: 'comment',
      number: request.number,
      id: '9002',
      by: 'alice',
      text: 'workspace: dbw-ml-live',
      edited: false,
    })
    await world.untilIdle()
    const { status, ...rest } = await request.state()
    expect(status).toBe('in_review')
    expect('proposal' in rest && rest.proposal?.branch).toContain('dbw-ml-prod')
    expect(await request.values()).toMatchObject({ workspace_name: 'dbw-ml-live' })
  })

  it('writes a new status comment when somebody deleted it', async () => {
    const world = createEngineWorld()
    const request = await openRequest(world, 'alice', portsTitle)
    const { statusComment } = await request.state()
    await world.forge.forge.repository(world.forge.place).deleteComment(statusComment ?? '')
    await request.say('alice', 'make it port 8443')
    expect((await request.state()).statusComment).not.toBe(statusComment)
    expect((await request.words()).join('\n')).toContain('8443')
  })
})
