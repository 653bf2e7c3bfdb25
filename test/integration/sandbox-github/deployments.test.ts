import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed, type Seed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

let world: World
let bot: Octokit
let alice: Octokit
let bob: Octokit
let branches = 0

beforeAll(async () => {
  world = await startWorld({ seed: seedWithDeployments() })
  bot = await world.bot()
  alice = world.as('alice')
  bob = world.as('bob')
})
afterAll(() => world.close())

function seedWithDeployments(): Seed {
  const seed = defaultSeed()
  const apps = seed.apps.map((app) => ({
    ...app,
    permissions: {
      ...app.permissions,
      deployments: 'write',
      administration: 'read',
      actions: 'read',
    } as const,
    events: [...app.events, 'status', 'deployment', 'deployment_status'],
  }))
  return { ...seed, apps }
}

async function shaOf(branch: string): Promise<string> {
  return (await alice.rest.git.getRef({ ...infra, ref: `heads/${branch}` })).data.object.sha
}

async function writeFile(branch: string, path: string, text: string): Promise<string> {
  const found = await alice.rest.repos.getContent({ ...infra, path, ref: branch }).catch(() => undefined)
  const sha = found !== undefined && 'sha' in found.data ? { sha: String(found.data.sha) } : {}
  const content = Buffer.from(text).toString('base64')
  const written = await alice.rest.repos.createOrUpdateFileContents({
    ...infra,
    path,
    branch,
    message: `Write ${path}`,
    content,
    ...sha,
  })
  return written.data.commit.sha ?? ''
}

/** A branch with one commit of its own on top of the default branch. */
async function startBranch(): Promise<string> {
  branches += 1
  const branch = `topic-${branches}`
  await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${branch}`, sha: await shaOf('main') })
  await writeFile(branch, `${branch}.txt`, branch)
  return branch
}

/** The id of a deployment that must have been made. */
function made(answer: { readonly data: { readonly id: number } | { readonly message?: string } }): number {
  if ('id' in answer.data) return answer.data.id
  throw new Error(`no deployment: ${answer.data.message}`)
}

describe('commit statuses', () => {
  it('adds up the newest status of every context and tells which branches hold the commit', async () => {
    const branch = await startBranch()
    const sha = await shaOf(branch)
    const state = async () =>
      (await bot.rest.repos.getCombinedStatusForRef({ ...infra, ref: branch })).data.state
    const set = (context: string, next: 'pending' | 'failure' | 'success') =>
      bot.rest.repos.createCommitStatus({
        ...infra,
        sha,
        context,
        state: next,
        target_url: 'https://ci.example/1',
      })
    expect(await state()).toBe('pending')
    await set('build', 'success')
    expect(await state()).toBe('success')
    await set('lint', 'pending')
    expect(await state()).toBe('pending')
    await set('lint', 'failure')
    expect(await state()).toBe('failure')
    expect((await world.last('status')).body).toMatchObject({
      sha,
      context: 'lint',
      state: 'failure',
      branches: [{ name: branch, commit: { sha } }],
      commit: { sha },
      sender: { login: 'planwright[bot]' },
    })
    const { data } = await alice.rest.repos.listCommitStatusesForRef({ ...infra, ref: branch })
    expect(data.map(({ context, state: one }) => [context, one])).toEqual([
      ['lint', 'failure'],
      ['lint', 'pending'],
      ['build', 'success'],
    ])
  })

  it.each([
    ['a state it does not know', { state: 'done' }, 'Validation Failed'],
    ['a description of 141 characters', { description: 'x'.repeat(141) }, 'maximum is 140 characters'],
    ['a context of 256 characters', { context: 'x'.repeat(256) }, 'maximum is 255 characters'],
    ['an address that is none', { target_url: 'ci/1' }, 'target_url must use http(s) scheme'],
  ])('refuses %s', async (_what, fields, reason) => {
    const path = `POST /repos/acme/infra/statuses/${await shaOf('main')}`
    await expect(bot.request(path, { state: 'success', ...fields })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(reason),
    })
  })

  it('refuses a status of a commit that is not there', async () => {
    const status = { ...infra, sha: 'f'.repeat(40), state: 'success' } as const
    await expect(bot.rest.repos.createCommitStatus(status)).rejects.toMatchObject({ status: 422 })
  })
})

describe('deployments', () => {
  it(
    verifies(['github.deployment'], 'records a deployment, what becomes of it, and where it went'),
    async () => {
      const branch = await startBranch()
      const environment = 'staging'
      const asked = await bot.rest.repos.createDeployment({
        ...infra,
        ref: branch,
        environment,
        payload: { a: 1 },
      })
      const deployment_id = made(asked)
      expect(asked).toMatchObject({
        status: 201,
        data: {
          sha: await shaOf(branch),
          ref: branch,
          task: 'deploy',
          payload: { a: 1 },
          production_environment: false,
        },
      })
      expect((await world.last('deployment.created')).body).toMatchObject({
        deployment: { id: deployment_id, environment, performed_via_github_app: { slug: 'planwright' } },
      })
      const { data: status } = await bot.rest.repos.createDeploymentStatus({
        ...infra,
        deployment_id,
        state: 'in_progress',
        log_url: 'https://ci.example/1',
      })
      expect((await world.last('deployment_status.created')).body).toMatchObject({
        deployment: { id: deployment_id },
        deployment_status: { state: 'in_progress', target_url: 'https://ci.example/1' },
      })
      const one = { ...infra, deployment_id, status_id: status.id }
      expect((await alice.rest.repos.getDeploymentStatus(one)).data).toEqual(status)
      expect((await alice.rest.repos.listDeploymentStatuses({ ...infra, deployment_id })).data).toEqual([
        status,
      ])
      expect((await alice.rest.repos.getDeployment({ ...infra, deployment_id })).data.id).toBe(deployment_id)
      const listed = await alice.rest.repos.listDeployments({ ...infra, environment, ref: branch })
      expect(listed.data.map(({ id }) => id)).toEqual([deployment_id])
      expect((await alice.rest.repos.listDeployments({ ...infra, task: 'migrate' })).data).toEqual([])
      expect(
        (await bot.rest.repos.getEnvironment({ ...infra, environment_name: environment })).data.name,
      ).toBe(environment)
    },
  )

  it('retires what stood in the same environment before, except in production', async () => {
    const deploy = async (environment: string) => {
      const asked = await bot.rest.repos.createDeployment({
        ...infra,
        ref: 'main',
        environment,
        required_contexts: [],
      })
      await bot.rest.repos.createDeploymentStatus({ ...infra, deployment_id: made(asked), state: 'success' })
      return made(asked)
    }
    const statesOf = async (deployment_id: number) =>
      (await bot.rest.repos.listDeploymentStatuses({ ...infra, deployment_id })).data.map(
        ({ state }) => state,
      )
    const [review, production] = [await deploy('review'), await deploy('production')]
    await deploy('review')
    await deploy('production')
    expect(await statesOf(review)).toEqual(['inactive', 'success'])
    expect(await statesOf(production)).toEqual(['success'])
  })

  it(
    verifies(['github.deployment'], 'brings a branch up to date first and asks for a second request'),
    async () => {
      const branch = await startBranch()
      const main = await writeFile('main', `${branch}-main.txt`, 'on main')
      const first = await alice.rest.repos.createDeployment({ ...infra, ref: branch })
      expect([first.status, first.data]).toEqual([
        202,
        { message: `Auto-merged main into ${branch} on deployment.` },
      ])
      const head = await alice.rest.git.getCommit({ ...infra, commit_sha: await shaOf(branch) })
      expect(head.data.parents.map(({ sha }) => sha)).toContain(main)
      expect((await alice.rest.repos.createDeployment({ ...infra, ref: branch })).status).toBe(201)
    },
  )

  it(
    verifies(['github.deployment'], 'refuses a branch that conflicts, unless it is not to be merged'),
    async () => {
      const branch = await startBranch()
      await writeFile('main', `${branch}.txt`, 'something else')
      await expect(alice.rest.repos.createDeployment({ ...infra, ref: branch })).rejects.toMatchObject({
        status: 409,
        message: expect.stringContaining(`Conflict merging main into ${branch}`),
      })
      const asked = await alice.rest.repos.createDeployment({ ...infra, ref: branch, auto_merge: false })
      expect(asked.status).toBe(201)
    },
  )

  it(
    verifies(['github.deployment'], 'refuses a commit whose statuses or checks have not passed'),
    async () => {
      const branch = await startBranch()
      const sha = await shaOf(branch)
      const deploy = (required_contexts?: string[]) =>
        alice.rest.repos.createDeployment({
          ...infra,
          ref: branch,
          ...(required_contexts ? { required_contexts } : {}),
        })
      const refused = { status: 409, message: expect.stringContaining(`status checks failed for ${branch}`) }
      await expect(deploy(['build'])).rejects.toMatchObject(refused)
      await bot.rest.repos.createCommitStatus({ ...infra, sha, context: 'build', state: 'success' })
      expect((await deploy(['build'])).status).toBe(201)
      const { data: run } = await bot.rest.checks.create({ ...infra, name: 'plan', head_sha: sha })
      await expect(deploy()).rejects.toMatchObject(refused)
      expect((await deploy([])).status).toBe(201)
      await bot.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'neutral' })
      expect((await deploy()).status).toBe(201)
    },
  )

  it('deletes a deployment unless it is an active one among others', async () => {
    const remove = (deployment_id: number) => alice.rest.repos.deleteDeployment({ ...infra, deployment_id })
    const asked = await alice.rest.repos.createDeployment({ ...infra, ref: 'main', required_contexts: [] })
    const deployment_id = made(asked)
    await alice.rest.repos.createDeploymentStatus({ ...infra, deployment_id, state: 'success' })
    await expect(remove(deployment_id)).rejects.toMatchObject({ status: 422 })
    await alice.rest.repos.createDeploymentStatus({ ...infra, deployment_id, state: 'inactive' })
    expect((await remove(deployment_id)).status).toBe(204)
    await expect(remove(deployment_id)).rejects.toMatchObject({ status: 404 })
  })

  const refused: readonly [string, number, () => Promise<unknown>][] = [
    ['an outsider', 403, () => world.as('mallory').rest.repos.createDeployment({ ...infra, ref: 'main' })],
    [
      'a branch that is not there',
      422,
      () => alice.rest.repos.createDeployment({ ...infra, ref: 'no-such' }),
    ],
    [
      'a payload that is a list',
      422,
      () => alice.request('POST /repos/acme/infra/deployments', { ref: 'main', payload: [1] }),
    ],
    [
      'a status of a deployment that is not there',
      404,
      () => alice.rest.repos.createDeploymentStatus({ ...infra, deployment_id: 1, state: 'success' }),
    ],
  ]

  it.each(refused)('refuses %s', async (_what, status, act) => {
    await expect(act()).rejects.toMatchObject({ status })
  })

  it.each([
    ['a state it does not know', { state: 'done' }],
    ['a description of 141 characters', { state: 'success', description: 'x'.repeat(141) }],
  ])('refuses %s of a deployment', async (_what, fields) => {
    const asked = await alice.rest.repos.createDeployment({ ...infra, ref: 'main', required_contexts: [] })
    const path = `POST /repos/acme/infra/deployments/${made(asked)}/statuses`
    await expect(alice.request(path, fields)).rejects.toMatchObject({ status: 422 })
  })
})

describe('environments', () => {
  it('lets an administrator make, list and remove environments, and nobody else', async () => {
    const environment_name = 'pre/prod'
    await bob.rest.repos.createOrUpdateEnvironment({ ...infra, environment_name })
    const { data } = await alice.rest.repos.getEnvironment({ ...infra, environment_name })
    expect(data).toMatchObject({ name: environment_name, protection_rules: [] })
    const listed = await alice.rest.repos.getAllEnvironments(infra)
    expect(listed.data.environments?.map(({ name }) => name)).toContain(environment_name)
    for (const client of [alice, bot]) {
      const answer = client.rest.repos.createOrUpdateEnvironment({ ...infra, environment_name: 'other' })
      await expect(answer).rejects.toMatchObject({ status: 403 })
    }
    await bob.rest.repos.deleteAnEnvironment({ ...infra, environment_name })
    await expect(alice.rest.repos.getEnvironment({ ...infra, environment_name })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('refuses a name of 256 characters', async () => {
    const answer = bob.rest.repos.createOrUpdateEnvironment({ ...infra, environment_name: 'x'.repeat(256) })
    await expect(answer).rejects.toMatchObject({ status: 422 })
  })
})
