import {
  author,
  base64,
  decoded,
  infra,
  number,
  pick,
  type Step,
  step,
  text,
  zero,
} from './cross-check-step.ts'

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

/** Git data, files and check runs. */
export const codeSteps: readonly Step[] = [...gitData, ...contents, ...checkRuns]
