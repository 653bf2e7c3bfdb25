import type { Octokit } from 'octokit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEvents, defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { type Bench, benchOf, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

const before = `${Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n')}\n`
const after = before.replace('line 10\n', 'line ten\nline ten and a half\n')

describe('comments on lines', () => {
  let world: World
  let alice: Octokit
  let bob: Octokit
  let bench: Bench
  let commit_id: string
  let pull_number: number

  beforeEach(async () => {
    const seed = defaultSeed({ 'a.txt': before })
    const apps = seed.apps.map((app) => ({
      ...app,
      events: [...defaultEvents, 'pull_request_review_comment'],
    }))
    world = await startWorld({ seed: { ...seed, apps } })
    alice = world.as('alice')
    bob = world.as('bob')
    bench = benchOf(world, 'alice')
    commit_id = await bench.branch('topic', { 'a.txt': after, 'b.txt': 'new\n' })
    pull_number = await bench.open('topic')
    await world.forget()
  })
  afterEach(async () => {
    await world.close()
  })

  function comment(fields: Record<string, unknown>, client = bob) {
    return client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
      ...infra,
      pull_number,
      commit_id,
      path: 'a.txt',
      body: 'Why?',
      ...fields,
    })
  }

  async function read(comment_id: number | bigint) {
    return (await alice.rest.pulls.getReviewComment({ ...infra, comment_id: Number(comment_id) })).data
  }

  it('stands on a line of either side, on several lines or on the file, and tells so', async () => {
    const { data } = await comment({ line: 11, start_line: 10 })
    expect(data).toMatchObject({
      line: 11,
      start_line: 10,
      side: 'RIGHT',
      position: 6,
      original_position: 6,
      commit_id,
      subject_type: 'line',
      user: { login: 'bob' },
    })
    expect(data.diff_hunk).toBe(
      '@@ -7,7 +7,8 @@ line 6\n line 7\n line 8\n line 9\n-line 10\n+line ten\n+line ten and a half',
    )
    expect(await world.kinds()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
    ])
    expect((await world.last('pull_request_review_comment.created')).body).toMatchObject({
      comment: { id: data.id, body: 'Why?' },
      pull_request: { number: pull_number },
    })
    expect((await comment({ line: 10, side: 'LEFT' })).data).toMatchObject({ position: 4, side: 'LEFT' })
    expect((await comment({ position: 5 })).data).toMatchObject({ line: 10, side: 'RIGHT' })
    expect((await comment({ path: 'b.txt', subject_type: 'file' })).data.subject_type).toBe('file')
    const { data: whole } = await alice.rest.pulls.get({ ...infra, pull_number })
    expect(whole.review_comments).toBe(4)
    const { data: reviews } = await alice.rest.pulls.listReviews({ ...infra, pull_number })
    expect(reviews.map(({ state, body }) => [state, body])).toEqual(Array(4).fill(['COMMENTED', '']))
    const ofReview = await alice.rest.pulls.listCommentsForReview({
      ...infra,
      pull_number,
      review_id: Number(data.pull_request_review_id),
    })
    expect(ofReview.data.map(({ id }) => id)).toEqual([data.id])
  })

  it(
    verifies(['github.line-comment'], 'follows its line through later commits until the line itself changes'),
    async () => {
      const { data: first } = await comment({ line: 10 })
      const { data: second } = await comment({ path: 'b.txt', line: 1 })
      const next = await bench.write(
        'topic',
        'a.txt',
        after.replace('line 9\n', 'line 9\nline 9.5\nline 9.7\n'),
      )
      expect(await read(first.id)).toMatchObject({
        line: 12,
        position: 7,
        original_line: 10,
        commit_id: next,
      })
      expect(await read(second.id)).toMatchObject({ line: 1, commit_id: next })
      await bench.write('topic', 'a.txt', after.replace('line ten\n', 'line 10, rewritten\n'))
      expect(await read(first.id)).toMatchObject({
        line: null,
        position: null,
        commit_id: next,
        original_line: 10,
      })
      expect(await read(second.id)).toMatchObject({ line: 1 })
      const { data: old } = await comment({ line: 10 })
      expect(old).toMatchObject({ original_line: 10, original_commit_id: commit_id, line: null })
    },
  )

  it('is answered, edited, reacted to and deleted', async () => {
    const { data: first } = await comment({ line: 10 })
    const { data: answer } = await alice.rest.pulls.createReplyForReviewComment({
      ...infra,
      pull_number,
      comment_id: Number(first.id),
      body: 'Because',
    })
    expect(answer).toMatchObject({
      in_reply_to_id: first.id,
      line: 10,
      body: 'Because',
      user: { login: 'alice' },
    })
    const { data: also } = await comment({ in_reply_to: first.id, path: undefined, commit_id: undefined })
    expect(also.in_reply_to_id).toBe(first.id)
    await expect(
      alice.rest.pulls.createReplyForReviewComment({
        ...infra,
        pull_number,
        comment_id: Number(answer.id),
        body: 'x',
      }),
    ).rejects.toMatchObject({ status: 422 })
    await world.forget()
    await alice.rest.pulls.updateReviewComment({
      ...infra,
      comment_id: Number(answer.id),
      body: 'Because of that',
    })
    expect((await world.last('pull_request_review_comment.edited')).body).toMatchObject({
      changes: { body: { from: 'Because' } },
      comment: { body: 'Because of that' },
    })
    const stranger = world.as('mallory').rest.pulls
    await expect(
      stranger.updateReviewComment({ ...infra, comment_id: Number(answer.id), body: 'x' }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      stranger.deleteReviewComment({ ...infra, comment_id: Number(answer.id) }),
    ).rejects.toMatchObject({
      status: 403,
    })
    await bob.rest.reactions.createForPullRequestReviewComment({
      ...infra,
      comment_id: Number(answer.id),
      content: '+1',
    })
    expect((await read(answer.id)).reactions?.['+1']).toBe(1)
    const reactions = bob.rest.reactions
    const wish = { ...infra, comment_id: Number(answer.id) }
    const { data: given } = await reactions.listForPullRequestReviewComment(wish)
    expect(given.map(({ content }) => content)).toEqual(['+1'])
    await reactions.deleteForPullRequestComment({ ...wish, reaction_id: given[0]?.id ?? 0 })
    await alice.rest.pulls.deleteReviewComment({ ...infra, comment_id: Number(answer.id) })
    expect((await world.last('pull_request_review_comment.deleted')).body).toMatchObject({
      comment: { id: answer.id },
    })
    await expect(read(answer.id)).rejects.toMatchObject({ status: 404 })
    const { data: all } = await alice.rest.pulls.listReviewComments({
      ...infra,
      pull_number,
      direction: 'desc',
      sort: 'created',
    })
    expect(all.map(({ id }) => id)).toEqual([also.id, first.id])
    expect((await alice.rest.pulls.listReviewCommentsForRepo({ ...infra })).data).toHaveLength(2)
  })

  it.each<[string, number, Record<string, unknown>]>([
    ['a file that is not changed', 422, { path: 'README.md', line: 1 }],
    ['a line outside the diff', 422, { line: 1 }],
    ['no line', 422, {}],
    ['a start behind the end', 422, { line: 10, start_line: 11 }],
    ['a commit outside the pull request', 422, { line: 10, commit_id: 'f'.repeat(40) }],
    ['no commit', 422, { line: 10, commit_id: undefined }],
    ['no words', 422, { line: 10, body: ' ' }],
    ['words that are too long', 422, { line: 10, body: 'x'.repeat(65_537) }],
    ['an unknown side', 422, { line: 10, side: 'MIDDLE' }],
    ['an answer to nothing', 404, { in_reply_to: 1 }],
  ])('refuses %s', async (_what, status, fields) => {
    await expect(comment(fields)).rejects.toMatchObject({ status })
    expect((await alice.rest.pulls.listReviewComments({ ...infra, pull_number })).data).toEqual([])
    expect(await world.kinds()).toEqual([])
  })

  it('comes with a review, all comments or none', async () => {
    const review = (comments: { path: string; body: string; line: number }[]) =>
      bob.rest.pulls.createReview({ ...infra, pull_number, event: 'COMMENT', comments })
    const good = { path: 'a.txt', body: 'one', line: 10 }
    await expect(review([good, { path: 'a.txt', body: 'two', line: 1 }])).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: ['Line could not be resolved'] } },
    })
    await expect(review([good, { path: 'c.txt', body: 'two', line: 1 }])).rejects.toMatchObject({
      response: { data: { errors: ['Path could not be resolved'] } },
    })
    expect((await alice.rest.pulls.listReviews({ ...infra, pull_number })).data).toEqual([])
    const { data } = await review([good, { path: 'b.txt', body: 'two', line: 1 }])
    expect(await world.kinds()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
      'pull_request_review_comment.created',
    ])
    const { data: comments } = await alice.rest.pulls.listReviewComments({ ...infra, pull_number })
    expect(comments.map(({ body, pull_request_review_id }) => [body, pull_request_review_id])).toEqual([
      ['one', data.id],
      ['two', data.id],
    ])
    await bob.rest.pulls.updateReview({ ...infra, pull_number, review_id: data.id, body: 'In sum' })
    expect((await world.last('pull_request_review.edited')).body).toMatchObject({
      review: { body: 'In sum' },
    })
  })

  it('is kept to its author while the review is pending, and told when it is submitted', async () => {
    const { data: pending } = await bob.rest.pulls.createReview({
      ...infra,
      pull_number,
      comments: [{ path: 'a.txt', body: 'one', line: 10 }],
    })
    const review = { ...infra, pull_number, review_id: pending.id }
    expect(await world.kinds()).toEqual([])
    expect((await alice.rest.pulls.listReviewComments({ ...infra, pull_number })).data).toEqual([])
    expect((await bob.rest.pulls.listReviewComments({ ...infra, pull_number })).data).toHaveLength(1)
    await expect(alice.rest.pulls.getReview(review)).rejects.toMatchObject({ status: 404 })
    await expect(bob.rest.pulls.createReview({ ...infra, pull_number })).rejects.toMatchObject({
      status: 422,
    })
    await expect(comment({ line: 10 })).rejects.toMatchObject({ status: 422 })
    await bob.rest.pulls.submitReview({ ...review, event: 'COMMENT' })
    expect(await world.kinds()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
    ])
    await expect(bob.rest.pulls.deletePendingReview(review)).rejects.toMatchObject({ status: 422 })
    const { data: second } = await bob.rest.pulls.createReview({
      ...infra,
      pull_number,
      comments: [{ path: 'a.txt', body: 'two', line: 10 }],
    })
    await bob.rest.pulls.deletePendingReview({ ...review, review_id: second.id })
    expect((await bob.rest.pulls.listReviewComments({ ...infra, pull_number })).data).toHaveLength(1)
  })

  it('is refused to outsiders and apps while the conversation is locked, alone or with a review', async () => {
    const mallory = world.as('mallory')
    const pull = { ...infra, pull_number }
    const { data: first } = await comment({ line: 10 })
    const { data: pending } = await mallory.rest.pulls.createReview({ ...pull, body: 'So far' })
    await alice.rest.issues.lock({ ...infra, issue_number: pull_number })
    await world.forget()
    const locked = {
      status: 403,
      response: { data: { message: 'Unable to create comment because issue is locked.' } },
    }
    for (const client of [mallory, await world.bot()]) {
      await expect(comment({ line: 10 }, client)).rejects.toMatchObject(locked)
      await expect(
        client.rest.pulls.createReplyForReviewComment({ ...pull, comment_id: Number(first.id), body: 'So' }),
      ).rejects.toMatchObject(locked)
      await expect(client.rest.pulls.createReview({ ...pull, event: 'APPROVE' })).rejects.toMatchObject(
        locked,
      )
    }
    await expect(
      mallory.rest.pulls.submitReview({ ...pull, review_id: pending.id, event: 'APPROVE' }),
    ).rejects.toMatchObject(locked)
    expect(await world.kinds()).toEqual([])
    expect((await comment({ line: 10 })).status).toBe(201)
    expect((await bob.rest.pulls.createReview({ ...pull, event: 'APPROVE' })).status).toBe(200)
  })

  it('asks people and teams to review, and takes that back', async () => {
    const ask = { ...infra, pull_number, reviewers: ['carol'], team_reviewers: ['platform'] }
    const mallory = world.as('mallory')
    await expect(mallory.rest.pulls.requestReviewers(ask)).rejects.toMatchObject({ status: 403 })
    await bob.rest.repos.addCollaborator({ ...infra, username: 'mallory', permission: 'triage' })
    await mallory.rest.pulls.requestReviewers(ask)
    expect((await world.last('pull_request.review_requested')).body).toMatchObject({
      requested_team: { slug: 'platform' },
    })
    await alice.rest.pulls.removeRequestedReviewers(ask)
    expect(await world.kinds()).toEqual([
      'pull_request.review_requested',
      'pull_request.review_requested',
      'pull_request.review_request_removed',
      'pull_request.review_request_removed',
    ])
    expect((await alice.rest.pulls.listRequestedReviewers({ ...infra, pull_number })).data).toEqual({
      users: [],
      teams: [],
    })
    for (const wrong of [{ reviewers: ['nobody'] }, { reviewers: ['alice'] }, { team_reviewers: ['none'] }])
      await expect(
        alice.rest.pulls.requestReviewers({ ...infra, pull_number, ...wrong }),
      ).rejects.toMatchObject({
        status: 422,
      })
  })
})
