import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('a request from issue to merge', () => {
  let world: World
  let bot: Octokit
  let alice: Octokit
  let bob: Octokit
  beforeAll(async () => {
    world = await startWorld()
    bot = await world.bot()
    alice = world.as('alice')
    bob = world.as('bob')
  })
  afterAll(async () => {
    await world.close()
  })

  it('lets a person open an issue and the bot answer, label and react', async () => {
    const { data: issue } = await alice.rest.issues.create({
      ...infra,
      title: 'Storage',
      body: 'in westeurope',
    })
    expect(issue.number).toBe(1)
    const { data: comment } = await bot.rest.issues.createComment({
      ...infra,
      issue_number: 1,
      body: 'Reading.',
    })
    expect(comment.user).toMatchObject({ login: 'planwright[bot]', type: 'Bot' })
    expect(comment.performed_via_github_app?.slug).toBe('planwright')
    await bot.rest.reactions.createForIssue({ ...infra, issue_number: 1, content: 'eyes' })
    await bot.rest.reactions.createForIssueComment({ ...infra, comment_id: comment.id, content: '+1' })
    await bot.rest.issues.addLabels({ ...infra, issue_number: 1, labels: ['planwright'] })
    await bot.rest.issues.updateComment({ ...infra, comment_id: comment.id, body: 'Read.' })
    expect((await bot.rest.issues.getComment({ ...infra, comment_id: comment.id })).data.body).toBe('Read.')
    expect((await world.last('issue_comment.edited')).body).toMatchObject({
      changes: { body: { from: 'Reading.' } },
      comment: { body: 'Read.' },
      installation: { id: world.github.app.installationId },
      organization: { login: 'acme' },
      sender: { login: 'planwright[bot]' },
    })
    expect(await world.kinds()).toEqual([
      'issues.opened',
      'issue_comment.created',
      'issues.labeled',
      'issue_comment.edited',
    ])
  })

  it('writes one commit of several files and opens a pull request from it', async () => {
    await world.forget()
    const { data: base } = await bot.rest.git.getRef({ ...infra, ref: 'heads/main' })
    const parent = base.object.sha
    const { data: blob } = await bot.rest.git.createBlob({ ...infra, content: 'e30=', encoding: 'base64' })
    const { data: tree } = await bot.rest.git.createTree({
      ...infra,
      base_tree: parent,
      tree: [
        { path: 'stacks/dev/main.tf', mode: '100644', type: 'blob', content: 'locals {}\n' },
        { path: 'stacks/dev/terraform.tfvars.json', mode: '100644', type: 'blob', sha: blob.sha },
      ],
    })
    const { data: commit } = await bot.rest.git.createCommit({
      ...infra,
      message: 'Add storage',
      tree: tree.sha,
      parents: [parent],
    })
    await bot.rest.git.createRef({ ...infra, ref: 'refs/heads/planwright/1', sha: commit.sha })
    const { data: pull } = await bot.rest.pulls.create({
      ...infra,
      head: 'planwright/1',
      base: 'main',
      title: 'Storage',
      body: 'Closes #1',
    })
    expect(pull).toMatchObject({
      number: 2,
      changed_files: 2,
      commits: 1,
      mergeable: true,
      mergeable_state: 'clean',
    })
    const { data: files } = await bot.rest.pulls.listFiles({ ...infra, pull_number: 2 })
    expect(files.map(({ filename, status, patch }) => [filename, status, patch])).toEqual([
      ['stacks/dev/main.tf', 'added', '@@ -0,0 +1 @@\n+locals {}'],
      ['stacks/dev/terraform.tfvars.json', 'added', '@@ -0,0 +1 @@\n+{}\n\\ No newline at end of file'],
    ])
    expect(await world.kinds()).toEqual(['create', 'push', 'pull_request.opened'])
  })

  it('reports a check run with a button and hears it pressed', async () => {
    const { data: pull } = await bot.rest.pulls.get({ ...infra, pull_number: 2 })
    const { data: run } = await bot.rest.checks.create({
      ...infra,
      name: 'plan',
      head_sha: pull.head.sha,
      status: 'in_progress',
      external_id: 'stack-1',
    })
    await bot.rest.checks.update({
      ...infra,
      check_run_id: run.id,
      conclusion: 'action_required',
      output: {
        title: '2 to add',
        summary: 'Two resources',
        annotations: [
          {
            path: 'stacks/dev/main.tf',
            start_line: 1,
            end_line: 1,
            annotation_level: 'notice',
            message: 'here',
          },
        ],
      },
      actions: [{ label: 'Confirm', description: 'Confirm the plan', identifier: 'confirm' }],
    })
    const { data: list } = await bot.rest.checks.listForRef({ ...infra, ref: 'planwright/1' })
    expect(list.check_runs[0]).toMatchObject({
      conclusion: 'action_required',
      output: { annotations_count: 1 },
      pull_requests: [{ number: 2 }],
    })
    await bob.request('POST /_double/check-runs/{id}/actions/confirm', { id: run.id })
    expect((await world.last('check_run.requested_action')).body).toMatchObject({
      requested_action: { identifier: 'confirm' },
      check_run: { external_id: 'stack-1' },
      sender: { login: 'bob' },
    })
    await bob.rest.checks.rerequestRun({ ...infra, check_run_id: run.id })
    await bot.rest.checks.listAnnotations({ ...infra, check_run_id: run.id })
    expect((await world.last('check_run.rerequested')).body).toMatchObject({
      check_run: { status: 'completed', check_suite: { status: 'completed', conclusion: 'action_required' } },
    })
    expect((await bot.rest.checks.get({ ...infra, check_run_id: run.id })).data.status).toBe('completed')
  })

  it('moves the head of the pull request when its branch moves', async () => {
    const { data: before } = await bot.rest.pulls.get({ ...infra, pull_number: 2 })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'stacks/dev/notes.md',
      branch: 'planwright/1',
      message: 'Add notes',
      content: Buffer.from('notes\n').toString('base64'),
    })
    const { data: after } = await bot.rest.pulls.get({ ...infra, pull_number: 2 })
    expect(after.head.sha).not.toBe(before.head.sha)
    expect((await world.last('pull_request.synchronize')).body).toMatchObject({
      before: before.head.sha,
      after: after.head.sha,
      sender: { login: 'alice' },
    })
  })

  it('takes a review and merges with a real merge, closing the issue', async () => {
    await expect(
      bot.rest.pulls.createReview({ ...infra, pull_number: 2, event: 'APPROVE' }),
    ).rejects.toMatchObject({ status: 422 })
    const { data: review } = await bob.rest.pulls.createReview({ ...infra, pull_number: 2, event: 'APPROVE' })
    expect(review.state).toBe('APPROVED')
    expect((await world.last('pull_request_review.submitted')).body).toMatchObject({
      review: { state: 'approved' },
    })
    const { data: merged } = await bob.rest.pulls.merge({ ...infra, pull_number: 2 })
    const { data: head } = await bob.rest.git.getRef({ ...infra, ref: 'heads/main' })
    expect(head.object.sha).toBe(merged.sha)
    const { data: commit } = await bob.rest.git.getCommit({ ...infra, commit_sha: merged.sha })
    expect(commit.parents).toHaveLength(2)
    expect((await world.last('pull_request.closed')).body).toMatchObject({
      pull_request: { merged: true, merge_commit_sha: merged.sha },
    })
    expect((await bob.rest.issues.get({ ...infra, issue_number: 1 })).data).toMatchObject({
      state: 'closed',
      state_reason: 'completed',
    })
  })

  it('answers the other operations of a working day', async () => {
    const jwt = world.app.octokit
    const installation_id = world.github.app.installationId
    await jwt.rest.apps.getAuthenticated()
    await jwt.rest.apps.listInstallations()
    await jwt.rest.apps.getInstallation({ installation_id })
    await jwt.rest.apps.getRepoInstallation(infra)
    await jwt.rest.apps.getWebhookConfigForApp()
    const deliveries = await jwt.rest.apps.listWebhookDeliveries()
    await jwt.rest.apps.redeliverWebhookDelivery({ delivery_id: deliveries.data[0]?.id ?? 0 })
    await bot.rest.apps.listReposAccessibleToInstallation()
    await bot.rest.rateLimit.get()
    await bot.rest.repos.get(infra)

    const issue_number = (await alice.rest.issues.create({ ...infra, title: 'Rest', labels: ['one'] })).data
      .number
    const { data: comment } = await alice.rest.issues.createComment({ ...infra, issue_number, body: 'x' })
    await alice.rest.issues.listForRepo(infra)
    await alice.rest.issues.listComments({ ...infra, issue_number })
    await alice.rest.issues.listCommentsForRepo(infra)
    await alice.rest.issues.deleteComment({ ...infra, comment_id: comment.id })
    await alice.rest.issues.createLabel({ ...infra, name: 'two' })
    await alice.rest.issues.setLabels({ ...infra, issue_number, labels: ['one', 'two'] })
    await alice.rest.issues.removeLabel({ ...infra, issue_number, name: 'two' })
    await alice.rest.issues.addAssignees({ ...infra, issue_number, assignees: ['bob'] })
    await alice.rest.issues.update({ ...infra, issue_number, title: 'Rest, edited' })
    await alice.rest.issues.update({ ...infra, issue_number, state: 'closed' })
    await alice.rest.issues.update({ ...infra, issue_number, state: 'open' })
    await alice.rest.issues.lock({ ...infra, issue_number })
    await alice.rest.issues.unlock({ ...infra, issue_number })

    const { data: ref } = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    const sha = ref.object.sha
    await alice.rest.git.getTree({ ...infra, tree_sha: sha, recursive: 'true' })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/rest', sha })
    const file = await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'rest.txt',
      branch: 'rest',
      message: 'Rest',
      content: 'eA==',
    })
    await alice.rest.git.updateRef({ ...infra, ref: 'heads/rest', sha: file.data.commit.sha ?? '' })
    await alice.rest.repos.getContent({ ...infra, path: 'rest.txt', ref: 'rest' })
    await alice.rest.repos.getBranch({ ...infra, branch: 'rest' })
    await alice.rest.repos.compareCommitsWithBasehead({ ...infra, basehead: 'main...rest' })
    await alice.rest.repos.listCommits(infra)
    await alice.rest.repos.getCommit({ ...infra, ref: 'rest' })
    await bot.rest.repos.createCommitStatus({ ...infra, sha, state: 'success' })
    await bot.rest.repos.getCombinedStatusForRef({ ...infra, ref: sha })

    const pull = await alice.rest.pulls.create({ ...infra, head: 'rest', base: 'main', title: 'Rest' })
    const pull_number = pull.data.number
    await alice.rest.pulls.list(infra)
    await alice.rest.pulls.listCommits({ ...infra, pull_number })
    await alice.rest.pulls.requestReviewers({ ...infra, pull_number, reviewers: ['bob'] })
    await alice.rest.issues.addLabels({ ...infra, issue_number: pull_number, labels: ['one'] })
    const review = await bob.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    await bob.rest.pulls.dismissReview({ ...infra, pull_number, review_id: review.data.id, message: 'x' })
    await alice.rest.pulls.listReviews({ ...infra, pull_number })
    await alice.rest.pulls.update({ ...infra, pull_number, state: 'closed' })
    await alice.rest.pulls.update({ ...infra, pull_number, state: 'open' })
    await bob.rest.pulls.merge({ ...infra, pull_number })
    await alice.rest.pulls.checkIfMerged({ ...infra, pull_number })
    await alice.rest.repos.listPullRequestsAssociatedWithCommit({ ...infra, commit_sha: pull.data.head.sha })
    await alice.rest.git.deleteRef({ ...infra, ref: 'heads/rest' })

    await bob.rest.repos.addCollaborator({ ...infra, username: 'mallory', permission: 'triage' })
    await bob.rest.repos.checkCollaborator({ ...infra, username: 'mallory' })
    await bob.rest.repos.getCollaboratorPermissionLevel({ ...infra, username: 'mallory' })
    const team = { org: 'acme', team_slug: 'platform' }
    await bot.rest.teams.listMembersInOrg(team)
    await bot.rest.teams.getMembershipForUserInOrg({ ...team, username: 'carol' })
    await bot.rest.orgs.checkMembershipForUser({ org: 'acme', username: 'carol' })
    await world.bot().then((last) => last.rest.apps.revokeInstallationAccessToken())
    await world.github.settled()

    expect(world.conformance.coveredWebhooks()).toEqual(expect.arrayContaining(webhookKinds))
  })
})

/** Kinds that the double sends and the document describes. */
const webhookKinds = [
  'check_run.completed',
  'check_run.created',
  'check_run.requested_action',
  'check_run.rerequested',
  'create',
  'delete',
  'issue_comment.created',
  'issue_comment.deleted',
  'issue_comment.edited',
  'issues.closed',
  'issues.edited',
  'issues.labeled',
  'issues.opened',
  'issues.reopened',
  'issues.unlabeled',
  'pull_request_review.dismissed',
  'pull_request_review.submitted',
  'pull_request.closed',
  'pull_request.labeled',
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.review_requested',
  'pull_request.synchronize',
  'push',
]
