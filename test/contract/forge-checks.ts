import { describe, expect, it } from 'vitest'
import { InvariantError } from '../../src/domain/errors.ts'
import type { CheckRunRequest } from '../../src/ports/forge.ts'
import type { ForgeWorld } from './forge-world.ts'

function checkRun(headSha: string, change: Partial<CheckRunRequest> = {}): CheckRunRequest {
  return {
    externalId: 'acme/infra#7|web|plan',
    headSha,
    name: 'planwright / web',
    status: 'in_progress',
    title: 'Planning',
    summary: 'The plan is being made.',
    actions: [],
    ...change,
  }
}

export function describeForgeChecks(world: () => ForgeWorld): void {
  const repository = () => world().forge.repository(world().place)

  describe('check runs', () => {
    it('writes one check run for one external id on one commit and edits it afterwards', async () => {
      const sha = await world().push('alice', 'checks', { 'a.txt': 'a' })
      await repository().putCheckRun(checkRun(sha, { status: 'queued', title: 'Waiting' }))
      await repository().putCheckRun(checkRun(sha))
      const action = { label: 'Retry', description: 'Plan it again', identifier: 'retry' }
      await repository().putCheckRun(
        checkRun(sha, { status: 'completed', conclusion: 'failure', title: 'Failed', actions: [action] }),
      )
      expect(await world().checkRuns(sha)).toMatchObject([
        { externalId: 'acme/infra#7|web|plan', status: 'completed', conclusion: 'failure', title: 'Failed' },
      ])
    })

    it('lets a completed check run begin again', async () => {
      const sha = await world().push('alice', 'checks-again', { 'a.txt': 'a' })
      await repository().putCheckRun(checkRun(sha, { status: 'completed', conclusion: 'failure' }))
      await repository().putCheckRun(checkRun(sha))
      expect(await world().checkRuns(sha)).toMatchObject([{ status: 'in_progress', conclusion: null }])
    })

    it('keeps check runs of other ids and other commits apart', async () => {
      const first = await world().push('alice', 'checks-apart', { 'a.txt': 'a' })
      const second = await world().push('alice', 'checks-apart', { 'a.txt': 'b' })
      await repository().putCheckRun(checkRun(first))
      await repository().putCheckRun(
        checkRun(first, { externalId: 'acme/infra#7|dns|plan', name: 'planwright / dns' }),
      )
      await repository().putCheckRun(checkRun(second))
      expect(await world().checkRuns(first)).toHaveLength(2)
      expect(await world().checkRuns(second)).toHaveLength(1)
    })

    it('cuts a summary that is too long', async () => {
      const sha = await world().push('alice', 'checks-long', { 'a.txt': 'a' })
      await repository().putCheckRun(checkRun(sha, { summary: 's'.repeat(70_000), title: 't'.repeat(400) }))
      const [run] = await world().checkRuns(sha)
      expect(run?.summary.length).toBeLessThanOrEqual(65_535)
      expect(run?.title.length).toBeLessThanOrEqual(256)
    })

    it('refuses a completed check run without a conclusion', async () => {
      const sha = await world().push('alice', 'checks-wrong', { 'a.txt': 'a' })
      await expect(repository().putCheckRun(checkRun(sha, { status: 'completed' }))).rejects.toBeInstanceOf(
        InvariantError,
      )
    })
  })
}
