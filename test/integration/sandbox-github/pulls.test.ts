import type { Octokit } from 'octokit'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const encode = (text: string) => Buffer.from(text).toString('base64')

describe('pull requests', () => {
  let world: World | undefined
  let alice: Octokit
  let bob: Octokit
  let main: string

  async function fresh(): Promise<World> {
    await world?.close()
    world = await startWorld({ files: { 'a.txt': '1\n2\n3\n' } })
    return world
  }

  beforeEach(async () => {
    const started = await fresh()
    alice = started.as('alice')
    bob = started.as('bob')
    main = (await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })).data.object.sha
  })
  afterAll(async () => {
    await world?.close()
  })

  function here(): World {
    if (world === undefined) throw new Error('no world')
    return world
  }

  async function branch(name: string, path: string, content: string): Promise<void> {
    await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${name}`, sha: main })
    await write(name, path, content)
  }

  async function write(branchName: string, path: string, content: string): Promise<void> {
    const known = await alice.rest.repos.getContent({ ...infra, path, ref: branchName }).then(
      ({ data }) => (Array.isArray(data) ? undefined : data.sha),
      () => undefined,
    )
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path,
      branch: branchName,
      message: `Write ${path}`,
      content: encode(content),
      ...(known === undefined ? {} : { sha: known }),
    })
  }

  async function open(head: string, title = head): Promise<number> {
    return (await alice.rest.pulls.create({ ...infra, head, base: 'main', title })).data.number
  }

  async function textOf(path: string): Promise<string> {
    const { data } = await alice.rest.repos.getContent({ ...infra, path })
    return 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : ''
  }

  it('keeps the work of both when two pull requests from one base are merged', async () => {
    await branch('one', 'one.txt', '1\n')
    await branch('two', 'two.txt', '2\n')
    const [first, second] = [await open('one'), await open('two')]
    await bob.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', { ...infra, pull_number: first })
    await bob.rest.pulls.merge({
      ...infra,
      pull_number: second,
      merge_method: 'squash',
      commit_title: 'Two (#2)',
    })
    expect([await textOf('one.txt'), await textOf('two.txt')]).toEqual(['1\n', '2\n'])
    const { data: commits } = await alice.rest.repos.listCommits(infra)
    expect(commits[0]?.commit.message.split('\n')[0]).toBe('Two (#2)')
    expect(commits[0]?.parents).toHaveLength(1)
    expect((await bob.rest.pulls.checkIfMerged({ ...infra, pull_number: first })).status).toBe(204)
  })

  it('merges by rebase, keeping each commit', async () => {
    await branch('one', 'one.txt', '1\n')
    await write('one', 'two.txt', '2\n')
    await write('main', 'three.txt', '3\n')
    const pull_number = await open('one')
    await bob.rest.pulls.merge({ ...infra, pull_number, merge_method: 'rebase' })
    const { data } = await alice.rest.repos.listCommits(infra)
    expect(data.slice(0, 3).map(({ commit }) => commit.message)).toEqual([
      'Write two.txt',
      'Write one.txt',
      'Write three.txt',
    ])
    expect(await textOf('two.txt')).toBe('2\n')
  })

  it('merges by rebase what one commit writes and the next takes back', async () => {
    await branch('one', 'a.txt', '1\n2\n3\nfour\n')
    await write('one', 'a.txt', '1\n2\n3\n')
    await write('one', 'b.txt', 'b\n')
    await write('main', 'three.txt', '3\n')
    const pull_number = await open('one')
    await bob.rest.pulls.merge({ ...infra, pull_number, merge_method: 'rebase' })
    expect(await textOf('a.txt')).toBe('1\n2\n3\n')
    expect(await textOf('b.txt')).toBe('b\n')
  })

  it('refuses to merge a conflict, a head that moved, and a pull request twice', async () => {
    await branch('one', 'a.txt', '1\nfrom one\n3\n')
    const pull_number = await open('one')
    const { data: before } = await alice.rest.pulls.get({ ...infra, pull_number })
    expect(before).toMatchObject({ mergeable: true, mergeable_state: 'clean' })
    await write('main', 'a.txt', '1\nfrom main\n3\n')
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    })
    await expect(bob.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
    await write('one', 'a.txt', '1\nfrom main\n3\n')
    await write('one', 'b.txt', 'b\n')
    await expect(bob.rest.pulls.merge({ ...infra, pull_number, sha: before.head.sha })).rejects.toMatchObject(
      { status: 409 },
    )
    await expect(bob.rest.pulls.checkIfMerged({ ...infra, pull_number })).rejects.toMatchObject({
      status: 404,
    })
    const { data: now } = await alice.rest.pulls.get({ ...infra, pull_number })
    await bob.rest.pulls.merge({ ...infra, pull_number, sha: now.head.sha })
    await expect(bob.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 405 })
  })

  it('stays what it was after the merge, whatever its branch does', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    const { data: merged } = await bob.rest.pulls.merge({ ...infra, pull_number })
    await write('one', 'later.txt', 'x\n')
    await alice.rest.git.deleteRef({ ...infra, ref: 'heads/one' })
    const { data } = await alice.rest.pulls.get({ ...infra, pull_number })
    expect(data).toMatchObject({
      merged: true,
      merge_commit_sha: merged.sha,
      changed_files: 1,
      commits: 1,
      state: 'closed',
    })
    expect(
      (await alice.rest.pulls.listFiles({ ...infra, pull_number })).data.map(({ filename }) => filename),
    ).toEqual(['one.txt'])
    expect((await alice.rest.pulls.listCommits({ ...infra, pull_number })).data).toHaveLength(1)
    const pulls = await alice.rest.repos.listPullRequestsAssociatedWithCommit({
      ...infra,
      commit_sha: merged.sha,
    })
    expect(pulls.data.map(({ number }) => number)).toEqual([pull_number])
  })

  it.each([
    ['a head that does not exist', { head: 'none', base: 'main', title: 'x' }],
    ['a base that does not exist', { head: 'one', base: 'none', title: 'x' }],
    ['nothing to merge', { head: 'main', base: 'main', title: 'x' }],
    ['no title', { head: 'one', base: 'main', title: '' }],
    ['a twin', { head: 'one', base: 'main', title: 'x' }],
  ])('refuses a pull request with %s', async (what, fields) => {
    await branch('one', 'one.txt', '1\n')
    if (what === 'a twin') await open('one')
    await expect(alice.rest.pulls.create({ ...infra, ...fields })).rejects.toMatchObject({ status: 422 })
  })

  it('lists by state, head and base', async () => {
    await branch('one', 'one.txt', '1\n')
    const number = await open('one')
    const list = async (fields: Record<string, string>) =>
      (await alice.request('GET /repos/{owner}/{repo}/pulls', { ...infra, ...fields })).data.map(
        (pull) => pull.number,
      )
    expect(await list({ head: 'acme:one' })).toEqual([number])
    expect(await list({ head: 'acme:two' })).toEqual([])
    expect(await list({ base: 'release' })).toEqual([])
    await alice.rest.pulls.update({ ...infra, pull_number: number, state: 'closed' })
    expect([await list({}), await list({ state: 'closed' })]).toEqual([[], [number]])
    expect(
      (await alice.rest.issues.listForRepo({ ...infra, state: 'all' })).data[0]?.pull_request,
    ).toBeDefined()
  })

  it('edits, closes and reopens, telling each', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one', 'Before')
    await here().forget()
    await alice.rest.pulls.update({ ...infra, pull_number, title: 'After', body: 'words' })
    expect((await here().last('pull_request.edited')).body).toMatchObject({
      changes: { title: { from: 'Before' } },
    })
    await alice.rest.pulls.update({ ...infra, pull_number, state: 'closed' })
    expect((await here().last('pull_request.closed')).body).toMatchObject({
      pull_request: { merged: false, merged_at: null },
    })
    await alice.rest.issues.update({ ...infra, issue_number: pull_number, state: 'open' })
    await alice.rest.issues.addLabels({ ...infra, issue_number: pull_number, labels: ['x'] })
    expect(await here().kinds()).toEqual([
      'pull_request.edited',
      'pull_request.closed',
      'pull_request.reopened',
      'pull_request.labeled',
    ])
  })

  it.each<[Record<string, string>, string]>([
    [{ title: 'After', base: 'nowhere' }, 'base'],
    [{ title: 'After', state: 'broken' }, 'state'],
    [{ body: 'After', title: ' ' }, 'title'],
  ])('changes nothing when it refuses %j', async (fields, field) => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one', 'Before')
    await here().forget()
    await expect(
      alice.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...infra, pull_number, ...fields }),
    ).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'PullRequest', field }] } },
    })
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data).toMatchObject({
      title: 'Before',
      body: null,
      state: 'open',
    })
    expect(await here().kinds()).toEqual([])
  })

  it('changes nothing when it cannot be opened again', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one', 'Before')
    await alice.rest.git.deleteRef({ ...infra, ref: 'heads/one' })
    await expect(
      alice.rest.pulls.update({ ...infra, pull_number, title: 'After', state: 'open' }),
    ).rejects.toMatchObject({ status: 422 })
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data.title).toBe('Before')
  })

  it('closes a pull request whose branch is deleted and keeps its head readable', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    await alice.rest.git.deleteRef({ ...infra, ref: 'heads/one' })
    const { data } = await alice.rest.pulls.get({ ...infra, pull_number })
    expect(data).toMatchObject({ state: 'closed', merged: false })
    const { data: kept } = await alice.rest.git.getRef({ ...infra, ref: `pull/${pull_number}/head` })
    expect(kept.object.sha).toBe(data.head.sha)
    await expect(alice.rest.pulls.update({ ...infra, pull_number, state: 'open' })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('counts a pull request as merged when its head reaches the base another way', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    const { data } = await alice.rest.pulls.get({ ...infra, pull_number })
    await alice.rest.git.updateRef({ ...infra, ref: 'heads/main', sha: data.head.sha })
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data).toMatchObject({
      merged: true,
      merged_by: { login: 'alice' },
    })
  })

  it('marks comments on a pull request as such', async () => {
    await branch('one', 'one.txt', '1\n')
    const issue_number = await open('one')
    await alice.rest.issues.createComment({ ...infra, issue_number, body: 'on the pull request' })
    expect((await here().last('issue_comment.created')).body).toMatchObject({
      issue: {
        number: issue_number,
        pull_request: { html_url: `${here().github.url}/acme/infra/pull/${issue_number}` },
      },
    })
  })

  it('takes reviews of every kind, with the commit they were made on', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    await alice.rest.pulls.requestReviewers({ ...infra, pull_number, reviewers: ['bob'] })
    expect((await here().last('pull_request.review_requested')).body).toMatchObject({
      requested_reviewer: { login: 'bob' },
    })
    const { data: first } = await bob.rest.pulls.createReview({
      ...infra,
      pull_number,
      event: 'REQUEST_CHANGES',
      body: 'Rename it',
    })
    await write('one', 'two.txt', '2\n')
    const { data: second } = await bob.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    expect(first.commit_id).not.toBe(second.commit_id)
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data.head.sha).toBe(second.commit_id)
    const old = {
      ...infra,
      pull_number,
      event: 'COMMENT' as const,
      body: 'on the old one',
      commit_id: first.commit_id ?? '',
    }
    expect((await bob.rest.pulls.createReview(old)).data.commit_id).toBe(first.commit_id)
    const dismissed = await alice.rest.pulls.dismissReview({
      ...infra,
      pull_number,
      review_id: second.id,
      message: 'Moved on',
    })
    expect(dismissed.data.state).toBe('DISMISSED')
    expect((await here().last('pull_request_review.dismissed')).body).toMatchObject({
      review: { state: 'dismissed' },
    })
    const { data } = await alice.rest.pulls.listReviews({ ...infra, pull_number })
    expect(data.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED', 'DISMISSED', 'COMMENTED'])
  })

  it('keeps a pending review to its author until it is submitted', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    const { data: pending } = await bob.rest.pulls.createReview({ ...infra, pull_number })
    expect((await alice.rest.pulls.listReviews({ ...infra, pull_number })).data).toEqual([])
    await bob.rest.pulls.submitReview({ ...infra, pull_number, review_id: pending.id, event: 'APPROVE' })
    expect((await alice.rest.pulls.listReviews({ ...infra, pull_number })).data).toMatchObject([
      { state: 'APPROVED' },
    ])
  })

  it.each([
    ['an approval by the author', { event: 'APPROVE' }],
    ['changes asked for by the author', { event: 'REQUEST_CHANGES', body: 'x' }],
    ['a comment without words', { event: 'COMMENT' }],
    ['an unknown event', { event: 'MAYBE' }],
    ['a commit outside the pull request', { event: 'COMMENT', body: 'x', commit_id: 'f'.repeat(40) }],
  ])('refuses %s', async (_what, fields) => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    await expect(
      alice.request('POST /repos/acme/infra/pulls/{number}/reviews', { number: pull_number, ...fields }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('gives the diff as text to whoever asks for it', async () => {
    await branch('one', 'a.txt', '1\n2\nthree\n')
    const pull_number = await open('one')
    const answer = await alice.rest.pulls.get({ ...infra, pull_number, mediaType: { format: 'diff' } })
    const diff: unknown = answer.data
    expect(diff).toContain('-3\n+three\n')
  })

  it('calls a pull request unstable while a check has not passed', async () => {
    await branch('one', 'one.txt', '1\n')
    const pull_number = await open('one')
    const bot = await here().bot()
    const { data } = await alice.rest.pulls.get({ ...infra, pull_number })
    const { data: run } = await bot.rest.checks.create({ ...infra, name: 'plan', head_sha: data.head.sha })
    const state = async () => (await alice.rest.pulls.get({ ...infra, pull_number })).data.mergeable_state
    expect(await state()).toBe('unstable')
    await bot.rest.checks.update({ ...infra, check_run_id: run.id, conclusion: 'success' })
    expect(await state()).toBe('clean')
  })
})
