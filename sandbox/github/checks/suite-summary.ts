import { newestRuns } from '../world/head-state.ts'
import type { CheckRun, CheckSuite, Repository } from '../world/state.ts'

/**
 * Conclusions, gravest first. A suite shows the gravest of its runs ("Using the REST API to interact with checks",
 * GitHub, 2026); the order is the one in which that page lists them, as nothing states it.
 */
const gravestFirst = [
  'action_required',
  'cancelled',
  'timed_out',
  'failure',
  'stale',
  'neutral',
  'success',
  'skipped',
]

export interface SuiteSummary {
  readonly status: 'queued' | 'in_progress' | 'completed'
  readonly conclusion: string | null
}

/** The newest run of every name in a suite, newest first. */
export function latestRunsOf(repository: Repository, suite: CheckSuite): CheckRun[] {
  return newestRuns([...repository.checkRuns.values()].filter((run) => run.suite === suite))
}

/** What a suite shows for its newest runs. */
export function summarizeRuns(runs: readonly Pick<CheckRun, 'status' | 'conclusion'>[]): SuiteSummary {
  const completed = runs.filter(({ status }) => status === 'completed')
  if (runs.length > 0 && completed.length === runs.length) {
    const conclusions = new Set(completed.map(({ conclusion }) => conclusion))
    return {
      status: 'completed',
      conclusion: gravestFirst.find((conclusion) => conclusions.has(conclusion)) ?? null,
    }
  }
  const begun = completed.length > 0 || runs.some(({ status }) => status === 'in_progress')
  return { status: begun ? 'in_progress' : 'queued', conclusion: null }
}
