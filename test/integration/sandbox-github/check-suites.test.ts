import { App, Octokit } from 'octokit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultSeed, type Seed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const day = 24 * 60 * 60 * 1000

let world: World
let bot: Octokit
let alice: Octokit
let time = new Date('2026-03-01T12:00:00Z')
let branches = 0

beforeAll(async () => {
  world = await startWorld({ now: () => time, seed: seedOfTwoApps() })
  bot = await world.bot()
  alice = world.as('alice')
})
afterAll(() => world.close())
beforeEach(() => world.forget())

/** Two apps that write checks, one of them with an interest in suites. */
function seedOfTwoApps(): Seed {
  const seed = defaultSeed()
  const [app] = seed.apps
  if (app === undefined) throw new Error('the default seed has no app')
  const rival = { ...app, id: 4243, slug: 'rival', name: 'Rival' }
  return { ...seed, apps: [{ ...app, events: ['push'] }, rival] }
}

async function createRival(): Promise<Octokit> {
  const rival = world.github.apps.find(({ slug }) => slug === 'rival')
  if (rival === undefined) throw new Error('there is no rival')
  const { id: appId, privateKey, installationId } = rival
  const client = new App({ appId, privateKey, Octokit: Octokit.defaults({ baseUrl: world.github.url }) })
  return client.getInstallationOctokit(installationId)
}

async function pushCommit(): Promise<{ readonly branch: string; readonly sha: string }> {
  branches += 1
  const branch = `checks-${branches}`
  const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
  const parent = main.data.object.sha
  const { data: commit } = await alice.rest.git.createCommit({
    ...infra,
    message: branch,
    tree: (await alice.rest.git.getCommit({ ...infra, commit_sha: parent })).data.tree.sha,
    parents: [parent],
  })
  await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${branch}`, sha: commit.sha })
  return { branch, sha: commit.sha }
}

async function createRun(head_sha: string, name = 'plan') {
  return (await bot.rest.checks.create({ ...infra, name, head_sha })).data
}

async function suiteOf(ref: string) {
  const { data } = await bot.rest.checks.listSuitesForRef({ ...infra, ref, app_id: world.github.app.id })
  const [suite] = data.check_suites
  if (suite === undefined) throw new Error(`no suite at ${ref}`)
  return suite
}

/** The newest webhook of a kind that an app got. */
async function sent(slug: 'planwright' | 'rival', kind: string): Promise<unknown> {
  await world.github.settled()
  return world.received.findLast((item) => item.kind === kind && isFor(slug, item))?.body
}

function isFor(slug: string, { headers }: World['received'][number]): boolean {
  const id = world.github.apps.find((app) => app.slug === slug)?.id
  return headers['x-github-hook-installation-target-id'] === String(id)
}

/** What an app heard, oldest first. */
async function heardBy(slug: 'planwright' | 'rival'): Promise<string[]> {
  await world.github.settled()
  return world.received.filter((item) => isFor(slug, item)).map(({ kind }) => kind)
}

describe('check suites', () => {
  it(
    verifies(['github.check-suite'], 'asks an app that writes checks for a suite of every pushed commit'),
    async () => {
      const { branch, sha } = await pushCommit()
      expect(await sent('planwright', 'check_suite.requested')).toMatchObject({
        check_suite: {
          head_branch: branch,
          head_sha: sha,
          before: '0'.repeat(40),
          after: sha,
          status: 'queued',
          conclusion: null,
          latest_check_runs_count: 0,
          head_commit: { id: sha, message: branch },
          app: { slug: 'planwright' },
        },
        sender: { login: 'alice' },
      })
      expect(await heardBy('planwright')).toEqual(['push', 'check_suite.requested'])
      expect(await heardBy('rival')).toEqual(['create', 'push', 'check_suite.requested'])
      const again = await bot.rest.checks.createSuite({ ...infra, head_sha: sha })
      expect([again.status, again.data.id]).toEqual([200, (await suiteOf(branch)).id])
    },
  )

  it('asks for nothing when a branch goes or appears on a commit that has its suite', async () => {
    const { branch, sha } = await pushCommit()
    await world.forget()
    await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${branch}-2`, sha })
    await alice.rest.git.deleteRef({ ...infra, ref: `heads/${branch}-2` })
    expect(await heardBy('planwright')).toEqual(['push', 'push'])
  })

  it('asks no app for a suite while it is suspended', async () => {
    const { apps } = world.app.octokit.rest
    const installation = { installation_id: world.github.app.installationId }
    await apps.suspendInstallation(installation)
    const { sha } = await pushCommit()
    await apps.unsuspendInstallation(installation)
    const { data } = await bot.rest.checks.listSuitesForRef({ ...infra, ref: sha })
    expect(data.check_suites.map(({ app }) => app?.slug)).toEqual(['rival'])
  })

  it('makes a suite for a commit that was never pushed to a branch', async () => {
    const { sha } = await pushCommit()
    const { data: commit } = await alice.rest.git.getCommit({ ...infra, commit_sha: sha })
    const made = await alice.rest.git.createCommit({ ...infra, message: 'loose', tree: commit.tree.sha })
    const first = await bot.rest.checks.createSuite({ ...infra, head_sha: made.data.sha })
    expect([first.status, first.data.head_branch]).toEqual([201, null])
    expect((await bot.rest.checks.getSuite({ ...infra, check_suite_id: first.data.id })).data).toEqual(
      first.data,
    )
  })

  it(
    verifies(['github.check-suite'], 'shows the gravest conclusion once every run is completed, and says so'),
    async () => {
      const { branch, sha } = await pushCommit()
      const plan = await createRun(sha)
      const cost = await createRun(sha, 'cost')
      const update = (check_run_id: number, fields: Record<string, string>) =>
        bot.rest.checks.update({ ...infra, check_run_id, ...fields })
      expect((await suiteOf(branch)).status).toBe('queued')
      await update(plan.id, { status: 'in_progress' })
      expect((await suiteOf(branch)).status).toBe('in_progress')
      await update(plan.id, { conclusion: 'success' })
      expect(await suiteOf(branch)).toMatchObject({ status: 'in_progress', conclusion: null })
      await world.forget()
      await update(cost.id, { conclusion: 'timed_out' })
      expect(await suiteOf(branch)).toMatchObject({
        status: 'completed',
        conclusion: 'timed_out',
        latest_check_runs_count: 2,
      })
      expect(await sent('planwright', 'check_run.completed')).toMatchObject({
        check_run: { check_suite: { status: 'completed', conclusion: 'timed_out' } },
      })
      for (const app of ['planwright', 'rival'] as const) {
        expect(await heardBy(app)).toEqual(['check_run.completed', 'check_suite.completed'])
      }
      await createRun(sha, 'cost')
      expect(await suiteOf(branch)).toMatchObject({ status: 'in_progress', latest_check_runs_count: 2 })
    },
  )

  it('lists the runs of a suite, the newest of each name or all', async () => {
    const { branch, sha } = await pushCommit()
    const runs = [await createRun(sha), await createRun(sha), await createRun(sha, 'cost')]
    const [old, plan, cost] = runs.map(({ id }) => id)
    const check_suite_id = (await suiteOf(branch)).id
    const idsOf = async (filter: 'latest' | 'all') =>
      (await bot.rest.checks.listForSuite({ ...infra, check_suite_id, filter })).data.check_runs.map(
        ({ id }) => id,
      )
    expect(await idsOf('latest')).toEqual([cost, plan])
    expect(await idsOf('all')).toEqual([cost, plan, old])
    const named = async (check_name: string) =>
      (await bot.rest.checks.listSuitesForRef({ ...infra, ref: sha, check_name })).data.total_count
    expect([await named('cost'), await named('other')]).toEqual([1, 0])
    const ofApp = await bot.rest.checks.listSuitesForRef({ ...infra, ref: sha, app_id: 1 })
    expect(ofApp.data).toEqual({ total_count: 0, check_suites: [] })
  })

  it('lets a person have a suite or a run of it done again; its app alone hears of it', async () => {
    const { branch, sha } = await pushCommit()
    const run = await createRun(sha)
    await bot.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'failure' })
    const check_suite_id = (await suiteOf(branch)).id
    await world.forget()
    expect((await alice.rest.checks.rerequestSuite({ ...infra, check_suite_id })).status).toBe(201)
    expect(await suiteOf(branch)).toMatchObject({ status: 'queued', conclusion: null })
    await alice.rest.checks.rerequestRun({ ...infra, check_run_id: run.id })
    expect(await heardBy('planwright')).toEqual(['check_suite.rerequested', 'check_run.rerequested'])
    expect(await heardBy('rival')).toEqual([])
    expect(await sent('planwright', 'check_suite.rerequested')).toMatchObject({
      check_suite: { status: 'completed', conclusion: 'failure' },
    })
    expect((await bot.rest.checks.get({ ...infra, check_run_id: run.id })).data.conclusion).toBe('failure')
  })

  type Target = { readonly check_suite_id: number; readonly head_sha: string }
  const refused: readonly [string, number, (target: Target) => Promise<unknown>][] = [
    [
      'a suite made by a person',
      403,
      ({ head_sha }) => alice.rest.checks.createSuite({ ...infra, head_sha }),
    ],
    [
      'to do a suite again for an outsider',
      403,
      ({ check_suite_id }) => world.as('mallory').rest.checks.rerequestSuite({ ...infra, check_suite_id }),
    ],
    [
      'a suite of a commit that is not there',
      422,
      () => bot.rest.checks.createSuite({ ...infra, head_sha: 'f'.repeat(40) }),
    ],
    [
      'to list suites of a branch that is not there',
      422,
      () => bot.rest.checks.listSuitesForRef({ ...infra, ref: 'no-such' }),
    ],
    ['a suite that is not there', 404, () => bot.rest.checks.getSuite({ ...infra, check_suite_id: 999_999 })],
  ]

  it.each(refused)('refuses %s', async (_what, status, act) => {
    const { branch, sha } = await pushCommit()
    const target = { check_suite_id: (await suiteOf(branch)).id, head_sha: sha }
    await expect(act(target)).rejects.toMatchObject({ status })
  })

  it('keeps an app from the suites and runs of another', async () => {
    const { branch, sha } = await pushCommit()
    const run = await createRun(sha)
    const rival = await createRival()
    const check_suite_id = (await suiteOf(branch)).id
    for (const act of [
      () => rival.rest.checks.rerequestSuite({ ...infra, check_suite_id }),
      () => rival.rest.checks.rerequestRun({ ...infra, check_run_id: run.id }),
      () => rival.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'success' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 403 })
    }
  })
})

describe('check runs', () => {
  /** Untyped, because the types of the client know some of the limits. */
  async function create(fields: Record<string, unknown>): Promise<{ readonly id: number }> {
    return (await bot.request('POST /repos/acme/infra/check-runs', { name: 'plan', ...fields })).data
  }
  const output = (fields: Record<string, unknown>) => ({ output: { title: 't', summary: 's', ...fields } })
  const line = { path: 'a.tf', start_line: 3, end_line: 3, annotation_level: 'warning', message: 'm' }
  const button = { label: 'Retry', description: 'Try it again', identifier: 'retry' }

  it('gives up a run that was not completed in two weeks', async () => {
    const { branch, sha } = await pushCommit()
    const run = await createRun(sha)
    const start = time
    time = new Date(start.getTime() + 13 * day)
    expect((await bot.rest.checks.get({ ...infra, check_run_id: run.id })).data.status).toBe('queued')
    time = new Date(start.getTime() + 14 * day)
    const { data } = await bot.rest.checks.get({ ...infra, check_run_id: run.id })
    expect(data).toMatchObject({ status: 'completed', conclusion: 'stale' })
    expect(await suiteOf(branch)).toMatchObject({ status: 'completed', conclusion: 'stale' })
  })

  it('adds annotations to those there, fifty a request, and lists them page by page', async () => {
    const { sha } = await pushCommit()
    const { id: check_run_id } = await create({
      head_sha: sha,
      ...output({ annotations: Array(50).fill(line) }),
    })
    await bot.request(`PATCH /repos/acme/infra/check-runs/${check_run_id}`, {
      ...output({ annotations: [{ ...line, start_column: 1, end_column: 4 }] }),
    })
    const every = await bot.paginate(bot.rest.checks.listAnnotations, {
      ...infra,
      check_run_id,
      per_page: 20,
    })
    expect(every).toHaveLength(51)
    expect(every.at(-1)).toMatchObject({
      start_column: 1,
      end_column: 4,
      blob_href: expect.stringContaining(sha),
    })
    expect((await bot.rest.checks.get({ ...infra, check_run_id })).data.output.annotations_count).toBe(51)
  })

  it.each([
    ['a fourth button', { actions: Array(4).fill(button) }, 'No more than 3 items are allowed; 4 were'],
    ['a label of 21 characters', { actions: [{ ...button, label: 'x'.repeat(21) }] }, 'Only 20 characters'],
    ['a description of 41', { actions: [{ ...button, description: 'x'.repeat(41) }] }, 'Only 40 characters'],
    ['an identifier of 21', { actions: [{ ...button, identifier: 'x'.repeat(21) }] }, 'Only 20 characters'],
    [
      '51 annotations',
      output({ annotations: Array(51).fill(line) }),
      'No more than 50 items are allowed; 51 were',
    ],
    [
      'an annotation that ends before it starts',
      output({ annotations: [{ ...line, end_line: 2 }] }),
      'annotations',
    ],
    [
      'columns of an annotation of several lines',
      output({ annotations: [{ ...line, end_line: 4, start_column: 1 }] }),
      'annotations',
    ],
    ['a summary of 65,536 characters', output({ summary: 'x'.repeat(65_536) }), 'Only 65535 characters'],
    ['a text of 65,536 characters', output({ text: 'x'.repeat(65_536) }), 'Only 65535 characters'],
    ['an output without a title', { output: { summary: 's' } }, `"title" wasn't supplied`],
    ['an output without a summary', { output: { title: 't' } }, `"summary" wasn't supplied`],
    ['completion without a conclusion', { status: 'completed' }, 'conclusion'],
    ['a conclusion that only GitHub gives', { conclusion: 'stale' }, 'conclusion'],
    ['a status that only Actions give', { status: 'waiting' }, 'status'],
    ['a date that is none', { started_at: 'yesterday' }, 'is not a valid date-time'],
    ['an address that is none', { details_url: 'ftp://example.com' }, 'must use http or https'],
  ])('refuses %s and makes nothing', async (_what, fields, reason) => {
    const { sha } = await pushCommit()
    await expect(create({ head_sha: sha, ...fields })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(reason),
    })
    expect((await bot.rest.checks.listForRef({ ...infra, ref: sha })).data.total_count).toBe(0)
  })

  it('takes an update of a summary alone', async () => {
    const run = await createRun((await pushCommit()).sha)
    const path = `PATCH /repos/acme/infra/check-runs/${run.id}`
    const { data } = await bot.request(path, { output: { summary: 'Half done.' } })
    expect(data.output).toMatchObject({ title: null, summary: 'Half done.' })
  })

  it('refuses a commit that is not there', async () => {
    await expect(create({ head_sha: 'f'.repeat(40) })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(`No commit found for SHA: ${'f'.repeat(40)}`),
    })
  })

  it('completes a run whose conclusion is given and lets it begin again', async () => {
    const { sha } = await pushCommit()
    const run = await create({ head_sha: sha, status: 'in_progress', conclusion: 'neutral' })
    expect(run).toMatchObject({
      status: 'completed',
      conclusion: 'neutral',
      completed_at: expect.any(String),
    })
    const { data: again } = await bot.rest.checks.update({
      ...infra,
      check_run_id: run.id,
      status: 'in_progress',
    })
    expect(again).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null })
    const at = { started_at: '2026-03-01T14:00:00+02:00', completed_at: '2026-03-01T12:30:00Z' }
    const ended = await bot.rest.checks.update({
      ...infra,
      check_run_id: run.id,
      conclusion: 'success',
      ...at,
    })
    expect(ended.data).toMatchObject({
      started_at: '2026-03-01T12:00:00Z',
      completed_at: '2026-03-01T12:30:00Z',
    })
  })
})
