import { defaultSeed, type Seed } from '../../../sandbox/github/world/seed.ts'
import type { World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

/** The default world with an app that hears of everything. */
export function seedOfListener(): Seed {
  const seed = defaultSeed()
  const apps = seed.apps.map((app) => ({
    ...app,
    permissions: { ...app.permissions, deployments: 'write', administration: 'write' } as const,
    events: [...app.events, 'status', 'deployment', 'deployment_status'],
  }))
  return { ...seed, apps }
}

/** Does whatever the double sends webhooks of, at least once. */
export async function liveThrough(world: World): Promise<void> {
  await talk(world)
  const head = await push(world)
  await propose(world)
  await check(world, head)
  await deploy(world, head)
  await world.github.settled()
}

async function talk(world: World): Promise<void> {
  const alice = world.as('alice')
  const bot = await world.bot()
  const wish = {
    ...infra,
    title: 'Storage',
    body: 'Please.',
    labels: ['question'],
    assignees: ['alice', 'bob'],
  }
  const issue_number = (await alice.rest.issues.create(wish)).data.number
  const issue = { ...infra, issue_number }
  await alice.rest.issues.update({ ...issue, title: 'Storage, please', body: 'In westeurope.' })
  const { data: comment } = await bot.rest.issues.createComment({ ...issue, body: 'Reading.' })
  await bot.rest.issues.updateComment({ ...infra, comment_id: comment.id, body: 'Read.' })
  await bot.rest.issues.deleteComment({ ...infra, comment_id: comment.id })
  await bot.rest.issues.addLabels({ ...issue, labels: ['planned'] })
  await bot.rest.issues.removeLabel({ ...issue, name: 'planned' })
  await alice.rest.issues.removeAssignees({ ...issue, assignees: ['bob'] })
  await alice.rest.issues.addAssignees({ ...issue, assignees: ['bob'] })
  await alice.rest.issues.lock({ ...issue, lock_reason: 'resolved' })
  await alice.rest.issues.unlock(issue)
  await alice.rest.issues.update({ ...issue, state: 'closed' })
  await alice.rest.issues.update({ ...issue, state: 'open' })
}

async function push(world: World): Promise<string> {
  const alice = world.as('alice')
  const { data: main } = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
  await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/topic', sha: main.object.sha })
  return write(world, 'a.txt')
}

async function write(world: World, path: string): Promise<string> {
  const file = { ...infra, path, branch: 'topic', message: `Write ${path}`, content: 'eA==' }
  const { data } = await world.as('alice').rest.repos.createOrUpdateFileContents(file)
  return data.commit.sha ?? ''
}

async function propose(world: World): Promise<void> {
  const alice = world.as('alice')
  const bob = world.as('bob')
  const wish = { ...infra, head: 'topic', base: 'main', title: 'Topic', body: 'A topic.' }
  const pull_number = (await alice.rest.pulls.create(wish)).data.number
  const pull = { ...infra, pull_number }
  const { data: review } = await bob.rest.pulls.createReview({ ...pull, event: 'APPROVE', body: 'Good.' })
  await bob.rest.pulls.dismissReview({ ...pull, review_id: review.id, message: 'Changed.' })
  await alice.rest.pulls.requestReviewers({ ...pull, reviewers: ['bob'] })
  await alice.rest.pulls.removeRequestedReviewers({ ...pull, reviewers: ['bob'] })
  await alice.rest.issues.addLabels({ ...infra, issue_number: pull_number, labels: ['planned'] })
  await alice.rest.issues.removeLabel({ ...infra, issue_number: pull_number, name: 'planned' })
  await alice.rest.issues.addAssignees({ ...infra, issue_number: pull_number, assignees: ['bob'] })
  await alice.rest.issues.removeAssignees({ ...infra, issue_number: pull_number, assignees: ['bob'] })
  await alice.rest.pulls.update({ ...pull, title: 'The topic' })
  await write(world, 'b.txt')
  await alice.rest.pulls.update({ ...pull, state: 'closed' })
  await alice.rest.pulls.update({ ...pull, state: 'open' })
}

async function check(world: World, head_sha: string): Promise<void> {
  const bob = world.as('bob')
  const bot = await world.bot()
  const actions = [{ label: 'Retry', description: 'Try it again', identifier: 'retry' }]
  const { data: run } = await bot.rest.checks.create({ ...infra, name: 'plan', head_sha, actions })
  const output = { title: 'Done', summary: 'It is done.' }
  const at = { ...infra, check_run_id: run.id }
  await bot.rest.checks.update({ ...at, conclusion: 'success', output })
  await bob.rest.checks.rerequestSuite({ ...infra, check_suite_id: run.check_suite?.id ?? 0 })
  await bot.rest.checks.update({ ...at, conclusion: 'success' })
  await bob.rest.checks.rerequestRun(at)
  await bob.request('POST /_double/check-runs/{id}/actions/retry', { id: run.id })
}

async function deploy(world: World, sha: string): Promise<void> {
  const alice = world.as('alice')
  const bot = await world.bot()
  await bot.rest.repos.createCommitStatus({ ...infra, sha, state: 'success', context: 'build' })
  const wish = { ...infra, ref: 'topic', environment: 'staging', auto_merge: false, required_contexts: [] }
  const { data } = await bot.rest.repos.createDeployment(wish)
  const deployment_id = 'id' in data ? data.id : 0
  await bot.rest.repos.createDeploymentStatus({ ...infra, deployment_id, state: 'success' })
  const pull_number = (await alice.rest.pulls.list(infra)).data[0]?.number ?? 0
  await world.as('bob').rest.pulls.merge({ ...infra, pull_number })
  await alice.rest.git.deleteRef({ ...infra, ref: 'heads/topic' })
}
