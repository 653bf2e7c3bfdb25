import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const issues = '/repos/acme/infra/issues'
const issue = `${issues}/1`
const oneComment = `${issues}/comments/:comment`
const labels = '/repos/acme/infra/labels'
const milestones = '/repos/acme/infra/milestones'

interface Refusal {
  readonly status: number
  readonly message: string
  readonly errors?: readonly Record<string, unknown>[]
}

describe('what the issue routes refuse', () => {
  let world: World
  let comment = 0
  let reaction = 0
  beforeAll(async () => {
    world = await startWorld()
    const alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'One', labels: ['known'] })
    const made = await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'by alice' })
    comment = made.data.id
    const liked = await alice.rest.reactions.createForIssue({ ...infra, issue_number: 1, content: '+1' })
    reaction = liked.data.id
    await alice.rest.issues.createMilestone({ ...infra, title: 'Taken' })
  })
  afterAll(async () => {
    await world.close()
  })

  async function send(login: string | null, method: string, template: string, body?: unknown) {
    const path = template.replace(':comment', String(comment)).replace(':reaction', String(reaction))
    const response = await fetch(`${world.github.url}${path}`, {
      method,
      ...(login === null ? {} : { headers: { authorization: `token ${world.github.tokens[login]}` } }),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    return { status: response.status, answer }
  }

  function failed(...errors: Record<string, unknown>[]): Refusal {
    return { status: 422, message: 'Validation Failed', errors }
  }

  function tooLong(resource: string, field: string, limit: number): Refusal {
    const message = `${field} is too long (maximum is ${limit} characters)`
    return failed({ resource, code: 'custom', field, message })
  }

  function badComment(message: string): Refusal {
    return failed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
  }

  function notMember(field: string, value: string, ...members: string[]): Refusal {
    const known = members.map((member) => `"${member}"`).join(', ')
    return invalid(`For 'properties/${field}', "${value}" is not a member of [${known}].`)
  }

  function invalid(text: string): Refusal {
    return { status: 422, message: `Invalid request.\n\n${text}` }
  }

  const long = 'x'.repeat(65_537)
  const badJson: Refusal = { status: 400, message: 'Problems parsing JSON' }
  const notObject: Refusal = { status: 400, message: 'Body should be a JSON object' }

  const bodies: readonly (readonly [string, string, unknown, Refusal])[] = [
    ['POST', issues, '{"title":', badJson],
    ['POST', issues, '["title"]', notObject],
    ['POST', issues, '"title"', notObject],
    ['POST', issues, {}, invalid('"title" wasn\'t supplied.')],
    ['POST', issues, { title: null }, invalid("For 'properties/title', nil is not a string.")],
    ['POST', issues, { title: [] }, invalid("For 'properties/title', [] is not a string.")],
    ['POST', issues, { title: '  ' }, failed({ resource: 'Issue', code: 'missing_field', field: 'title' })],
    ['POST', issues, { title: 'x'.repeat(257) }, tooLong('Issue', 'title', 256)],
    ['POST', issues, { title: 'x', body: long }, tooLong('Issue', 'body', 65536)],
    ['POST', issues, { title: 'x', body: 7 }, invalid("For 'properties/body', 7 is not a string.")],
    [
      'POST',
      issues,
      { title: 'x', milestone: 99 },
      failed({ value: 99, resource: 'Issue', field: 'milestone', code: 'invalid' }),
    ],
    [
      'POST',
      issues,
      { title: 'x', labels: [7] },
      failed({ resource: 'Label', field: 'name', code: 'invalid' }),
    ],
    [
      'POST',
      issues,
      { title: 'x', assignees: 'bob' },
      invalid('For \'properties/assignees\', "bob" is not an array.'),
    ],
    ['PATCH', issue, { state: 'done' }, notMember('state', 'done', 'open', 'closed')],
    [
      'PATCH',
      issue,
      { state: 'closed', state_reason: 'bored' },
      notMember('state_reason', 'bored', 'completed', 'not_planned', 'duplicate', 'reopened'),
    ],
    ['PATCH', issue, { title: 'x'.repeat(257) }, tooLong('Issue', 'title', 256)],
    ['PATCH', issue, { title: '' }, failed({ resource: 'Issue', code: 'missing_field', field: 'title' })],
    ['PATCH', issue, { body: long }, tooLong('Issue', 'body', 65536)],
    [
      'PATCH',
      issue,
      { milestone: 'soon' },
      failed({ value: 'soon', resource: 'Issue', field: 'milestone', code: 'invalid' }),
    ],
    ['POST', `${issue}/comments`, 'body=x', badJson],
    ['POST', `${issue}/comments`, {}, invalid('"body" wasn\'t supplied.')],
    ['POST', `${issue}/comments`, { body: null }, invalid("For 'properties/body', nil is not a string.")],
    ['POST', `${issue}/comments`, { body: ' \n' }, badComment('Body cannot be blank')],
    [
      'POST',
      `${issue}/comments`,
      { body: long },
      badComment('Body is too long (maximum is 65536 characters)'),
    ],
    ['PATCH', oneComment, { body: long }, badComment('Body is too long (maximum is 65536 characters)')],
    ['PATCH', oneComment, {}, invalid('"body" wasn\'t supplied.')],
    ['POST', `${issue}/reactions`, {}, invalid('"content" wasn\'t supplied.')],
    [
      'POST',
      `${issue}/reactions`,
      { content: 'thumbs' },
      notMember('content', 'thumbs', '+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'),
    ],
    [
      'POST',
      `${issue}/labels`,
      { labels: 'known' },
      failed({ resource: 'Label', field: 'labels', code: 'invalid' }),
    ],
    [
      'POST',
      `${issue}/labels`,
      { labels: [''] },
      failed({ resource: 'Label', code: 'missing_field', field: 'name' }),
    ],
    [
      'PUT',
      `${issue}/labels`,
      { labels: [{}] },
      failed({ resource: 'Label', field: 'name', code: 'invalid' }),
    ],
    ['DELETE', `${issue}/labels/unknown`, undefined, { status: 404, message: 'Label does not exist' }],
    ['POST', labels, {}, invalid('"name" wasn\'t supplied.')],
    ['POST', labels, { name: 'KNOWN' }, failed({ resource: 'Label', code: 'already_exists', field: 'name' })],
    [
      'POST',
      labels,
      { name: 'x', color: '#ffffff' },
      failed({ resource: 'Label', code: 'invalid', field: 'color' }),
    ],
    ['POST', labels, { name: 'x'.repeat(51) }, tooLong('Label', 'name', 50)],
    ['POST', labels, { name: 'x', description: 'x'.repeat(101) }, tooLong('Label', 'description', 100)],
    ['POST', milestones, {}, invalid('"title" wasn\'t supplied.')],
    [
      'POST',
      milestones,
      { title: 'Taken' },
      failed({ resource: 'Milestone', code: 'already_exists', field: 'title' }),
    ],
    [
      'POST',
      milestones,
      { title: 'x', due_on: 'spring' },
      failed({ resource: 'Milestone', code: 'invalid', field: 'due_on' }),
    ],
    [
      'PATCH',
      '/repos/acme/infra/milestones/1',
      { state: 'done' },
      notMember('state', 'done', 'open', 'closed'),
    ],
    [
      'POST',
      `${issue}/assignees`,
      { assignees: [7] },
      invalid("For 'properties/assignees', 7 is not an array of strings."),
    ],
    ['POST', `${issue}/sub_issues`, {}, invalid('"sub_issue_id" wasn\'t supplied.')],
    [
      'POST',
      `${issue}/sub_issues`,
      { sub_issue_id: '1' },
      invalid('For \'properties/sub_issue_id\', "1" is not an integer.'),
    ],
    [
      'PUT',
      `${issue}/lock`,
      { lock_reason: 'dull' },
      notMember('lock_reason', 'dull', 'off-topic', 'too heated', 'resolved', 'spam'),
    ],
    [
      'GET',
      '/repos/acme/infra/issues?assignee=no-such-person',
      undefined,
      failed({ value: 'no-such-person', resource: 'Issue', field: 'assignee', code: 'invalid' }),
    ],
  ]

  it.each(
    bodies.map(
      (row, index) =>
        [`${row[0]} ${row[1]} ${JSON.stringify(row[2] ?? '').slice(0, 60)} (${index})`, row] as const,
    ),
  )('%s', async (_title, [method, path, body, refusal]) => {
    const { status, answer } = await send('alice', method, path, body)
    const { message, errors } = refusal
    expect([status, answer]).toEqual([
      refusal.status,
      {
        message,
        ...(errors === undefined ? {} : { errors }),
        documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\//),
        status: String(refusal.status),
      },
    ])
  })

  const missing = [
    ['GET', '/repos/acme/infra/issues/9999'],
    ['PATCH', '/repos/acme/infra/issues/9999'],
    ['GET', '/repos/acme/infra/issues/9999/comments'],
    ['POST', '/repos/acme/infra/issues/9999/comments'],
    ['GET', '/repos/acme/infra/issues/comments/9999'],
    ['PATCH', '/repos/acme/infra/issues/comments/9999'],
    ['DELETE', '/repos/acme/infra/issues/comments/9999'],
    ['GET', '/repos/acme/infra/issues/9999/labels'],
    ['POST', '/repos/acme/infra/issues/9999/labels'],
    ['PUT', '/repos/acme/infra/issues/9999/lock'],
    ['DELETE', '/repos/acme/infra/issues/9999/lock'],
    ['GET', '/repos/acme/infra/issues/9999/events'],
    ['GET', '/repos/acme/infra/issues/9999/reactions'],
    ['POST', '/repos/acme/infra/issues/9999/reactions'],
    ['DELETE', `${issue}/reactions/9999`],
    ['POST', '/repos/acme/infra/issues/9999/assignees'],
    ['GET', '/repos/acme/infra/labels/none'],
    ['PATCH', '/repos/acme/infra/labels/none'],
    ['DELETE', '/repos/acme/infra/labels/none'],
    ['GET', '/repos/acme/infra/milestones/99'],
    ['PATCH', '/repos/acme/infra/milestones/99'],
    ['DELETE', '/repos/acme/infra/milestones/99'],
    ['GET', '/repos/acme/infra/issues/9999/sub_issues'],
    ['GET', `${issue}/parent`],
    ['GET', '/repos/acme/infra/issues/one'],
  ] as const

  it.each(missing)('%s %s is not there', async (method, path) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : { body: 'x', content: '+1' }
    expect(await send('alice', method, path, body)).toMatchObject({
      status: 404,
      answer: { message: 'Not Found', status: '404' },
    })
  })

  /** What an outsider and what somebody without a name hears. */
  const strangers = [
    ['PATCH', issue, { title: 'x' }, 403],
    ['POST', `${issue}/labels`, { labels: ['known'] }, 403],
    ['PUT', `${issue}/labels`, { labels: ['known'] }, 403],
    ['DELETE', `${issue}/labels`, undefined, 403],
    ['DELETE', `${issue}/labels/known`, undefined, 403],
    ['POST', `${issue}/assignees`, { assignees: ['bob'] }, 403],
    ['DELETE', `${issue}/assignees`, { assignees: ['bob'] }, 403],
    ['PUT', `${issue}/lock`, undefined, 403],
    ['DELETE', `${issue}/lock`, undefined, 403],
    ['POST', labels, { name: 'x' }, 403],
    ['PATCH', '/repos/acme/infra/labels/known', { color: 'ffffff' }, 403],
    ['DELETE', '/repos/acme/infra/labels/known', undefined, 403],
    ['POST', milestones, { title: 'x' }, 403],
    ['PATCH', '/repos/acme/infra/milestones/1', { title: 'x' }, 403],
    ['DELETE', '/repos/acme/infra/milestones/1', undefined, 403],
    ['PATCH', oneComment, { body: 'x' }, 403],
    ['DELETE', oneComment, undefined, 403],
    ['DELETE', `${issue}/reactions/:reaction`, undefined, 403],
    ['POST', `${issue}/sub_issues`, { sub_issue_id: 1 }, 403],
  ] as const

  it.each(strangers)('%s %s is not for outsiders', async (method, path, body, status) => {
    expect((await send('mallory', method, path, body)).status).toBe(status)
    expect(await send(null, method, path, body)).toMatchObject({
      status: 401,
      answer: { message: 'Requires authentication' },
    })
  })

  it('lets nobody take back the reaction of another, an administrator neither', async () => {
    expect((await send('bob', 'DELETE', `${issue}/reactions/:reaction`)).status).toBe(403)
  })

  it(verifies(['github.refusals'], 'changes nothing when it refuses'), async () => {
    const alice = world.as('alice')
    await world.forget()
    await send('alice', 'PATCH', issue, { title: 'Changed', state: 'closed', labels: ['x'], milestone: 99 })
    await send('alice', 'PATCH', issue, { title: 'Changed', assignees: ['mallory'] })
    await send('mallory', 'PATCH', issue, { title: 'Changed' })
    expect((await alice.rest.issues.get({ ...infra, issue_number: 1 })).data).toMatchObject({
      title: 'One',
      state: 'open',
      labels: [{ name: 'known' }],
    })
    expect(await world.kinds()).toEqual([])
  })

  it('keeps people who only triage from making labels, but lets them use them', async () => {
    const bob = world.as('bob')
    await bob.request('PUT /repos/{owner}/{repo}/collaborators/{username}', {
      ...infra,
      username: 'mallory',
      permission: 'triage',
    })
    const refused = await send('mallory', 'POST', `${issue}/labels`, { labels: ['brand new'] })
    expect(refused).toMatchObject({
      status: 403,
      answer: {
        message: 'You do not have permission to create labels on this repository.',
        errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
      },
    })
    const edit = await send('mallory', 'PATCH', issue, { title: 'Changed', labels: ['brand new'] })
    expect(edit.status).toBe(403)
    expect((await bob.rest.issues.get({ ...infra, issue_number: 1 })).data.title).toBe('One')
    expect((await send('mallory', 'POST', `${issue}/labels`, { labels: ['known'] })).status).toBe(200)
    expect((await send('mallory', 'PUT', `${issue}/lock`)).status).toBe(403)
  })
})
