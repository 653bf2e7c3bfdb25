import { infra, names, number, pick, type Step, step } from './cross-check-step.ts'

const signingIn: readonly Step[] = [
  step('the app names itself', async ({ app }) => {
    const { status, data } = await app.octokit.rest.apps.getAuthenticated()
    return { status, fields: [data?.slug, data?.name, data?.permissions] }
  }),
  step('an app signs with the key of another', async ({ impostor }) => {
    const { status } = await impostor.octokit.rest.apps.getAuthenticated()
    return { status }
  }),
  step('the app finds its installation', async ({ app, installationId }) => {
    const { status, data } = await app.octokit.rest.apps.getRepoInstallation(infra)
    const { account } = data
    return {
      status,
      fields: [
        data.id === installationId,
        data.app_id,
        account !== null && 'login' in account && account.login,
      ],
    }
  }),
  step('the app asks for a token that may do less', async ({ app, installationId: installation_id }) => {
    const wish = { installation_id, permissions: { issues: 'read', metadata: 'read' } } as const
    const { status, data } = await app.octokit.rest.apps.createInstallationAccessToken(wish)
    return { status, fields: data.permissions }
  }),
  step('the app asks for a permission it was not given', async ({ app, installationId: installation_id }) => {
    const wish = { installation_id, permissions: { secrets: 'write' } } as const
    const { status } = await app.octokit.rest.apps.createInstallationAccessToken(wish)
    return { status }
  }),
  step('a token that may only read issues opens one', async (place) => {
    const wish = { installation_id: place.installationId, permissions: { issues: 'read' } } as const
    const { data } = await place.app.octokit.rest.apps.createInstallationAccessToken(wish)
    const reader = place.holding(data.token)
    return { status: (await reader.rest.issues.create({ ...infra, title: 'no' })).status }
  }),
]

const issues: readonly Step[] = [
  step('a person opens an issue', async (place, memory) => {
    const wish = { ...infra, title: 'Storage', body: 'in *westeurope*' }
    const { status, data } = await place.as('alice').rest.issues.create(wish)
    memory.set('issue', data.number)
    const { number: id, title, body, state, locked, user, labels, assignees } = data
    return {
      status,
      fields: { id, title, body, state, locked, by: user?.login, type: user?.type, labels, assignees },
    }
  }),
  step('the app hears of it', async (place) => {
    const { action, issue, repository, installation, sender } = await place.heard('issues.opened')
    return {
      status: 200,
      fields: [
        action,
        pick(issue, ['number', 'title', 'state']),
        pick(repository, ['full_name', 'default_branch', 'private']),
        pick(installation, ['id'])['id'] === place.installationId,
        pick(sender, ['login', 'type']),
      ],
    }
  }),
  step('a person opens an issue without a title', async (place) => {
    const { status } = await place.as('alice').request('POST /repos/acme/infra/issues', { body: 'x' })
    return { status }
  }),
  step('somebody reads an issue that is not there', async (place) => {
    return { status: (await place.as('alice').rest.issues.get({ ...infra, issue_number: 4711 })).status }
  }),
  ...(['completed', 'not_planned', 'reopened'] as const).map((reason) =>
    step(`the app changes an issue, as ${reason}`, async (place, memory) => {
      const bot = await place.bot()
      const issue_number = number(memory, 'issue')
      const state = reason === 'reopened' ? 'open' : 'closed'
      const wish = { ...infra, issue_number, state, state_reason: reason } as const
      const { status, data } = await bot.rest.issues.update(wish)
      return { status, fields: [data.state, data.state_reason, data.closed_at !== null] }
    }),
  ),
  step('the app hears that it was closed', async (place) => {
    const { issue, sender } = await place.heard('issues.closed')
    return { status: 200, fields: [pick(issue, ['state', 'state_reason']), pick(sender, ['login', 'type'])] }
  }),
]

const comments: readonly Step[] = [
  step('the app comments', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, issue_number: number(memory, 'issue'), body: 'first' }
    const { status, data } = await bot.rest.issues.createComment(wish)
    memory.set('comment', data.id)
    return { status, fields: [data.body, data.user?.login, data.user?.type] }
  }),
  step('the app hears its own comment', async (place) => {
    const { comment, issue, sender } = await place.heard('issue_comment.created')
    return {
      status: 200,
      fields: [pick(comment, ['body']), pick(issue, ['number']), pick(sender, ['login', 'type'])],
    }
  }),
  step('the app changes its comment', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, comment_id: number(memory, 'comment'), body: 'second' }
    const { status, data } = await bot.rest.issues.updateComment(wish)
    return { status, fields: data.body }
  }),
  step('people read comments page by page', async (place, memory) => {
    const alice = place.as('alice')
    const issue_number = number(memory, 'issue')
    for (const body of ['third', 'fourth'])
      await alice.rest.issues.createComment({ ...infra, issue_number, body })
    const page = { ...infra, issue_number, per_page: 2 }
    const { status, data, headers } = await alice.rest.issues.listComments(page)
    const links = [...String(headers.link).matchAll(/[?&]page=(\d+)[^>]*>; rel="(\w+)"/g)].map(
      ([, at, rel]) => `${rel} ${at}`,
    )
    const every = await alice.paginate(alice.rest.issues.listComments, page)
    return { status, fields: [data.map(({ body }) => body), links.toSorted(), every.map(({ body }) => body)] }
  }),
  step('the app deletes its comment', async (place, memory) => {
    const bot = await place.bot()
    const { status } = await bot.rest.issues.deleteComment({
      ...infra,
      comment_id: number(memory, 'comment'),
    })
    return { status }
  }),
  step('the app changes a comment that is gone', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, comment_id: number(memory, 'comment'), body: 'late' }
    return { status: (await bot.rest.issues.updateComment(wish)).status }
  }),
  step('the app comments on an issue that is not there', async (place) => {
    const bot = await place.bot()
    return {
      status: (await bot.rest.issues.createComment({ ...infra, issue_number: 4711, body: 'x' })).status,
    }
  }),
]

const labels: readonly Step[] = [
  ...[1, 2].map((time) =>
    step(`the app makes a label, time ${time}`, async (place) => {
      const bot = await place.bot()
      const { status, data } = await bot.rest.issues.createLabel({
        ...infra,
        name: 'planned',
        color: '00ff00',
      })
      return { status, fields: [data.name, data.color] }
    }),
  ),
  step('the app puts labels on an issue', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, issue_number: number(memory, 'issue'), labels: ['planned'] }
    const { status, data } = await bot.rest.issues.addLabels(wish)
    return { status, fields: names(data) }
  }),
  step('the app replaces them', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, issue_number: number(memory, 'issue'), labels: ['applied', 'planned'] }
    const { status, data } = await bot.rest.issues.setLabels(wish)
    return { status, fields: names(data) }
  }),
  step('the app takes one off', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, issue_number: number(memory, 'issue'), name: 'planned' }
    const { status, data } = await bot.rest.issues.removeLabel(wish)
    return { status, fields: names(data) }
  }),
  step('the app takes off one that is not there', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, issue_number: number(memory, 'issue'), name: 'planned' }
    return { status: (await bot.rest.issues.removeLabel(wish)).status }
  }),
]

/** Signing in, issues, comments and labels. */
export const talkSteps: readonly Step[] = [...signingIn, ...issues, ...comments, ...labels]
