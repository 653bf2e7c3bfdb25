import type { Command } from '../domain/command.ts'
import type { RequestEffect } from '../domain/effect.ts'

/** The report of a terraform run that could not be made, so that its stack fails and can be retried. */
export function reportOfLostRun(effect: RequestEffect, message: string): Command | undefined {
  const failure = { message, excerpt: '' }
  switch (effect.type) {
    case 'plan_stack': {
      const { stack, sha, run } = effect
      return { type: 'record_plan', stack, sha, run, report: { kind: 'failed', failure } }
    }
    case 'apply_stack': {
      const { stack, run } = effect
      return { type: 'record_apply', stack, run, report: { kind: 'failed', failure } }
    }
    default:
      return undefined
  }
}
