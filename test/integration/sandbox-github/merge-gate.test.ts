import type { Octokit } from 'octokit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { type Bench, benchOf, infra, plainProtection } from './bench.ts'
import { startWorld, type World } from './world.ts'

type Settings = Parameters<Octokit['rest']['repos']['updateBranchProtection']>[0]

describe('merging into a protected branch', () => {
  let world: World
  let alice: Octokit
  let bob: Octokit
  let carol: Octokit
  let bench: Bench

  beforeEach(async () => {
    world = await startWorld({ files: { 'a.txt': '1\n2\n3\n' } })
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

  async function stateOf(pull_number: number): Promise<string> {
    return (await alice.rest.pulls.get({ ...infra, pull_number })).data.mergeable_state
  }

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

  it('counts the approval of an app while the app may write', async () => {
    await bench.branch('topic')
    const pull_number = await bench.open('topic')
    await protect({ required_pull_request_reviews: { required_approving_review_count: 1 } })
    const bot = await world.bot()
    await bot.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    expect(await stateOf(pull_number)).toBe('clean')
    world.github.installations.suspend(world.github.app.installationId)
    expect(await stateOf(pull_number)).toBe('blocked')
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
