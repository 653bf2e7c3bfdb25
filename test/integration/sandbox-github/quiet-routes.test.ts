import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('operations that a bot seldom asks for', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    world = await startWorld()
    alice = world.as('alice')
  })
  afterAll(async () => {
    await world.close()
  })

  it('tells of people, organizations and teams', async () => {
    expect((await alice.rest.users.getAuthenticated()).data).toMatchObject({
      login: 'alice',
      name: 'Alice Adams',
    })
    expect((await alice.rest.users.getByUsername({ username: 'acme' })).data.type).toBe('Organization')
    expect((await alice.rest.orgs.get({ org: 'acme' })).data.login).toBe('acme')
    expect((await alice.rest.orgs.listMembers({ org: 'acme' })).data.map(({ login }) => login)).toEqual([
      'alice',
      'bob',
      'carol',
    ])
    expect((await alice.rest.teams.list({ org: 'acme' })).data.map(({ slug }) => slug)).toEqual(['platform'])
    expect(
      (await alice.rest.teams.getByName({ org: 'acme', team_slug: 'platform' })).data.members_count,
    ).toBe(1)
    const people = (await alice.rest.repos.listCollaborators(infra)).data
    expect(people.map(({ login, role_name }) => [login, role_name])).toContainEqual(['bob', 'admin'])
    expect((await alice.rest.meta.getZen()).data).not.toBe('')
    await expect(
      world.app.octokit.rest.apps.getUserInstallation({ username: 'alice' }),
    ).rejects.toMatchObject({
      status: 404,
    })
    expect((await world.app.octokit.rest.apps.getUserInstallation({ username: 'acme' })).data.app_slug).toBe(
      'planwright',
    )
  })

  it('lists and empties labels and reactions', async () => {
    const { data: issue } = await alice.rest.issues.create({
      ...infra,
      title: 'Quiet',
      labels: ['one', 'two'],
    })
    const issue_number = issue.number
    expect((await alice.rest.issues.listLabelsOnIssue({ ...infra, issue_number })).data).toHaveLength(2)
    await alice.rest.issues.removeAllLabels({ ...infra, issue_number })
    expect((await alice.rest.issues.listLabelsOnIssue({ ...infra, issue_number })).data).toEqual([])
    await alice.rest.issues.deleteLabel({ ...infra, name: 'one' })
    const { data: comment } = await alice.rest.issues.createComment({ ...infra, issue_number, body: 'x' })
    const place = { ...infra, comment_id: comment.id }
    const { data: reaction } = await alice.rest.reactions.createForIssueComment({ ...place, content: 'eyes' })
    expect((await alice.rest.reactions.listForIssueComment(place)).data).toHaveLength(1)
    await alice.rest.reactions.deleteForIssueComment({ ...place, reaction_id: reaction.id })
    expect((await alice.rest.reactions.listForIssueComment(place)).data).toEqual([])
  })

  it('reads a blob, who was asked to review, and a review that is edited', async () => {
    const { data: file } = await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'quiet.txt',
      branch: 'main',
      message: 'Quiet',
      content: 'eA==',
    })
    const file_sha = file.content?.sha ?? ''
    expect((await alice.rest.git.getBlob({ ...infra, file_sha })).data.content.trim()).toBe('eA==')
    const { data: main } = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/quiet', sha: main.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'other.txt',
      branch: 'quiet',
      message: 'Other',
      content: 'eA==',
    })
    const { data: pull } = await alice.rest.pulls.create({
      ...infra,
      head: 'quiet',
      base: 'main',
      title: 'Q',
    })
    const pull_number = pull.number
    await alice.rest.pulls.requestReviewers({ ...infra, pull_number, reviewers: ['bob'] })
    const { data: asked } = await alice.rest.pulls.listRequestedReviewers({ ...infra, pull_number })
    expect(asked.users.map(({ login }) => login)).toEqual(['bob'])
    const bob = world.as('bob')
    const { data: review } = await bob.rest.pulls.createReview({
      ...infra,
      pull_number,
      event: 'COMMENT',
      body: 'First',
    })
    const place = { ...infra, pull_number, review_id: review.id }
    await bob.rest.pulls.updateReview({ ...place, body: 'Second' })
    expect((await alice.rest.pulls.getReview(place)).data.body).toBe('Second')
  })
})
