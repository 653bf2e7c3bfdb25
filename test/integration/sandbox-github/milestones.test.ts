import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultEvents, defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

/** The default world with an app that hears of more. */
async function curiousWorld(...more: readonly string[]): Promise<World> {
  const seed = defaultSeed()
  const events = [...defaultEvents, ...more]
  return startWorld({ seed: { ...seed, apps: seed.apps.map((app) => ({ ...app, events })) } })
}

describe('milestones', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    world = await curiousWorld('milestone')
    alice = world.as('alice')
  })
  afterAll(async () => {
    await world.close()
  })

  it('are created, edited, closed, opened again and deleted, each told', async () => {
    await world.forget()
    const { data } = await alice.rest.issues.createMilestone({
      ...infra,
      title: 'One',
      description: 'First',
      due_on: '2026-06-01T00:00:00Z',
    })
    const one = { ...infra, milestone_number: data.number }
    await alice.rest.issues.updateMilestone({ ...one, title: 'Uno' })
    expect((await world.last('milestone.edited')).body).toMatchObject({
      changes: { title: { from: 'One' } },
      milestone: { title: 'Uno', due_on: '2026-06-01T00:00:00Z' },
    })
    const closed = await alice.rest.issues.updateMilestone({ ...one, state: 'closed' })
    expect(closed.data.closed_at).not.toBeNull()
    await alice.rest.issues.updateMilestone({ ...one, state: 'open', description: '' })
    expect((await alice.rest.issues.getMilestone(one)).data).toMatchObject({ state: 'open', closed_at: null })
    await alice.rest.issues.deleteMilestone(one)
    await expect(alice.rest.issues.getMilestone(one)).rejects.toMatchObject({ status: 404 })
    expect(await world.kinds()).toEqual([
      'milestone.created',
      'milestone.edited',
      'milestone.closed',
      'milestone.edited',
      'milestone.opened',
      'milestone.deleted',
    ])
  })

  it('are set on issues and pull requests, count them and find them', async () => {
    const { data: milestone } = await alice.rest.issues.createMilestone({ ...infra, title: 'Counting' })
    const { data: issue } = await alice.rest.issues.create({
      ...infra,
      title: 'In it',
      milestone: milestone.number,
      labels: ['counted'],
    })
    expect(issue.milestone?.title).toBe('Counting')
    expect((await world.last('issues.milestoned')).body).toMatchObject({ milestone: { title: 'Counting' } })
    const pull = await openPull('counting')
    await alice.rest.issues.update({ ...infra, issue_number: pull, milestone: milestone.number })
    expect((await world.last('pull_request.milestoned')).body).toMatchObject({
      pull_request: { milestone: { number: milestone.number } },
    })
    await alice.rest.issues.update({ ...infra, issue_number: issue.number, state: 'closed' })
    const milestone_number = milestone.number
    expect((await alice.rest.issues.getMilestone({ ...infra, milestone_number })).data).toMatchObject({
      open_issues: 1,
      closed_issues: 1,
    })
    const labels = await alice.rest.issues.listLabelsForMilestone({ ...infra, milestone_number })
    expect(labels.data.map(({ name }) => name)).toEqual(['counted'])
    const numbers = async (wanted: string) =>
      (await alice.rest.issues.listForRepo({ ...infra, state: 'all', milestone: wanted })).data.map(
        ({ number }) => number,
      )
    expect(await numbers(String(milestone_number))).toEqual([pull, issue.number])
    expect(await numbers('*')).toEqual([pull, issue.number])
    expect(await numbers('none')).not.toContain(issue.number)
    await expect(numbers('99')).rejects.toMatchObject({ status: 422 })
    await world.forget()
    await alice.rest.issues.update({ ...infra, issue_number: pull, milestone: null })
    expect(await world.kinds()).toEqual(['pull_request.demilestoned'])
  })

  it('are listed open ones first to fall due first, or as asked', async () => {
    const make = async (title: string, due_on?: string) =>
      alice.rest.issues.createMilestone({ ...infra, title, ...(due_on === undefined ? {} : { due_on }) })
    await make('Later', '2026-09-01T00:00:00Z')
    await make('Sooner', '2026-08-01T00:00:00Z')
    const titles = async (fields: { sort?: 'completeness'; direction?: 'desc'; state?: 'all' } = {}) =>
      (await alice.rest.issues.listMilestones({ ...infra, ...fields })).data.map(({ title }) => title)
    const open = await titles()
    expect(open.indexOf('Sooner')).toBeLessThan(open.indexOf('Later'))
    expect(open.at(-1)).toBe('Counting')
    expect(await titles({ sort: 'completeness', direction: 'desc' })).toContain('Later')
  })

  it('are not for outsiders, and an outsider who sets one on an own issue sets nothing', async () => {
    const mallory = world.as('mallory')
    await expect(mallory.rest.issues.createMilestone({ ...infra, title: 'x' })).rejects.toMatchObject({
      status: 403,
    })
    const { data: milestone } = await alice.rest.issues.createMilestone({ ...infra, title: 'Not yours' })
    const { data } = await mallory.rest.issues.create({
      ...infra,
      title: 'Mine',
      milestone: milestone.number,
    })
    expect(data.milestone).toBeNull()
  })

  async function openPull(name: string): Promise<number> {
    const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${name}`, sha: main.data.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: `${name}.txt`,
      branch: name,
      message: 'Add',
      content: 'YQ==',
    })
    return (await alice.rest.pulls.create({ ...infra, head: name, base: 'main', title: name })).data.number
  }
})

describe('labels of the repository', () => {
  let world: World
  let bot: Octokit
  beforeAll(async () => {
    world = await curiousWorld('label')
    bot = await world.bot()
  })
  afterAll(async () => {
    await world.close()
  })

  it('are created, edited and deleted, each told', async () => {
    await world.forget()
    await bot.rest.issues.createLabel({ ...infra, name: 'plan', color: '0e8a16' })
    await bot.rest.issues.updateLabel({ ...infra, name: 'plan', new_name: 'Plan', description: 'Waits' })
    expect((await world.last('label.edited')).body).toMatchObject({
      changes: { name: { from: 'plan' }, description: { from: '' } },
      label: { name: 'Plan' },
    })
    await bot.rest.issues.updateLabel({ ...infra, name: 'plan', color: '0e8a16' })
    await bot.rest.issues.deleteLabel({ ...infra, name: 'PLAN' })
    expect(await world.kinds()).toEqual(['label.created', 'label.edited', 'label.deleted'])
  })

  it('appear when an issue gets one that is new', async () => {
    const { data } = await world.as('alice').rest.issues.create({ ...infra, title: 'Labels' })
    await world.forget()
    await bot.rest.issues.addLabels({ ...infra, issue_number: data.number, labels: ['fresh', 'fresh'] })
    expect(await world.kinds()).toEqual(['label.created', 'issues.labeled'])
  })

  it('cannot take the name of another', async () => {
    await bot.rest.issues.createLabel({ ...infra, name: 'taken' })
    await bot.rest.issues.createLabel({ ...infra, name: 'free' })
    await expect(
      bot.rest.issues.updateLabel({ ...infra, name: 'free', new_name: 'TAKEN' }),
    ).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }] } },
    })
  })
})

describe('sub-issues', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    world = await curiousWorld('sub_issues')
    alice = world.as('alice')
  })
  afterAll(async () => {
    await world.close()
  })

  async function open(title: string) {
    return (await alice.rest.issues.create({ ...infra, title })).data
  }

  it('are added, listed, counted, found from below and removed', async () => {
    const parent = await open('Parent')
    const child = await open('Child')
    const above = { ...infra, issue_number: parent.number }
    await world.forget()
    const added = await alice.rest.issues.addSubIssue({ ...above, sub_issue_id: child.id })
    expect([added.status, added.data.number]).toEqual([201, child.number])
    await alice.rest.issues.update({ ...infra, issue_number: child.number, state: 'closed' })
    expect((await alice.rest.issues.listSubIssues(above)).data).toMatchObject([{ number: child.number }])
    expect((await alice.rest.issues.get(above)).data.sub_issues_summary).toEqual({
      total: 1,
      completed: 1,
      percent_completed: 100,
    })
    const below = { ...infra, issue_number: child.number }
    expect((await alice.rest.issues.getParent(below)).data.number).toBe(parent.number)
    await alice.rest.issues.removeSubIssue({ ...above, sub_issue_id: child.id })
    await expect(alice.rest.issues.getParent(below)).rejects.toMatchObject({ status: 404 })
    await expect(
      alice.rest.issues.removeSubIssue({ ...above, sub_issue_id: child.id }),
    ).rejects.toMatchObject({ status: 404 })
    expect(await world.kinds()).toEqual([
      'sub_issues.sub_issue_added',
      'sub_issues.parent_issue_added',
      'issues.closed',
      'sub_issues.sub_issue_removed',
      'sub_issues.parent_issue_removed',
    ])
  })

  it('have one parent unless it is replaced, and no circles', async () => {
    const [first, second, child] = [await open('First'), await open('Second'), await open('Child')]
    const add = async (parent: { number: number }, sub: { id: number }, replace_parent = false) =>
      alice.rest.issues.addSubIssue({
        ...infra,
        issue_number: parent.number,
        sub_issue_id: sub.id,
        replace_parent,
      })
    await add(first, child)
    const refusal = (message: string) => ({
      status: 422,
      response: { data: { errors: [{ resource: 'Issue', message }] } },
    })
    await expect(add(first, child)).rejects.toMatchObject(
      refusal('Issue may not contain duplicate sub-issues'),
    )
    await expect(add(second, child)).rejects.toMatchObject(refusal('Sub issue may only have one parent'))
    await expect(add(child, first)).rejects.toMatchObject({ status: 422 })
    await expect(add(child, child)).rejects.toMatchObject({ status: 422 })
    expect((await add(second, child, true)).status).toBe(201)
    await expect(add(second, { id: 1 })).rejects.toMatchObject({ status: 404 })
  })
})
