import type { Octokit } from 'octokit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEvents, defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { type Bench, benchOf, cloneAs, infra, plainProtection } from './bench.ts'
import { startWorld, type World } from './world.ts'

type Settings = Parameters<Octokit['rest']['repos']['updateBranchProtection']>[0]

describe('branch protection', () => {
  let world: World
  let alice: Octokit
  let bob: Octokit
  let carol: Octokit
  let bench: Bench

  beforeEach(async () => {
    const seed = defaultSeed({ 'a.txt': '1\n2\n3\n' })
    const apps = seed.apps.map((app) => ({ ...app, events: [...defaultEvents, 'branch_protection_rule'] }))
    world = await startWorld({ seed: { ...seed, apps } })
    alice = world.as('alice')
    bob = world.as('bob')
    carol = world.as('carol')
    bench = benchOf(world, 'alice')
  })
  afterEach(async () => {
    await world.close()
  })

  async function protect(settings: Partial<Settings>): Promise<void> {
    await bob.rest.repos.updateBranchProtection({ ...plainProtection, ...settings })
  }

  it('is set, read and taken away by admins alone', async () => {
    await expect(bob.rest.repos.getBranchProtection({ ...infra, branch: 'main' })).rejects.toMatchObject({
      status: 404,
      response: { data: { message: 'Branch not protected' } },
    })
    const bot = await world.bot()
    await expect(bot.rest.repos.getBranchProtection({ ...infra, branch: 'main' })).rejects.toMatchObject({
      status: 403,
    })
    for (const client of [alice, world.as('mallory')]) {
      await expect(client.rest.repos.updateBranchProtection(plainProtection)).rejects.toMatchObject({
        status: 404,
      })
      await expect(client.rest.repos.getBranchProtection(plainProtection)).rejects.toMatchObject({
        status: 404,
      })
    }
    await expect(world.anonymous().rest.repos.getBranchProtection(plainProtection)).rejects.toMatchObject({
      status: 401,
    })
    await protect({
      required_status_checks: { strict: true, contexts: ['ci'], checks: [{ context: 'plan', app_id: 4242 }] },
      enforce_admins: true,
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        require_code_owner_reviews: true,
        dismissal_restrictions: { users: ['bob'], teams: ['platform'] },
        bypass_pull_request_allowances: { apps: ['planwright'] },
      },
      restrictions: { users: ['alice'], teams: ['platform'], apps: ['planwright'] },
      allow_deletions: true,
    })
    expect((await bob.rest.repos.getBranchProtection(plainProtection)).data).toMatchObject({
      required_status_checks: { strict: true, contexts: ['plan', 'ci'] },
      enforce_admins: { enabled: true },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismissal_restrictions: { users: [{ login: 'bob' }], teams: [{ slug: 'platform' }] },
      },
      restrictions: { users: [{ login: 'alice' }], apps: [{ slug: 'planwright' }] },
      allow_deletions: { enabled: true },
      allow_force_pushes: { enabled: false },
    })
    expect((await alice.rest.repos.getBranch({ ...infra, branch: 'main' })).data).toMatchObject({
      protected: true,
      protection: { required_status_checks: { enforcement_level: 'everyone', contexts: ['plan', 'ci'] } },
    })
    expect((await alice.rest.repos.listBranches({ ...infra, protected: true })).data).toMatchObject([
      { name: 'main', protected: true },
    ])
    expect((await alice.rest.repos.listBranches({ ...infra, protected: false })).data).toEqual([])
    expect((await alice.rest.repos.getBranchRules({ ...infra, branch: 'main' })).data).toEqual([])
    await bob.rest.repos.deleteBranchProtection({ ...infra, branch: 'main' })
    expect((await alice.rest.repos.getBranch({ ...infra, branch: 'main' })).data.protected).toBe(false)
  })

  it('is changed in parts, each change told to the app', async () => {
    const branch = { ...infra, branch: 'main' }
    const { repos } = bob.rest
    await protect({
      required_status_checks: { strict: false, contexts: ['ci'] },
      required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true },
      restrictions: { users: ['alice'], teams: [] },
    })
    expect((await world.last('branch_protection_rule.created')).body).toMatchObject({
      rule: { name: 'main', required_status_checks: ['ci'], authorized_actor_names: ['alice'] },
    })
    expect((await repos.getAdminBranchProtection(branch)).data.enabled).toBe(false)
    expect((await repos.setAdminBranchProtection(branch)).data.enabled).toBe(true)
    await repos.deleteAdminBranchProtection(branch)
    expect((await repos.getStatusChecksProtection(branch)).data).toMatchObject({ contexts: ['ci'] })
    const { data: checks } = await repos.updateStatusCheckProtection({ ...branch, strict: true })
    expect(checks).toMatchObject({ strict: true, contexts: ['ci'] })
    const { data: reviews } = await repos.updatePullRequestReviewProtection({
      ...branch,
      require_code_owner_reviews: true,
    })
    expect(reviews).toMatchObject({
      required_approving_review_count: 2,
      dismiss_stale_reviews: true,
      require_code_owner_reviews: true,
    })
    expect((await repos.getPullRequestReviewProtection(branch)).data).toEqual(reviews)
    expect((await repos.getAccessRestrictions(branch)).data.users).toMatchObject([{ login: 'alice' }])
    await repos.deleteAccessRestrictions(branch)
    await repos.removeStatusCheckProtection(branch)
    await repos.deletePullRequestReviewProtection(branch)
    for (const gone of [
      repos.getAccessRestrictions(branch),
      repos.getStatusChecksProtection(branch),
      repos.getPullRequestReviewProtection(branch),
    ])
      await expect(gone).rejects.toMatchObject({ status: 404 })
    await expect(alice.rest.repos.getAdminBranchProtection(branch)).rejects.toMatchObject({ status: 404 })
    await repos.deleteBranchProtection(branch)
    expect(await world.kinds()).toEqual([
      'branch_protection_rule.created',
      ...Array<string>(7).fill('branch_protection_rule.edited'),
      'branch_protection_rule.deleted',
    ])
  })

  it.each<[string, number, Record<string, unknown>]>([
    ['a body that leaves out a mandatory part', 422, { restrictions: undefined }],
    [
      'more reviewers than six',
      422,
      { required_pull_request_reviews: { required_approving_review_count: 7 } },
    ],
    ['a person who does not exist', 422, { restrictions: { users: ['nobody'], teams: [] } }],
    ['a check without a name', 422, { required_status_checks: { strict: true, checks: [{ context: '' }] } }],
    ['a branch that does not exist', 404, { branch: 'none' }],
  ])('refuses %s', async (_what, status, settings) => {
    const { branch, ...fields } = { ...plainProtection, ...settings }
    await expect(
      bob.request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', { branch, ...fields } as never),
    ).rejects.toMatchObject({ status })
  })

  it.each([
    ['a merge of branches', '/merges', { base: 'release', head: 'main' }],
    ['a deployment that brings it up to date', '/deployments', { ref: 'release' }],
  ])('refuses %s when it asks for a pull request', async (_what, path, fields) => {
    const before = await bench.branch('release')
    await bench.write('main', 'b.txt', 'b\n')
    await protect({ branch: 'release', required_pull_request_reviews: {} })
    await expect(
      alice.request(`POST /repos/{owner}/{repo}${path}`, { ...infra, ...fields }),
    ).rejects.toMatchObject({
      status: 409,
      response: { data: { message: 'Changes must be made through a pull request.' } },
    })
    expect(await bench.sha('release')).toBe(before)
  })

  const direct: readonly [string, number, string, (sha: string) => Promise<unknown>][] = [
    [
      'a file written to it',
      409,
      'Could not create file: Changes must be made through a pull request.',
      () => bench.write('main', 'x.txt', 'x'),
    ],
    [
      'a file changed on it',
      409,
      'Could not update file: Changes must be made through a pull request.',
      () => bench.write('main', 'a.txt', 'x'),
    ],
    [
      'its ref moved',
      422,
      'Changes must be made through a pull request.',
      (sha) => alice.rest.git.updateRef({ ...infra, ref: 'heads/main', sha }),
    ],
  ]
  it.each(direct)('refuses %s when it asks for a pull request', async (_what, status, message, act) => {
    const sha = await bench.branch('topic')
    await protect({ required_pull_request_reviews: {} })
    const before = await bench.sha('main')
    await expect(act(sha)).rejects.toMatchObject({ status, response: { data: { message } } })
    expect(await bench.sha('main')).toBe(before)
  })

  it(
    verifies(
      ['github.protected-branch'],
      'refuses a push as a declined hook does and keeps none of its objects',
    ),
    async () => {
      await protect({ required_pull_request_reviews: {} })
      const clone = await cloneAs(world, 'alice')
      const refused = await clone.commit('b.txt')
      await clone.git('branch', 'side')
      await world.forget()
      const pushed = await clone.git('push', 'origin', 'main')
      expect(pushed.exitCode).toBe(1)
      expect(pushed.stderr).toContain(
        'remote: error: GH006: Protected branch update failed for refs/heads/main.',
      )
      expect(pushed.stderr).toContain('remote: error: Changes must be made through a pull request.')
      expect(pushed.stderr).toContain('! [remote rejected] main -> main (protected branch hook declined)')
      await expect(alice.rest.git.getCommit({ ...infra, commit_sha: refused })).rejects.toMatchObject({
        status: 404,
      })
      expect(await world.kinds()).toEqual([])
      const both = await clone.git('push', 'origin', 'main', 'side')
      expect(both.stderr).toContain('main -> main (protected branch hook declined)')
      expect(both.stderr).toContain('side -> side')
      expect(await bench.sha('side')).toBe(refused)
      expect(await world.kinds()).toEqual(['create', 'push'])
      const removed = await clone.git('push', 'origin', 'main', ':side')
      expect(removed.stderr).toContain('[deleted]')
      expect(removed.stderr).toContain('main -> main (protected branch hook declined)')
      const atomic = await clone.git('push', '--atomic', 'origin', 'main', 'HEAD:other')
      expect(atomic.exitCode).toBe(1)
      await expect(bench.sha('other')).rejects.toMatchObject({ status: 404 })
    },
  )

  it('takes a push from a shallow clone where it is allowed, and judges it where it is not', async () => {
    await bench.write('main', 'b.txt', 'b\n')
    await protect({ restrictions: { users: ['carol'], teams: [] } })
    const clone = await cloneAs(world, 'alice', { depth: 1 })
    await clone.commit('c.txt')
    expect((await clone.git('push', 'origin', 'main')).stderr).toContain("You're not authorized to push")
    expect((await clone.git('push', 'origin', 'HEAD:side')).exitCode).toBe(0)
    const allowed = await cloneAs(world, 'carol', { depth: 1 })
    const sha = await allowed.commit('c.txt')
    expect((await allowed.git('push', 'origin', 'main')).exitCode).toBe(0)
    expect(await bench.sha('main')).toBe(sha)
  })

  it('refuses to lose commits or the branch, even to admins, unless it allows that', async () => {
    await bench.write('main', 'b.txt', 'b\n')
    await protect({})
    const clone = await cloneAs(world, 'bob')
    await clone.git('reset', '--quiet', '--hard', 'HEAD~1')
    const other = await clone.commit('other.txt')
    expect((await clone.git('push', '--force', 'origin', 'main')).stderr).toContain(
      'Cannot force-push to a protected branch',
    )
    await clone.git('push', 'origin', 'HEAD:other')
    const force = { ...infra, ref: 'heads/main', sha: other, force: true }
    await expect(bob.rest.git.updateRef(force)).rejects.toMatchObject({ status: 422 })
    await bob.rest.repos.updateBranchProtection({ ...plainProtection, branch: 'other' })
    await expect(bob.rest.git.deleteRef({ ...infra, ref: 'heads/other' })).rejects.toMatchObject({
      status: 422,
      response: { data: { message: 'Cannot delete a protected branch' } },
    })
    expect((await clone.git('push', 'origin', '--delete', 'other')).exitCode).toBe(1)
    await protect({ allow_force_pushes: true })
    expect((await clone.git('push', '--force', 'origin', 'main')).exitCode).toBe(0)
    expect(await bench.sha('main')).toBe(other)
  })

  it('lets admins past its other rules until it includes them', async () => {
    await protect({ required_pull_request_reviews: {} })
    await benchOf(world, 'bob').write('main', 'b.txt', 'b\n')
    await protect({ required_pull_request_reviews: {}, enforce_admins: true })
    await expect(benchOf(world, 'bob').write('main', 'c.txt', 'c\n')).rejects.toMatchObject({ status: 409 })
  })

  it('lets those past who may push without a pull request', async () => {
    const bot = await world.bot()
    const put = (path: string) =>
      bot.rest.repos.createOrUpdateFileContents({ ...infra, path, message: 'x', content: 'eA==' })
    await protect({ required_pull_request_reviews: {} })
    await expect(put('x')).rejects.toMatchObject({ status: 409 })
    await protect({
      required_pull_request_reviews: {
        bypass_pull_request_allowances: { apps: ['planwright'], users: ['carol'] },
      },
    })
    await put('x')
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await expect(alice.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
    await carol.rest.pulls.merge({ ...infra, pull_number })
  })

  it('lets a protected branch come back after its end, unless creations are blocked too', async () => {
    const sha = await bench.branch('release')
    const release = { ...plainProtection, branch: 'release', allow_deletions: true }
    const end = () => bob.rest.git.deleteRef({ ...infra, ref: 'heads/release' })
    const create = () => alice.rest.git.createRef({ ...infra, ref: 'refs/heads/release', sha })
    await bob.rest.repos.updateBranchProtection({ ...release, required_pull_request_reviews: {} })
    await end()
    await expect(bob.rest.repos.getBranchProtection(release)).rejects.toMatchObject({ status: 404 })
    await create()
    await expect(bench.write('release', 'x', 'x')).rejects.toMatchObject({ status: 409 })
    const named = { users: ['carol'], teams: [] }
    await bob.rest.repos.updateBranchProtection({ ...release, restrictions: named, block_creations: true })
    await end()
    await expect(create()).rejects.toMatchObject({ status: 422 })
    await carol.rest.git.createRef({ ...infra, ref: 'refs/heads/release', sha })
  })
})
