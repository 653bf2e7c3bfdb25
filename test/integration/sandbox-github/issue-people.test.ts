import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('assignees', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    world = await startWorld()
    alice = world.as('alice')
  })
  afterAll(async () => {
    await world.close()
  })

  async function open(fields: { assignees?: string[] } = {}): Promise<number> {
    return (await alice.rest.issues.create({ ...infra, title: 'Assigned', ...fields })).data.number
  }

  function logins(issue: { assignees?: readonly { login: string }[] | null }): string[] {
    return (issue.assignees ?? []).map(({ login }) => login)
  }

  it('lists and checks who may be assigned: people of the repository, no outsiders, no bots', async () => {
    const { data } = await alice.rest.issues.listAssignees(infra)
    expect(data.map(({ login }) => login).toSorted()).toEqual(['alice', 'bob', 'carol'])
    expect((await alice.rest.issues.checkUserCanBeAssigned({ ...infra, assignee: 'BOB' })).status).toBe(204)
    for (const assignee of ['mallory', 'planwright[bot]', 'nobody-at-all']) {
      await expect(alice.rest.issues.checkUserCanBeAssigned({ ...infra, assignee })).rejects.toMatchObject({
        status: 404,
      })
    }
    const issue_number = await open()
    const check = { ...infra, issue_number, assignee: 'carol' }
    expect((await alice.rest.issues.checkUserCanBeAssignedToIssue(check)).status).toBe(204)
    await expect(
      alice.rest.issues.checkUserCanBeAssignedToIssue({ ...check, issue_number: 9999 }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('assigns, takes off again and tells of each person', async () => {
    const issue_number = await open({ assignees: ['bob'] })
    await world.forget()
    const added = await alice.rest.issues.addAssignees({
      ...infra,
      issue_number,
      assignees: ['carol', 'bob'],
    })
    expect([added.status, logins(added.data)]).toEqual([201, ['bob', 'carol']])
    expect((await world.last('issues.assigned')).body).toMatchObject({
      assignee: { login: 'carol' },
      sender: { login: 'alice' },
      issue: { assignees: [{ login: 'bob' }, { login: 'carol' }], assignee: { login: 'bob' } },
    })
    const left = await alice.rest.issues.removeAssignees({
      ...infra,
      issue_number,
      assignees: ['bob', 'mallory'],
    })
    expect([left.status, logins(left.data)]).toEqual([200, ['carol']])
    expect(await world.kinds()).toEqual(['issues.assigned', 'issues.unassigned'])
  })

  it('passes over people who may not be assigned when they are added', async () => {
    const issue_number = await open()
    await world.forget()
    const { status, data } = await alice.rest.issues.addAssignees({
      ...infra,
      issue_number,
      assignees: ['mallory', 'no-such-person'],
    })
    expect([status, logins(data)]).toEqual([201, []])
    expect(await world.kinds()).toEqual([])
  })

  it('refuses them by name in a new issue and in an edit', async () => {
    const issue_number = await open()
    const refusal = {
      status: 422,
      response: {
        data: {
          message: 'Validation Failed',
          errors: [{ value: 'mallory', resource: 'Issue', field: 'assignees', code: 'invalid' }],
        },
      },
    }
    await expect(open({ assignees: ['mallory'] })).rejects.toMatchObject(refusal)
    await expect(
      alice.rest.issues.update({ ...infra, issue_number, assignees: ['bob', 'mallory'] }),
    ).rejects.toMatchObject(refusal)
    expect(logins((await alice.rest.issues.get({ ...infra, issue_number })).data)).toEqual([])
  })

  it('makes the assignees exactly those of an edit, in lists and in the older single form', async () => {
    const issue_number = await open({ assignees: ['bob'] })
    await world.forget()
    await alice.rest.issues.update({ ...infra, issue_number, assignees: ['carol'] })
    expect(await world.kinds()).toEqual(['issues.unassigned', 'issues.assigned'])
    const nobody = await alice.rest.issues.update({ ...infra, issue_number, assignee: null })
    expect(logins(nobody.data)).toEqual([])
    const single = await alice.rest.issues.update({ ...infra, issue_number, assignee: 'alice' })
    expect(single.data.assignee?.login).toBe('alice')
  })

  it('tells of an assignment of a new issue after its opening', async () => {
    await world.forget()
    await open({ assignees: ['bob'] })
    expect(await world.kinds()).toEqual(['issues.opened', 'issues.assigned'])
  })

  it('finds issues by assignee', async () => {
    const issue_number = await open({ assignees: ['carol'] })
    const numbers = async (assignee: string) =>
      (await alice.rest.issues.listForRepo({ ...infra, assignee })).data.map(({ number }) => number)
    expect(await numbers('carol')).toContain(issue_number)
    expect(await numbers('none')).not.toContain(issue_number)
    expect(await numbers('*')).toContain(issue_number)
    await expect(numbers('no-such-person')).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ field: 'assignee', code: 'invalid' }] } },
    })
  })

  it('keeps outsiders from assigning', async () => {
    const issue_number = await open()
    await expect(
      world.as('mallory').rest.issues.addAssignees({ ...infra, issue_number, assignees: ['bob'] }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('a locked conversation', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => {
    await world.close()
  })

  it('is open to people with write access only, until it is unlocked', async () => {
    const alice = world.as('alice')
    const mallory = world.as('mallory')
    const { data } = await alice.rest.issues.create({ ...infra, title: 'Locked' })
    const issue = { ...infra, issue_number: data.number }
    const { data: comment } = await mallory.rest.issues.createComment({ ...issue, body: 'mine' })
    await world.forget()
    expect((await alice.rest.issues.lock({ ...issue, lock_reason: 'resolved' })).status).toBe(204)
    expect((await alice.rest.issues.get(issue)).data).toMatchObject({
      locked: true,
      active_lock_reason: 'resolved',
    })
    const words = { ...issue, body: 'but' }
    const refused = (what: string) => ({
      status: 403,
      response: { data: { message: `Unable to create ${what} because issue is locked.` } },
    })
    await expect(mallory.rest.issues.createComment(words)).rejects.toMatchObject(refused('comment'))
    await expect(mallory.rest.reactions.createForIssue({ ...issue, content: '+1' })).rejects.toMatchObject(
      refused('reaction'),
    )
    await expect(
      mallory.rest.reactions.createForIssueComment({ ...infra, comment_id: comment.id, content: '+1' }),
    ).rejects.toMatchObject(refused('reaction'))
    expect((await alice.rest.issues.createComment(words)).status).toBe(201)
    expect((await alice.rest.reactions.createForIssue({ ...issue, content: '+1' })).status).toBe(201)
    await alice.rest.issues.unlock(issue)
    expect((await mallory.rest.issues.createComment(words)).status).toBe(201)
    expect(await world.kinds()).toEqual([
      'issues.locked',
      'issue_comment.created',
      'issues.unlocked',
      'issue_comment.created',
    ])
  })

  it('keeps apps out, whatever their permissions', async () => {
    const alice = world.as('alice')
    const { data } = await alice.rest.issues.create({ ...infra, title: 'Locked for bots' })
    const issue = { ...infra, issue_number: data.number }
    await alice.rest.issues.lock(issue)
    const bot = await world.bot()
    await expect(bot.rest.issues.createComment({ ...issue, body: 'x' })).rejects.toMatchObject({
      status: 403,
    })
    expect((await bot.rest.issues.addLabels({ ...issue, labels: ['still'] })).status).toBe(200)
  })

  it('is announced once, and an unknown reason is refused', async () => {
    const alice = world.as('alice')
    const { data } = await alice.rest.issues.create({ ...infra, title: 'Once' })
    const issue = { ...infra, issue_number: data.number }
    await world.forget()
    await alice.rest.issues.lock(issue)
    await alice.rest.issues.lock(issue)
    expect(await world.kinds()).toEqual(['issues.locked'])
    await expect(
      alice.request({
        method: 'PUT',
        url: `/repos/acme/infra/issues/${data.number}/lock`,
        lock_reason: 'boring',
      }),
    ).rejects.toMatchObject({ status: 422 })
  })
})

describe('an app that may write pull requests only', () => {
  let world: World
  let token: string
  let pullNumber: number
  let comment: number
  beforeAll(async () => {
    world = await startWorld()
    const alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'Plain', labels: ['known'] })
    comment = (await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'x' })).data.id
    const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/topic', sha: main.data.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'a.txt',
      branch: 'topic',
      message: 'Add a',
      content: 'YQ==',
    })
    const { data } = await alice.rest.pulls.create({ ...infra, head: 'topic', base: 'main', title: 'Topic' })
    pullNumber = data.number
    const scoped = await world.app.octokit.rest.apps.createInstallationAccessToken({
      installation_id: world.github.app.installationId,
      permissions: { pull_requests: 'write' },
    })
    token = scoped.data.token
  })
  afterAll(async () => {
    await world.close()
  })

  async function send(method: string, path: string, body?: Record<string, unknown>): Promise<number> {
    const response = await fetch(`${world.github.url}/repos/acme/infra/${path}`, {
      method,
      headers: { authorization: `token ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.status
  }

  const changes = [
    ['POST', 'comments', { body: 'x' }, 201],
    ['POST', 'labels', { labels: ['known'] }, 200],
    ['POST', 'assignees', { assignees: ['bob'] }, 201],
    ['POST', 'reactions', { content: 'eyes' }, 201],
    ['PATCH', '', { title: 'Other' }, 200],
    ['PUT', 'lock', undefined, 204],
  ] as const

  it.each(changes)('changes a pull request and no issue: %s %s', async (method, part, body, status) => {
    const path = (number: number) => `issues/${number}${part === '' ? '' : `/${part}`}`
    expect(await send(method, path(pullNumber), body)).toBe(status)
    expect(await send(method, path(1), body)).toBe(403)
  })

  it('touches no comment of an issue and makes no labels', async () => {
    expect(await send('PATCH', `issues/comments/${comment}`, { body: 'y' })).toBe(403)
    expect(await send('DELETE', `issues/comments/${comment}`)).toBe(403)
    expect(await send('POST', `issues/comments/${comment}/reactions`, { content: 'eyes' })).toBe(403)
    expect(await send('POST', 'labels', { name: 'new' })).toBe(403)
    expect(await send('POST', `issues/${pullNumber}/labels`, { labels: ['new'] })).toBe(403)
    expect(await send('POST', 'issues', { title: 'New' })).toBe(403)
    expect(await send('GET', 'issues/1')).toBe(200)
  })
})
