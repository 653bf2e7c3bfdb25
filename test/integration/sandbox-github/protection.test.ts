import type { Octokit } from 'octokit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEvents, defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { type Bench, benchOf, cloneAs, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

type Settings = Parameters<Octokit['rest']['repos']['updateBranchProtection']>[0]

const nothing = {
  ...infra,
  branch: 'main',
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
} as const

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
    await bob.rest.repos.updateBranchProtection({ ...nothing, ...settings })
  }

  async function stateOf(pull_number: number): Promise<string> {
    return (await alice.rest.pulls.get({ ...infra, pull_number })).data.mergeable_state
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
      await expect(client.rest.repos.updateBranchProtection(nothing)).rejects.toMatchObject({ status: 404 })
      await expect(client.rest.repos.getBranchProtection(nothing)).rejects.toMatchObject({ status: 404 })
    }
    await expect(world.anonymous().rest.repos.getBranchProtection(nothing)).rejects.toMatchObject({
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
    expect((await bob.rest.repos.getBranchProtection(nothing)).data).toMatchObject({
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
    const { branch, ...fields } = { ...nothing, ...settings }
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
    await bob.rest.repos.updateBranchProtection({ ...nothing, branch: 'other' })
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
    const release = { ...nothing, branch: 'release', allow_deletions: true }
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

  it('refuses merge commits when history has to be a line', async () => {
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await protect({ required_linear_history: true })
    await expect(bob.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({
      status: 405,
      response: { data: { message: 'This branch must not contain merge commits.' } },
    })
    await alice.rest.pulls.merge({ ...infra, pull_number, merge_method: 'squash' })
  })

  it(
    verifies(
      ['github.review-gate'],
      'counts the latest word of each person who can write and never of the author',
    ),
    async () => {
      await bench.branch('topic')
      const pull_number = await bench.open('topic')
      await protect({ required_pull_request_reviews: { required_approving_review_count: 1 } })
      const review = (client: Octokit, event: 'APPROVE' | 'REQUEST_CHANGES') =>
        client.rest.pulls.createReview({ ...infra, pull_number, event, body: 'words' })
      const merge = () => alice.rest.pulls.merge({ ...infra, pull_number })
      const missing = {
        status: 405,
        response: {
          data: { message: 'At least 1 approving review is required by reviewers with write access.' },
        },
      }
      expect(await stateOf(pull_number)).toBe('blocked')
      await review(world.as('mallory'), 'APPROVE')
      await expect(review(alice, 'APPROVE')).rejects.toMatchObject({ status: 422 })
      await expect(merge()).rejects.toMatchObject(missing)
      await review(carol, 'APPROVE')
      expect(await stateOf(pull_number)).toBe('clean')
      await review(carol, 'REQUEST_CHANGES')
      await expect(merge()).rejects.toMatchObject({ status: 405 })
      expect(await stateOf(pull_number)).toBe('blocked')
      await review(bob, 'APPROVE')
      expect(await stateOf(pull_number)).toBe('blocked')
      await review(carol, 'APPROVE')
      await carol.rest.pulls.createReview({ ...infra, pull_number, event: 'COMMENT', body: 'by the way' })
      expect(await stateOf(pull_number)).toBe('clean')
      await bob.rest.repos.addCollaborator({ ...infra, username: 'carol', permission: 'pull' })
      expect(await stateOf(pull_number)).toBe('clean')
      await bob.rest.pulls.createReview({ ...infra, pull_number, event: 'REQUEST_CHANGES', body: 'no' })
      const { data: reviews } = await alice.rest.pulls.listReviews({ ...infra, pull_number })
      const objection = reviews.findLast(({ state }) => state === 'CHANGES_REQUESTED')
      const dismissal = { ...infra, pull_number, review_id: objection?.id ?? 0, message: 'Settled' }
      await alice.rest.pulls.dismissReview(dismissal)
      await expect(merge()).rejects.toMatchObject(missing)
      await review(bob, 'APPROVE')
      await merge()
    },
  )

  it('dismisses approvals when new commits change the pull request, and only then', async () => {
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await protect({ required_pull_request_reviews: { dismiss_stale_reviews: true } })
    await carol.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    await benchOf(world, 'bob').write('main', 'elsewhere.txt', 'x\n')
    await alice.rest.pulls.updateBranch({ ...infra, pull_number })
    expect(await stateOf(pull_number)).toBe('clean')
    await world.forget()
    await bench.write('topic', 'more.txt', 'more\n')
    expect(await stateOf(pull_number)).toBe('blocked')
    expect(await world.kinds()).toEqual(['push', 'pull_request.synchronize', 'pull_request_review.dismissed'])
    expect((await world.last('pull_request_review.dismissed')).body).toMatchObject({
      review: { state: 'dismissed', user: { login: 'carol' } },
      sender: { login: 'alice' },
    })
  })

  it('wants an approval by another than who pushed last', async () => {
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await protect({
      required_pull_request_reviews: { required_approving_review_count: 1, require_last_push_approval: true },
    })
    await benchOf(world, 'carol').write('topic', 'c.txt', 'c\n')
    await carol.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    expect(await stateOf(pull_number)).toBe('blocked')
    await bob.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    expect(await stateOf(pull_number)).toBe('clean')
  })

  it('waits for required checks, saying how each stands', async () => {
    const head_sha = await bench.branch('topic')
    const pull_number = await bench.open('topic')
    const bot = await world.bot()
    await protect({
      required_status_checks: {
        strict: false,
        contexts: ['ci'],
        checks: [{ context: 'plan', app_id: 4242 }],
      },
    })
    const message = async () =>
      alice.rest.pulls.merge({ ...infra, pull_number }).then(
        () => 'merged',
        (error: { response: { data: { message: string } } }) => error.response.data.message,
      )
    expect(await stateOf(pull_number)).toBe('blocked')
    expect(await message()).toBe('2 of 2 required status checks are expected.')
    await alice.rest.repos.createCommitStatus({ ...infra, sha: head_sha, context: 'plan', state: 'success' })
    const { data: run } = await bot.rest.checks.create({
      ...infra,
      name: 'plan',
      head_sha,
      status: 'in_progress',
    })
    expect(await message()).toBe(
      '2 of 2 required status checks have not succeeded: 1 in progress and 1 expected.',
    )
    await alice.rest.repos.createCommitStatus({ ...infra, sha: head_sha, context: 'ci', state: 'success' })
    await bot.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'failure' })
    expect(await message()).toBe('Required status check "plan" is failing.')
    await bot.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'success' })
    await bot.rest.checks.create({ ...infra, name: 'optional', head_sha, conclusion: 'failure' })
    expect(await stateOf(pull_number)).toBe('unstable')
    expect(await message()).toBe('merged')
  })

  it('lets a commit with its checks passed be pushed, and no other', async () => {
    const sha = await bench.branch('topic')
    await protect({ required_status_checks: { strict: false, contexts: ['ci'] } })
    const move = () => alice.rest.git.updateRef({ ...infra, ref: 'heads/main', sha })
    await expect(move()).rejects.toMatchObject({
      status: 422,
      response: { data: { message: 'Required status check "ci" is expected.' } },
    })
    await alice.rest.repos.createCommitStatus({ ...infra, sha, context: 'ci', state: 'success' })
    await move()
  })

  it('calls a head behind its base out of date when it has to be up to date', async () => {
    const sha = await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await bench.write('main', 'b.txt', 'b\n')
    await alice.rest.repos.createCommitStatus({ ...infra, sha, context: 'ci', state: 'success' })
    await protect({ required_status_checks: { strict: true, contexts: ['ci'] } })
    expect(await stateOf(pull_number)).toBe('behind')
    await expect(alice.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
    const { data } = await alice.rest.pulls.updateBranch({ ...infra, pull_number, expected_head_sha: sha })
    expect(data.message).toBe('Updating pull request branch.')
    expect(await stateOf(pull_number)).toBe('blocked')
    const updated = await bench.sha('topic')
    await alice.rest.repos.createCommitStatus({ ...infra, sha: updated, context: 'ci', state: 'success' })
    expect(await stateOf(pull_number)).toBe('clean')
    await alice.rest.pulls.merge({ ...infra, pull_number })
  })

  it('refuses a merge by whom its restrictions do not name, and any change while it is locked', async () => {
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await protect({ restrictions: { users: ['carol'], teams: [] } })
    await expect(alice.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
    await protect({ lock_branch: true })
    await expect(bench.write('main', 'x', 'x')).rejects.toMatchObject({ status: 409 })
    await expect(carol.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
    await protect({ restrictions: { users: [], teams: ['platform'] } })
    await carol.rest.pulls.merge({ ...infra, pull_number })
  })
})
