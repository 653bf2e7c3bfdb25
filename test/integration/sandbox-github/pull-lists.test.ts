import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchOf, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

describe('lists of pull requests', () => {
  let world: World
  let clock = new Date('2026-05-01T10:00:00Z')
  let firstCommit: string
  beforeAll(async () => {
    world = await startWorld({ now: () => clock })
    const bench = benchOf(world, 'alice')
    firstCommit = await bench.branch('one')
    await bench.write('one', 'more.txt', 'more')
    await bench.open('one')
    clock = new Date('2026-05-01T10:01:00Z')
    await bench.branch('two')
    await bench.open('two')
    clock = new Date('2026-05-01T10:02:00Z')
    await world.as('alice').rest.issues.createComment({ ...infra, issue_number: 1, body: 'Late' })
  })
  afterAll(async () => {
    await world.close()
  })

  it.each([
    [{}, [2, 1]],
    [{ direction: 'asc' }, [1, 2]],
    [{ sort: 'updated' }, [2, 1]],
    [{ sort: 'updated', direction: 'desc' }, [1, 2]],
    [{ sort: 'popularity', direction: 'desc' }, [1, 2]],
  ] as const)('answer %j', async (fields, numbers) => {
    const { data } = await world.as('alice').rest.pulls.list({ ...infra, ...fields })
    expect(data.map(({ number }) => number)).toEqual(numbers)
  })

  it('hold those that a commit came with, be it their last or not', async () => {
    const { data } = await world
      .as('alice')
      .rest.repos.listPullRequestsAssociatedWithCommit({ ...infra, commit_sha: firstCommit })
    expect(data.map(({ number }) => number)).toEqual([1])
  })
})
