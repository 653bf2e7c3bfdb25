import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('issues, comments, labels and reactions', () => {
  let world: World
  let alice: Octokit
  let bot: Octokit
  let clock = new Date('2026-05-01T10:00:00.900Z')
  beforeAll(async () => {
    world = await startWorld({ now: () => clock })
    alice = world.as('alice')
    bot = await world.bot()
  })
  afterAll(async () => {
    await world.close()
  })

  async function open(fields: { title: string; body?: string; labels?: string[] }): Promise<number> {
    return (await alice.rest.issues.create({ ...infra, ...fields })).data.number
  }

  it('opens an issue with labels on it and tells of each label afterwards', async () => {
    await world.forget()
    await open({ title: 'With labels', labels: ['a', 'b'] })
    expect(await world.kinds()).toEqual(['issues.opened', 'issues.labeled', 'issues.labeled'])
    expect((await world.last('issues.opened')).body).toMatchObject({
      issue: { labels: [{ name: 'a' }, { name: 'b' }] },
    })
  })

  it('writes times in UTC with whole seconds', async () => {
    const issue_number = await open({ title: 'Times' })
    expect((await alice.rest.issues.get({ ...infra, issue_number })).data.created_at).toBe(
      '2026-05-01T10:00:00Z',
    )
  })

  it('edits, closes with a reason and reopens', async () => {
    const issue_number = await open({ title: 'Before', body: 'old' })
    await world.forget()
    await alice.rest.issues.update({ ...infra, issue_number, title: 'After', body: 'new' })
    expect((await world.last('issues.edited')).body).toMatchObject({
      changes: { title: { from: 'Before' }, body: { from: 'old' } },
    })
    const closed = await bot.rest.issues.update({
      ...infra,
      issue_number,
      state: 'closed',
      state_reason: 'not_planned',
    })
    expect(closed.data).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_by: { login: 'planwright[bot]' },
    })
    const reopened = await alice.rest.issues.update({ ...infra, issue_number, state: 'open' })
    expect(reopened.data).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null })
    await alice.rest.issues.update({ ...infra, issue_number, state: 'open' })
    expect(await world.kinds()).toEqual(['issues.edited', 'issues.closed', 'issues.reopened'])
  })

  it.each([
    ['an issue without a title', { title: '' }],
    ['a title of 257 characters', { title: 'x'.repeat(257) }],
    ['a body of 65,537 characters', { title: 'x', body: 'x'.repeat(65_537) }],
  ])('refuses %s', async (_what, fields) => {
    await expect(alice.rest.issues.create({ ...infra, ...fields })).rejects.toMatchObject({
      status: 422,
      response: { data: { message: 'Validation Failed', status: '422' } },
    })
  })

  it('takes a comment of 65,536 characters and refuses one more', async () => {
    const issue_number = await open({ title: 'Long' })
    await bot.rest.issues.createComment({ ...infra, issue_number, body: 'x'.repeat(65_536) })
    await expect(
      bot.rest.issues.createComment({ ...infra, issue_number, body: 'x'.repeat(65_537) }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(bot.rest.issues.createComment({ ...infra, issue_number, body: ' ' })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('answers a body that is no JSON as GitHub does', async () => {
    const response = await fetch(`${world.github.url}/repos/acme/infra/issues`, {
      method: 'POST',
      headers: { authorization: `token ${world.github.tokens['alice']}` },
      body: '{"title":',
    })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { message: 'Problems parsing JSON' },
    ])
  })

  it('lists by state, label, creator and time', async () => {
    const issue_number = await open({ title: 'Filtered', labels: ['filtered'] })
    clock = new Date('2026-05-01T11:00:00Z')
    await bot.rest.issues.createComment({ ...infra, issue_number, body: 'bump' })
    const numbers = async (fields: Parameters<Octokit['rest']['issues']['listForRepo']>[0]) =>
      (await bot.rest.issues.listForRepo(fields)).data.map(({ number }) => number)
    expect(await numbers({ ...infra, labels: 'filtered' })).toEqual([issue_number])
    expect(await numbers({ ...infra, since: '2026-05-01T11:00:00Z' })).toEqual([issue_number])
    expect(await numbers({ ...infra, creator: 'mallory' })).toEqual([])
    expect(await numbers({ ...infra, state: 'closed' })).toEqual([])
    const everything = await numbers({ ...infra, state: 'all', direction: 'asc' })
    expect(everything).toEqual(everything.toSorted((left, right) => left - right))
  })

  it('pages through comments and finds those since a moment of the same second', async () => {
    const issue_number = await open({ title: 'Many comments' })
    for (let index = 0; index < 5; index += 1) {
      await bot.rest.issues.createComment({ ...infra, issue_number, body: `comment ${index}` })
    }
    clock = new Date('2026-05-01T12:00:00.100Z')
    await bot.rest.issues.createComment({ ...infra, issue_number, body: 'late' })
    const all = await bot.paginate(bot.rest.issues.listComments, { ...infra, issue_number, per_page: 2 })
    expect(all.map(({ body }) => body)).toEqual([
      'comment 0',
      'comment 1',
      'comment 2',
      'comment 3',
      'comment 4',
      'late',
    ])
    const since = '2026-05-01T12:00:00Z'
    const late = await bot.rest.issues.listComments({ ...infra, issue_number, since })
    expect(late.data.map(({ body }) => body)).toEqual(['late'])
    expect((await bot.rest.issues.listCommentsForRepo({ ...infra, since })).data).toHaveLength(1)
    await expect(
      bot.rest.issues.listComments({ ...infra, issue_number, since: 'soon' }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('deletes a comment and tells its last words', async () => {
    const issue_number = await open({ title: 'Deleting' })
    const { data } = await alice.rest.issues.createComment({ ...infra, issue_number, body: 'gone soon' })
    await alice.rest.issues.deleteComment({ ...infra, comment_id: data.id })
    expect((await world.last('issue_comment.deleted')).body).toMatchObject({ comment: { body: 'gone soon' } })
    await expect(alice.rest.issues.getComment({ ...infra, comment_id: data.id })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('sends no event for an edit that changes nothing', async () => {
    const issue_number = await open({ title: 'Same', body: 'same' })
    const { data } = await bot.rest.issues.createComment({ ...infra, issue_number, body: 'same' })
    await world.forget()
    await bot.rest.issues.updateComment({ ...infra, comment_id: data.id, body: 'same' })
    await alice.rest.issues.update({ ...infra, issue_number, title: 'Same', body: 'same' })
    expect(await world.kinds()).toEqual([])
  })

  it('creates, edits, sets and removes labels', async () => {
    const issue_number = await open({ title: 'Labels' })
    await bot.rest.issues.createLabel({
      ...infra,
      name: 'Plan ready',
      color: '0e8a16',
      description: 'A plan waits',
    })
    await expect(bot.rest.issues.createLabel({ ...infra, name: 'plan READY' })).rejects.toMatchObject({
      status: 422,
    })
    await bot.rest.issues.setLabels({ ...infra, issue_number, labels: ['Plan ready', 'new'] })
    await bot.rest.issues.setLabels({ ...infra, issue_number, labels: ['new'] })
    expect((await world.last('issues.unlabeled')).body).toMatchObject({ label: { name: 'Plan ready' } })
    const left = await bot.rest.issues.removeLabel({ ...infra, issue_number, name: 'new' })
    expect(left.data).toEqual([])
    await expect(bot.rest.issues.removeLabel({ ...infra, issue_number, name: 'new' })).rejects.toMatchObject({
      status: 404,
    })
    await bot.rest.issues.updateLabel({ ...infra, name: 'plan ready', new_name: 'ready', color: 'ffffff' })
    expect((await bot.rest.issues.getLabel({ ...infra, name: 'ready' })).data).toMatchObject({
      color: 'ffffff',
    })
    expect((await bot.rest.issues.listLabelsForRepo(infra)).data.map(({ name }) => name)).toContain('ready')
  })

  it('counts reactions, keeps one of a kind from each person and removes them', async () => {
    const issue_number = await open({ title: 'Reactions' })
    const first = await alice.rest.reactions.createForIssue({ ...infra, issue_number, content: '+1' })
    expect(first.status).toBe(201)
    const again = await alice.rest.reactions.createForIssue({ ...infra, issue_number, content: '+1' })
    expect([again.status, again.data.id]).toEqual([200, first.data.id])
    await bot.rest.reactions.createForIssue({ ...infra, issue_number, content: 'eyes' })
    const { data } = await bot.rest.issues.get({ ...infra, issue_number })
    expect(data.reactions).toMatchObject({ total_count: 2, '+1': 1, eyes: 1, heart: 0 })
    expect(
      (await bot.rest.reactions.listForIssue({ ...infra, issue_number, content: 'eyes' })).data,
    ).toHaveLength(1)
    await alice.rest.reactions.deleteForIssue({ ...infra, issue_number, reaction_id: first.data.id })
    expect((await bot.rest.reactions.listForIssue({ ...infra, issue_number })).data).toHaveLength(1)
  })

  it('answers 304 to a reader who has the newest version', async () => {
    const issue_number = await open({ title: 'Cached' })
    const { headers } = await alice.rest.issues.get({ ...infra, issue_number })
    const again = { ...infra, issue_number, headers: { 'if-none-match': headers.etag ?? '' } }
    await expect(alice.rest.issues.get(again)).rejects.toMatchObject({ status: 304 })
    await alice.rest.issues.update({ ...infra, issue_number, title: 'Changed' })
    expect((await alice.rest.issues.get(again)).status).toBe(200)
  })

  it('tells limits, zen and who a token belongs to', async () => {
    expect((await alice.rest.rateLimit.get()).data.rate.limit).toBe(5000)
    expect((await alice.rest.users.getAuthenticated()).data.login).toBe('alice')
    expect((await alice.rest.users.getByUsername({ username: 'planwright[bot]' })).data.type).toBe('Bot')
    await expect(alice.rest.issues.get({ ...infra, issue_number: 9999 })).rejects.toMatchObject({
      status: 404,
      response: { data: { message: 'Not Found', status: '404' } },
    })
    await expect(alice.request('GET /no/such/route')).rejects.toMatchObject({ status: 404 })
  })
})
