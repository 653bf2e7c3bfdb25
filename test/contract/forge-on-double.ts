import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { startGithub } from '../../sandbox/github/github.ts'
import { defaultSeed, type Seed } from '../../sandbox/github/world/seed.ts'
import { createGithubForge } from '../../src/adapters/github/create-github-forge.ts'
import { createWebhookServer } from '../../src/adapters/github/create-webhook-server.ts'
import type { Forge } from '../../src/ports/forge.ts'
import { silentLogger } from '../support/silent-logger.ts'
import { type ForgeWorld, worldRoles } from './forge-world.ts'

const at = { owner: 'acme', repo: 'infra' }

/** The real forge, through the real client, on a GitHub double. */
export async function openForgeOnDouble(files: Readonly<Record<string, string>>): Promise<ForgeWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'planwright-forge-'))
  const github = await startGithub({ directory, seed: worldSeed(files) })
  const { app, tokens, url: baseUrl } = github
  const bot = `${app.slug}[bot]`

  function as(login: string): Octokit['rest'] {
    return new Octokit({ auth: tokens[login], baseUrl }).rest
  }
  const onlooker = as('bob')

  async function head(branch: string): Promise<string | undefined> {
    const found = await onlooker.git.listMatchingRefs({ ...at, ref: `heads/${branch}` })
    return found.data.find(({ ref }) => ref === `refs/heads/${branch}`)?.object.sha
  }

  async function move(by: string, branch: string, sha: string): Promise<string> {
    if ((await head(branch)) === undefined) {
      await as(by).git.createRef({ ...at, ref: `refs/heads/${branch}`, sha })
    } else {
      await as(by).git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true })
    }
    return sha
  }

  async function read(sha: string) {
    return (await onlooker.git.getCommit({ ...at, commit_sha: sha })).data
  }

  return {
    forge: createForge(github),
    place: { installationId: app.installationId, owner: at.owner, name: at.repo },
    bot,

    openIssue: async (by, issue) => (await as(by).issues.create({ ...at, ...issue })).data.number,
    comment: async (by, number, body) =>
      String((await as(by).issues.createComment({ ...at, issue_number: number, body })).data.id),
    async push(by, branch, changes) {
      const parent = await read((await head(branch)) ?? (await head('main')) ?? '')
      const file = { mode: '100644', type: 'blob' } as const
      const entries = Object.entries(changes).map(([path, content]) =>
        content === null ? { ...file, path, sha: null } : { ...file, path, content },
      )
      const tree = await as(by).git.createTree({ ...at, base_tree: parent.tree.sha, tree: entries })
      const made = { message: 'Change files', tree: tree.data.sha, parents: [parent.sha] }
      return move(by, branch, (await as(by).git.createCommit({ ...at, ...made })).data.sha)
    },
    async amend(by, branch) {
      const { tree, parents, message, author } = await read((await head(branch)) ?? '')
      const committer = { name: by, email: `${by}@example.com` }
      const made = { message, tree: tree.sha, parents: parents.map(({ sha }) => sha), author, committer }
      return move(by, branch, (await as(by).git.createCommit({ ...at, ...made })).data.sha)
    },
    openPull: async (by, branch) =>
      (await as(by).pulls.create({ ...at, head: branch, base: 'main', title: branch })).data.number,
    merge: async (by, number) =>
      (await as(by).pulls.merge({ ...at, pull_number: number, merge_method: 'merge' })).data.sha,

    async issue(number) {
      const { data } = await onlooker.issues.get({ ...at, issue_number: number })
      return { state: data.state, reason: data.state_reason ?? null }
    },
    async comments(number) {
      const { data } = await onlooker.issues.listComments({ ...at, issue_number: number, per_page: 100 })
      return data.map(({ id, user, body }) => ({ id: String(id), by: user?.login ?? '', body: body ?? '' }))
    },
    async reactions(number, comment) {
      const { data } =
        comment === null
          ? await onlooker.reactions.listForIssue({ ...at, issue_number: number })
          : await onlooker.reactions.listForIssueComment({ ...at, comment_id: Number(comment) })
      return data.map(({ user, content }) => ({ by: user?.login ?? '', content }))
    },
    async pull(number) {
      const { data } = await onlooker.pulls.get({ ...at, pull_number: number })
      const mergeSha = data.merged ? data.merge_commit_sha : null
      return { title: data.title, body: data.body ?? '', state: data.state, headSha: data.head.sha, mergeSha }
    },
    head,
    async commit(sha) {
      const { message, parents } = await read(sha)
      return { message, parents: parents.map((parent) => parent.sha) }
    },
    async files(sha) {
      const { data } = await onlooker.git.getTree({ ...at, tree_sha: sha, recursive: '1' })
      const blobs = data.tree.filter(({ type }) => type === 'blob')
      const texts = blobs.map(async (entry) => {
        const blob = await onlooker.git.getBlob({ ...at, file_sha: entry.sha ?? '' })
        return [entry.path, Buffer.from(blob.data.content, 'base64').toString()] as const
      })
      return Object.fromEntries(await Promise.all(texts))
    },
    async checkRuns(sha) {
      const { data } = await onlooker.checks.listForRef({ ...at, ref: sha, filter: 'all' })
      return data.check_runs.map((run) => ({
        externalId: run.external_id ?? '',
        name: run.name,
        status: run.status,
        conclusion: run.conclusion,
        title: run.output.title ?? '',
        summary: run.output.summary ?? '',
      }))
    },
    async close() {
      await github.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function createForge({ app, url }: Awaited<ReturnType<typeof startGithub>>): Forge {
  const server = createWebhookServer({
    host: '127.0.0.1',
    port: 0,
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecret: app.webhookSecret,
    baseUrl: url,
    pace: 'none',
    log: silentLogger,
    onDelivery: () => Promise.resolve(),
    ready: () => Promise.resolve(true),
  })
  return createGithubForge({
    octokitFor: (installationId) => server.octokitFor(installationId),
    appSlug: app.slug,
    log: silentLogger,
    sleep: () => Promise.resolve(),
  })
}

/** A private repository, so that whoever is not named may not even read it; erin's role is a custom one. */
function worldSeed(files: Readonly<Record<string, string>>): Seed {
  const seed = defaultSeed()
  return {
    ...seed,
    users: ['alice', 'bob', 'carol', 'dave', 'erin', 'mallory'].map((login) => ({ login })),
    organisations: [
      {
        login: 'acme',
        members: { erin: 'member' },
        baseRole: 'none',
        teams: { platform: ['carol'] },
        customRoles: { operator: 'write' },
        repositories: [
          { name: 'infra', visibility: 'private', files, roles: { ...worldRoles, erin: 'operator' } },
        ],
      },
    ],
  }
}
