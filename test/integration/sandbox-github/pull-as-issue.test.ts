import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('a pull request seen as an issue', () => {
  let world: World
  let alice: Octokit
  let bot: Octokit
  let issue_number: number
  beforeAll(async () => {
    world = await startWorld()
    alice = world.as('alice')
    bot = await world.bot()
    await alice.rest.issues.create({ ...infra, title: 'A plain issue' })
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
    issue_number = data.number
  })
  afterAll(async () => {
    await world.close()
  })

  it('is listed and read among issues, and told apart by its pull_request', async () => {
    const { data: listed } = await bot.rest.issues.listForRepo(infra)
    expect(listed.map((item) => [item.number, item.pull_request !== undefined])).toEqual([
      [issue_number, true],
      [1, false],
    ])
    const { data } = await bot.rest.issues.get({ ...infra, issue_number })
    expect(data).toMatchObject({
      title: 'Topic',
      draft: false,
      pull_request: {
        url: `${world.github.url}/repos/acme/infra/pulls/${issue_number}`,
        html_url: `${world.github.url}/acme/infra/pull/${issue_number}`,
        merged_at: null,
      },
    })
  })

  it('tells of every change as pull_request, and of comments as issue_comment', async () => {
    const issue = { ...infra, issue_number }
    await world.forget()
    await bot.rest.issues.addLabels({ ...issue, labels: ['plan'] })
    await bot.rest.issues.removeLabel({ ...issue, name: 'plan' })
    await bot.rest.issues.addAssignees({ ...issue, assignees: ['carol'] })
    await bot.rest.issues.removeAssignees({ ...issue, assignees: ['carol'] })
    await alice.rest.issues.lock({ ...issue, lock_reason: 'spam' })
    await alice.rest.issues.unlock(issue)
    await alice.rest.issues.update({ ...issue, title: 'Renamed', body: 'Words' })
    await alice.rest.issues.update({ ...issue, state: 'closed' })
    await alice.rest.issues.update({ ...issue, state: 'open' })
    const { data: comment } = await bot.rest.issues.createComment({ ...issue, body: 'One' })
    expect(await world.kinds()).toEqual([
      'pull_request.labeled',
      'pull_request.unlabeled',
      'pull_request.assigned',
      'pull_request.unassigned',
      'pull_request.locked',
      'pull_request.unlocked',
      'pull_request.edited',
      'pull_request.closed',
      'pull_request.reopened',
      'issue_comment.created',
    ])
    expect((await world.last('pull_request.labeled')).body).toMatchObject({
      number: issue_number,
      label: { name: 'plan' },
    })
    expect((await world.last('pull_request.assigned')).body).toMatchObject({ assignee: { login: 'carol' } })
    expect((await world.last('pull_request.locked')).body).toMatchObject({
      pull_request: { locked: true, active_lock_reason: 'spam' },
    })
    expect((await world.last('pull_request.edited')).body).toMatchObject({
      changes: { title: { from: 'Topic' }, body: { from: '' } },
    })
    expect((await world.last('issue_comment.created')).body).toMatchObject({
      issue: { number: issue_number, pull_request: { merged_at: null } },
      comment: { id: comment.id, body: 'One' },
    })
  })

  it('takes reactions, which only whose they are takes back', async () => {
    const issue = { ...infra, issue_number }
    const { data } = await bot.rest.reactions.createForIssue({ ...issue, content: 'rocket' })
    await expect(
      alice.rest.reactions.deleteForIssue({ ...issue, reaction_id: data.id }),
    ).rejects.toMatchObject({ status: 403 })
    await bot.rest.reactions.deleteForIssue({ ...issue, reaction_id: data.id })
    expect((await bot.rest.reactions.listForIssue(issue)).data).toEqual([])
  })
})

describe('a comment', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => {
    await world.close()
  })

  it('that is edited tells what it said before and who edited it', async () => {
    const alice = world.as('alice')
    const { data: issue } = await alice.rest.issues.create({ ...infra, title: 'Talk' })
    const words = { ...infra, issue_number: issue.number, body: 'first words' }
    const { data } = await alice.rest.issues.createComment(words)
    await world.as('bob').rest.issues.updateComment({ ...infra, comment_id: data.id, body: 'other words' })
    expect((await world.last('issue_comment.edited')).body).toMatchObject({
      changes: { body: { from: 'first words' } },
      comment: { body: 'other words', user: { login: 'alice' } },
      sender: { login: 'bob' },
    })
  })

  it('is listed for the repository by the time of its writing or of its last edit', async () => {
    const alice = world.as('alice')
    const { data: issue } = await alice.rest.issues.create({ ...infra, title: 'Order' })
    const issue_number = issue.number
    for (const body of ['x', 'y']) await alice.rest.issues.createComment({ ...infra, issue_number, body })
    const bodies = async (fields: { sort?: 'created' | 'updated'; direction?: 'asc' | 'desc' }) =>
      (await alice.rest.issues.listCommentsForRepo({ ...infra, ...fields })).data.map(({ body }) => body)
    expect((await bodies({})).slice(-2)).toEqual(['x', 'y'])
    expect((await bodies({ direction: 'desc' })).slice(-2)).toEqual(['x', 'y'])
    expect((await bodies({ sort: 'created', direction: 'desc' })).slice(0, 2)).toEqual(['y', 'x'])
    expect(await bodies({ sort: 'updated' })).toHaveLength(3)
  })
})

describe('issues in lists', () => {
  let world: World
  let clock = new Date('2026-05-01T10:00:00Z')
  beforeAll(async () => {
    world = await startWorld({ now: () => clock })
    const alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'One', body: 'for @bob' })
    clock = new Date('2026-05-01T10:01:00Z')
    await alice.rest.issues.create({ ...infra, title: 'Two' })
    clock = new Date('2026-05-01T10:02:00Z')
    await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'and a word, @carol.' })
  })
  afterAll(async () => {
    await world.close()
  })

  it.each([
    [{}, [2, 1]],
    [{ direction: 'asc' }, [1, 2]],
    [{ sort: 'updated' }, [1, 2]],
    [{ sort: 'comments', direction: 'desc' }, [1, 2]],
    [{ sort: 'comments', direction: 'asc' }, [2, 1]],
    [{ mentioned: 'bob' }, [1]],
    [{ mentioned: 'carol' }, [1]],
    [{ mentioned: 'mallory' }, []],
    [{ since: '2026-05-01T10:02:00Z' }, [1]],
  ] as const)('answer %j', async (fields, numbers) => {
    const { data } = await world.as('alice').rest.issues.listForRepo({ ...infra, ...fields })
    expect(data.map(({ number }) => number)).toEqual(numbers)
  })
})
