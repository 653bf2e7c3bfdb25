import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('the history of issues and pull requests', () => {
  let world: World
  let alice: Octokit
  let bob: Octokit
  let time = Date.parse('2026-05-01T10:00:00Z')
  beforeAll(async () => {
    world = await startWorld({
      now: () => {
        time += 1000
        return new Date(time)
      },
    })
    alice = world.as('alice')
    bob = world.as('bob')
  })
  afterAll(async () => {
    await world.close()
  })

  async function open(title: string, body?: string): Promise<number> {
    const { data } = await alice.rest.issues.create({
      ...infra,
      title,
      ...(body === undefined ? {} : { body }),
    })
    return data.number
  }

  async function timeline(issue_number: number) {
    return (await bob.rest.issues.listEventsForTimeline({ ...infra, issue_number })).data
  }

  async function eventNames(issue_number: number): Promise<string[]> {
    return (await timeline(issue_number)).map((entry) => ('event' in entry ? String(entry.event) : ''))
  }

  /** A branch with one new file, started from main. */
  async function branch(name: string, message = `Add ${name}`): Promise<void> {
    const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${name}`, sha: main.data.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: `${name}.txt`,
      branch: name,
      message,
      content: 'YQ==',
    })
  }

  it(
    verifies(['github.timeline'], 'tells everything that happened to an issue, in the order of time'),
    async () => {
      const issue_number = await open('Old name')
      const issue = { ...infra, issue_number }
      await bob.rest.issues.addLabels({ ...issue, labels: ['one'] })
      await bob.rest.issues.createComment({ ...issue, body: 'Hello' })
      await bob.rest.issues.removeLabel({ ...issue, name: 'one' })
      await bob.rest.issues.addAssignees({ ...issue, assignees: ['carol'] })
      await bob.rest.issues.removeAssignees({ ...issue, assignees: ['carol'] })
      const { data: milestone } = await bob.rest.issues.createMilestone({ ...infra, title: 'Spring' })
      await bob.rest.issues.update({ ...issue, milestone: milestone.number })
      await bob.rest.issues.update({ ...issue, milestone: null })
      await alice.rest.issues.update({ ...issue, title: 'New name' })
      await bob.rest.issues.lock({ ...issue, lock_reason: 'too heated' })
      await bob.rest.issues.unlock(issue)
      await alice.rest.issues.update({ ...issue, state: 'closed', state_reason: 'not_planned' })
      await alice.rest.issues.update({ ...issue, state: 'open' })
      const names = [
        'labeled',
        'commented',
        'unlabeled',
        'assigned',
        'unassigned',
        'milestoned',
        'demilestoned',
        'renamed',
        'locked',
        'unlocked',
        'closed',
        'reopened',
      ]
      const entries = await timeline(issue_number)
      expect(entries.map((entry) => ('event' in entry ? entry.event : ''))).toEqual(names)
      expect(entries).toMatchObject([
        { label: { name: 'one', color: 'ededed' }, actor: { login: 'bob' }, commit_id: null },
        { body: 'Hello', user: { login: 'bob' }, author_association: 'MEMBER' },
        { label: { name: 'one' } },
        { assignee: { login: 'carol' }, actor: { login: 'bob' } },
        { assignee: { login: 'carol' } },
        { milestone: { title: 'Spring' } },
        { milestone: { title: 'Spring' } },
        { rename: { from: 'Old name', to: 'New name' } },
        { lock_reason: 'too heated' },
        {},
        { state_reason: 'not_planned', actor: { login: 'alice' } },
        {},
      ])
      const { data: events } = await bob.rest.issues.listEvents(issue)
      expect(events.map(({ event }) => event)).toEqual(names.filter((name) => name !== 'commented'))
    },
  )

  it('says which app acted', async () => {
    const bot = await world.bot()
    const issue_number = await open('By a bot')
    await bot.rest.issues.addLabels({ ...infra, issue_number, labels: ['auto'] })
    expect(await timeline(issue_number)).toMatchObject([
      { actor: { login: 'planwright[bot]' }, performed_via_github_app: { slug: 'planwright' } },
    ])
  })

  it('notes a mention by another issue or comment once, and none in code', async () => {
    const named = await open('Named')
    const naming = await open('Naming', `See #${named}, and \`#${named}\` and #${named} again.`)
    await bob.rest.issues.createComment({ ...infra, issue_number: naming, body: `As #${named} says` })
    await open('Only in code', `\`\`\`\n#${named}\n\`\`\``)
    expect(await timeline(named)).toMatchObject([
      {
        event: 'cross-referenced',
        actor: { login: 'alice' },
        source: { type: 'issue', issue: { number: naming, repository: { full_name: 'acme/infra' } } },
      },
    ])
    expect((await bob.rest.issues.listEvents({ ...infra, issue_number: named })).data).toEqual([])
  })

  it('notes commits that name an issue and closes those that main fixes', async () => {
    const fixed = await open('Fixed')
    const seen = await open('Seen')
    await branch('fix', `Repair it\n\nFixes #${fixed}, see acme/infra#${seen} and other/place#${seen}.`)
    expect([await eventNames(fixed), await eventNames(seen)]).toEqual([['referenced'], ['referenced']])
    await world.forget()
    const main = await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'direct.txt',
      message: `Close it\n\nResolves: #${fixed}`,
      content: 'YQ==',
    })
    expect(await timeline(fixed)).toMatchObject([
      { event: 'referenced' },
      { event: 'referenced', commit_id: main.data.commit.sha },
      { event: 'closed', commit_id: main.data.commit.sha, actor: { login: 'alice' } },
    ])
    expect(await world.kinds()).toEqual(['push', 'issues.closed'])
  })

  it('tells the life of a pull request', async () => {
    await branch('topic')
    const { data: pull } = await alice.rest.pulls.create({
      ...infra,
      head: 'topic',
      base: 'main',
      title: 'Topic',
    })
    const pull_number = pull.number
    await alice.rest.pulls.requestReviewers({ ...infra, pull_number, reviewers: ['bob'] })
    const { data: review } = await bob.rest.pulls.createReview({
      ...infra,
      pull_number,
      event: 'REQUEST_CHANGES',
      body: 'Not yet',
    })
    await alice.rest.pulls.update({ ...infra, pull_number, title: 'Better topic' })
    await alice.rest.pulls.update({ ...infra, pull_number, state: 'closed' })
    await alice.rest.pulls.update({ ...infra, pull_number, state: 'open' })
    await bob.rest.pulls.dismissReview({ ...infra, pull_number, review_id: review.id, message: 'Done' })
    const { data: merge } = await bob.rest.pulls.merge({ ...infra, pull_number })
    await bob.rest.git.deleteRef({ ...infra, ref: 'heads/topic' })
    await bob.rest.git.createRef({ ...infra, ref: 'refs/heads/topic', sha: pull.head.sha })
    const entries = await timeline(pull_number)
    expect(entries).toMatchObject([
      { event: 'committed', sha: pull.head.sha, message: 'Add topic' },
      {
        event: 'review_requested',
        requested_reviewer: { login: 'bob' },
        review_requester: { login: 'alice' },
      },
      { event: 'reviewed', state: 'dismissed', body: 'Not yet', user: { login: 'bob' } },
      { event: 'renamed', rename: { from: 'Topic', to: 'Better topic' } },
      { event: 'closed' },
      { event: 'reopened' },
      {
        event: 'review_dismissed',
        dismissed_review: { state: 'changes_requested', review_id: review.id, dismissal_message: 'Done' },
      },
      { event: 'referenced', commit_id: merge.sha },
      { event: 'merged', commit_id: merge.sha, actor: { login: 'bob' } },
      { event: 'closed' },
      { event: 'head_ref_deleted' },
      { event: 'head_ref_restored' },
    ])
  })

  it('lists the events of the repository, newest first, and finds one', async () => {
    const issue_number = await open('Last')
    await bob.rest.issues.addLabels({ ...infra, issue_number, labels: ['last'] })
    const { data } = await bob.rest.issues.listEventsForRepo({ ...infra, per_page: 2 })
    expect(data).toMatchObject([{ event: 'labeled', issue: { number: issue_number } }, {}])
    const event_id = data[0]?.id ?? 0
    expect((await bob.rest.issues.getEvent({ ...infra, event_id })).data).toMatchObject({ event: 'labeled' })
    await expect(bob.rest.issues.getEvent({ ...infra, event_id: 1 })).rejects.toMatchObject({ status: 404 })
    await expect(timeline(9999)).rejects.toMatchObject({ status: 404 })
  })

  it('is paged', async () => {
    const issue_number = await open('Paged')
    for (const name of ['a', 'b', 'c'])
      await bob.rest.issues.addLabels({ ...infra, issue_number, labels: [name] })
    const all = await bob.paginate(bob.rest.issues.listEventsForTimeline, {
      ...infra,
      issue_number,
      per_page: 2,
    })
    expect(all).toHaveLength(3)
  })
})
