import { afterEach, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { benchOf, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

describe('code owners', () => {
  let world: World
  afterEach(async () => {
    await world.close()
  })

  async function start(files: Readonly<Record<string, string>>): Promise<void> {
    const seed = defaultSeed(files)
    const organisations = seed.organisations.map((organisation) => ({
      ...organisation,
      repositories: organisation.repositories.map((item) => ({ ...item, teamRoles: { platform: 'write' } })),
    }))
    world = await startWorld({ seed: { ...seed, organisations } })
  }

  it('asks the owners of what a new pull request changes, its author excepted', async () => {
    await start({
      '.github/CODEOWNERS': '* @alice\n*.tf @acme/platform\n/docs/ @bob\n',
      CODEOWNERS: '* @mallory\n',
    })
    const bench = benchOf(world, 'alice')
    await bench.branch('topic', { 'main.tf': 'x\n', 'docs/a.md': 'a\n', 'other.txt': 'o\n' })
    await world.forget()
    const pull_number = await bench.open('topic')
    expect(await world.kinds()).toEqual([
      'pull_request.opened',
      'pull_request.review_requested',
      'pull_request.review_requested',
    ])
    const alice = world.as('alice')
    expect((await alice.rest.pulls.get({ ...infra, pull_number })).data).toMatchObject({
      requested_reviewers: [{ login: 'bob' }],
      requested_teams: [{ slug: 'platform' }],
    })
    expect((await alice.rest.pulls.listRequestedReviewers({ ...infra, pull_number })).data).toMatchObject({
      users: [{ login: 'bob' }],
      teams: [{ slug: 'platform' }],
    })
    await world.as('carol').rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
    expect((await alice.rest.pulls.listRequestedReviewers({ ...infra, pull_number })).data.teams).toEqual([])
    await bench.branch('draft', { 'draft.tf': 'x\n' })
    const draft = { ...infra, head: 'draft', base: 'main', title: 'Draft', draft: true }
    const { data } = await alice.rest.pulls.create(draft)
    expect(data.requested_teams).toEqual([])
  })

  it(
    verifies(
      ['github.review-gate'],
      'waits for an owner of each changed file where the branch asks for that',
    ),
    async () => {
      await start({ 'docs/CODEOWNERS': '*.tf @acme/platform\n/net/ @bob\n' })
      const bench = benchOf(world, 'alice')
      await bench.branch('topic', { 'main.tf': 'x\n', 'net/a.txt': 'a\n' })
      const pull_number = await bench.open('topic')
      const bob = world.as('bob')
      await bob.rest.repos.updateBranchProtection({
        ...infra,
        branch: 'main',
        required_status_checks: null,
        enforce_admins: true,
        required_pull_request_reviews: {
          required_approving_review_count: 1,
          require_code_owner_reviews: true,
        },
        restrictions: null,
      })
      await bob.rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
      await expect(bob.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({
        status: 405,
        response: { data: { message: 'Waiting on code owner review from acme/platform.' } },
      })
      await world.as('carol').rest.pulls.createReview({ ...infra, pull_number, event: 'APPROVE' })
      expect((await bob.rest.pulls.merge({ ...infra, pull_number })).data.merged).toBe(true)
    },
  )

  it('lists what is wrong with the file, on any ref', async () => {
    await start({ CODEOWNERS: '* @alice\n*.js @mallory\n!x @bob\n' })
    const bob = world.as('bob')
    const { data } = await bob.rest.repos.codeownersErrors({ ...infra })
    expect(data.errors).toMatchObject([
      { line: 2, column: 6, kind: 'Unknown owner', path: 'CODEOWNERS', source: '*.js @mallory' },
      { line: 3, column: 1, kind: 'Invalid pattern' },
    ])
    await benchOf(world, 'alice').branch('fixed', { CODEOWNERS: '* @alice\n' })
    expect((await bob.rest.repos.codeownersErrors({ ...infra, ref: 'fixed' })).data.errors).toEqual([])
  })

  it('answers 404 where there is no file', async () => {
    await start({})
    await expect(world.as('bob').rest.repos.codeownersErrors({ ...infra })).rejects.toMatchObject({
      status: 404,
    })
  })
})
