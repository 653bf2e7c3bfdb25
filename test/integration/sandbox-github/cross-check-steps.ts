import { RequestError } from 'octokit'
import type { Place } from './cross-check-places.ts'

/** What a step shows: a status, and the fields that a program would decide by. */
export interface Seen {
  readonly status: number
  readonly fields?: unknown
}

/** One step in the life of a repository; the same code runs at every place, one step after the other. */
export interface Step {
  readonly name: string
  take(place: Place, memory: Map<string, string | number>): Promise<Seen>
}

const infra = { owner: 'acme', repo: 'infra' } as const
const when = '2026-01-02T03:04:05Z'
const author = { name: 'Alice', email: 'alice@example.com', date: when }
const zero = '0'.repeat(39)

/** A refusal is a result as well. */
async function refusalOf(answer: Promise<Seen>): Promise<Seen> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RequestError) return { status: error.status }
    throw error
  }
}

type Memory = ReadonlyMap<string, string | number>
const number = (memory: Memory, name: string) => Number(memory.get(name))
const text = (memory: Memory, name: string) => String(memory.get(name))
const base64 = (content: string) => Buffer.from(content).toString('base64')
const decoded = (content: string) => Buffer.from(content, 'base64').toString()
const names = (labels: readonly ({ readonly name?: string } | string)[]) =>
  labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).toSorted()

function step(name: string, take: Step['take']): Step {
  return { name, take: (place, memory) => refusalOf(take(place, memory)) }
}

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

const gitData: readonly Step[] = [
  step('the app writes a blob', async (place, memory) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.git.createBlob({
      ...infra,
      content: base64('hello\n'),
      encoding: 'base64',
    })
    memory.set('blob', data.sha)
    return { status, fields: data.sha }
  }),
  step('the app writes a tree', async (place, memory) => {
    const bot = await place.bot()
    const file = { mode: '100644', type: 'blob' } as const
    const tree = [
      { ...file, path: 'stacks/dev/hello.txt', sha: text(memory, 'blob') },
      { ...file, path: 'README.md', content: '# infra\n' },
    ]
    const { status, data } = await bot.rest.git.createTree({ ...infra, tree })
    memory.set('tree', data.sha)
    return { status, fields: data.sha }
  }),
  ...['root', 'second', 'rival'].map((name) =>
    step(`the app writes the commit "${name}"`, async (place, memory) => {
      const bot = await place.bot()
      const parents = name === 'root' ? [] : [text(memory, 'root')]
      const wish = { ...infra, message: name, tree: text(memory, 'tree'), parents, author, committer: author }
      const { status, data } = await bot.rest.git.createCommit(wish)
      memory.set(name, data.sha)
      return { status, fields: [data.sha, data.message, data.author, data.parents.map(({ sha }) => sha)] }
    }),
  ),
  ...[1, 2].map((time) =>
    step(`the app makes a branch, time ${time}`, async (place, memory) => {
      const bot = await place.bot()
      const wish = { ...infra, ref: 'refs/heads/topic', sha: text(memory, 'root') }
      const { status, data } = await bot.rest.git.createRef(wish)
      return { status, fields: [data.ref, data.object.sha, data.object.type] }
    }),
  ),
  step('the app makes a branch of a commit that is not there', async (place) => {
    const bot = await place.bot()
    return {
      status: (await bot.rest.git.createRef({ ...infra, ref: 'refs/heads/none', sha: `${zero}1` })).status,
    }
  }),
  ...[
    ['second', false],
    ['rival', false],
    ['rival', true],
  ].map(([to, force]) =>
    step(
      `the app moves the branch to "${to}", ${force ? 'by force' : 'without force'}`,
      async (place, memory) => {
        const bot = await place.bot()
        const wish = { ...infra, ref: 'heads/topic', sha: text(memory, String(to)), force: force === true }
        const { status, data } = await bot.rest.git.updateRef(wish)
        return { status, fields: [data.ref, data.object.sha] }
      },
    ),
  ),
  step('the app reads the branch', async (place) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.git.getRef({ ...infra, ref: 'heads/topic' })
    return { status, fields: [data.ref, data.object.sha] }
  }),
  step('the app reads a branch that is not there', async (place) => {
    const bot = await place.bot()
    return { status: (await bot.rest.git.getRef({ ...infra, ref: 'heads/none' })).status }
  }),
  step('the app lists every file', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, tree_sha: text(memory, 'tree'), recursive: '1' }
    const { status, data } = await bot.rest.git.getTree(wish)
    const entries = data.tree.map(({ path, mode, type, sha }) => [path, mode, type, sha])
    return { status, fields: [data.sha, data.truncated, entries] }
  }),
  step('the app reads a blob', async (place, memory) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.git.getBlob({ ...infra, file_sha: text(memory, 'blob') })
    return { status, fields: [decoded(data.content), data.encoding, data.size] }
  }),
]

const contents: readonly Step[] = [
  step('a person adds a file', async (place, memory) => {
    const wish = { ...infra, path: 'docs/a b.md', message: 'Add', content: base64('one\n'), branch: 'topic' }
    const { status, data } = await place.as('alice').rest.repos.createOrUpdateFileContents(wish)
    memory.set('file', data.content?.sha ?? '')
    return {
      status,
      fields: [
        data.content?.path,
        data.content?.sha,
        data.commit.message,
        data.commit.parents?.map(({ sha }) => sha),
      ],
    }
  }),
  step('the app reads it', async (place) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.repos.getContent({ ...infra, path: 'docs/a b.md', ref: 'topic' })
    if (!('content' in data)) return { status }
    return {
      status,
      fields: [data.type, data.name, data.size, data.sha, data.encoding, decoded(data.content)],
    }
  }),
  step('the app lists a folder', async (place) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.repos.getContent({ ...infra, path: 'stacks/dev', ref: 'topic' })
    return {
      status,
      fields:
        Array.isArray(data) && data.map(({ name, path, type, sha, size }) => [name, path, type, sha, size]),
    }
  }),
  step('a person writes it again without naming what was there', async (place) => {
    const wish = {
      ...infra,
      path: 'docs/a b.md',
      message: 'Again',
      content: base64('two\n'),
      branch: 'topic',
    }
    return { status: (await place.as('alice').rest.repos.createOrUpdateFileContents(wish)).status }
  }),
  step('a person writes it again naming something else', async (place, memory) => {
    const content = { content: base64('two\n'), sha: text(memory, 'blob') }
    const wish = { ...infra, path: 'docs/a b.md', message: 'Again', branch: 'topic', ...content }
    return { status: (await place.as('alice').rest.repos.createOrUpdateFileContents(wish)).status }
  }),
  step('a person writes it again', async (place, memory) => {
    const content = { content: base64('two\n'), sha: text(memory, 'file') }
    const wish = { ...infra, path: 'docs/a b.md', message: 'Again', branch: 'topic', ...content }
    const { status, data } = await place.as('alice').rest.repos.createOrUpdateFileContents(wish)
    memory.set('file', data.content?.sha ?? '')
    return { status, fields: data.content?.sha }
  }),
  step('the app compares', async (place, memory) => {
    const bot = await place.bot()
    const wish = { ...infra, basehead: `${text(memory, 'rival')}...topic` }
    const { status, data } = await bot.rest.repos.compareCommitsWithBasehead(wish)
    const files = data.files?.map((file) => [file.filename, file.status, file.additions, file.deletions])
    const { status: relation, ahead_by, behind_by, total_commits, merge_base_commit: base } = data
    return { status, fields: [relation, ahead_by, behind_by, total_commits, base.sha, files] }
  }),
  step('the app reads the newest commit', async (place) => {
    const bot = await place.bot()
    const { status, data } = await bot.rest.repos.getCommit({ ...infra, ref: 'topic' })
    const files = data.files?.map((file) => [file.filename, file.status, file.additions, file.deletions])
    return { status, fields: [data.commit.message, data.stats, files] }
  }),
  step('a person deletes it', async (place, memory) => {
    const wish = {
      ...infra,
      path: 'docs/a b.md',
      message: 'Remove',
      branch: 'topic',
      sha: text(memory, 'file'),
    }
    const { status, data } = await place.as('alice').rest.repos.deleteFile(wish)
    return { status, fields: [data.content, data.commit.message] }
  }),
  step('the app reads a file that is gone', async (place) => {
    const bot = await place.bot()
    return {
      status: (await bot.rest.repos.getContent({ ...infra, path: 'docs/a b.md', ref: 'topic' })).status,
    }
  }),
]

const checkRuns: readonly Step[] = [
  step('the app begins a check run', async (place, memory) => {
    const bot = await place.bot()
    const wish = {
      ...infra,
      name: 'plan',
      head_sha: text(memory, 'rival'),
      status: 'in_progress',
      external_id: 'one',
    } as const
    const { status, data } = await bot.rest.checks.create(wish)
    memory.set('run', data.id)
    return { status, fields: [data.name, data.head_sha, data.status, data.conclusion, data.external_id] }
  }),
  step('the app ends it', async (place, memory) => {
    const bot = await place.bot()
    const output = { title: 'Failed', summary: 'It failed.' }
    const wish = {
      ...infra,
      check_run_id: number(memory, 'run'),
      status: 'completed',
      conclusion: 'failure',
      output,
    } as const
    const { status, data } = await bot.rest.checks.update(wish)
    return { status, fields: [data.status, data.conclusion, data.completed_at !== null, data.output.title] }
  }),
  step('people list the runs of a commit', async (place, memory) => {
    const { status, data } = await place
      .as('alice')
      .rest.checks.listForRef({ ...infra, ref: text(memory, 'rival') })
    return {
      status,
      fields: [data.total_count, data.check_runs.map((run) => [run.name, run.conclusion, run.external_id])],
    }
  }),
  step('a person has it done again', async (place, memory) => {
    const wish = { ...infra, check_run_id: number(memory, 'run') }
    const { status } = await place
      .as('alice')
      .request('POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest', { ...wish, data: {} })
    return { status }
  }),
  step('the app hears of that', async (place) => {
    const { action, check_run: run, sender } = await place.heard('check_run.rerequested')
    return {
      status: 200,
      fields: [action, pick(run, ['name', 'external_id']), pick(sender, ['login', 'type'])],
    }
  }),
]

/** The whole life, in order. */
export const steps: readonly Step[] = [
  ...signingIn,
  ...issues,
  ...comments,
  ...labels,
  ...gitData,
  ...contents,
  ...checkRuns,
]

function pick(value: unknown, wanted: readonly string[]): Record<string, unknown> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter(([key]) => wanted.includes(key)))
}
