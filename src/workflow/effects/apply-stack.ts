import type { ApplyReport } from '../../domain/command.ts'
import type { RequestEffect } from '../../domain/effect.ts'
import { ConflictError } from '../../domain/errors.ts'
import { editedFiles, keptFiles } from '../../domain/failure.ts'
import type { StackState } from '../../domain/stack-state.ts'
import type { ApplyOutcome } from '../../ports/terraform.ts'
import { advise } from '../advise.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { progressReporter } from '../progress-reporter.ts'
import { refusalOf, wantedStack } from './plan-stack.ts'
import { verifiedRun } from './verified-run.ts'

type ApplyEffect = Extract<RequestEffect, { type: 'apply_stack' }>

/** Applies an approved plan of a stack and shows on its check run how far it is. */
export async function applyStack(effect: ApplyEffect, run: EffectRun): Promise<EffectOutcome> {
  const stack = wantedStack(effect, run)
  if (stack === undefined) return {}
  const report = await apply(effect, stack, run)
  if (run.abort.aborted) throw new ConflictError(`applying ${effect.stack}: stopped before it ended`)
  return { command: { type: 'record_apply', stack: effect.stack, run: effect.run, report } }
}

async function apply(effect: ApplyEffect, stack: StackState, run: EffectRun): Promise<ApplyReport> {
  const verified = await verifiedRun(stack, effect, run)
  if (verified.kind === 'edited') return { kind: 'failed', failure: editedFiles(verified.files) }
  if (verified.kind === 'kept') return { kind: 'failed', failure: keptFiles(verified.files) }
  const progress = progressReporter(effect, stack, run)
  const outcome = await run.terraform.apply(
    {
      run: verified.run,
      approval: { kind: 'plan', plan: effect.plan },
      attempt: run.effect.attempts,
      onProgress: (news) => progress.report(news),
    },
    run.abort,
  )
  await progress.settled()
  return reportOf(outcome, stack, run)
}

function reportOf(outcome: ApplyOutcome, stack: StackState, run: EffectRun): ApplyReport {
  switch (outcome.kind) {
    case 'applied':
      return { kind: 'applied', how: outcome.how, outputs: { ...outcome.outputs } }
    case 'changed': {
      const failure = refusalOf(outcome.plan, stack, run)
      return failure === undefined ? outcome : { kind: 'failed', failure }
    }
    case 'failed':
      return { kind: 'failed', failure: advise(outcome.failure, stack.capability, run.capabilities) }
    default:
      return outcome satisfies never
  }
}
