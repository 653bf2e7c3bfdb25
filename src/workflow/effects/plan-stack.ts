import { baselineFailure, gatesBefore } from '../../domain/baseline.ts'
import type { PlanReport } from '../../domain/command.ts'
import type { RequestEffect } from '../../domain/effect.ts'
import { ConflictError } from '../../domain/errors.ts'
import { type Failure, keptFiles } from '../../domain/failure.ts'
import type { PlanSummary } from '../../domain/plan.ts'
import { runName, type StackState } from '../../domain/stack-state.ts'
import { advise } from '../advise.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { withCost } from '../plan-cost.ts'
import { verifiedRun } from './verified-run.ts'

/** Plans a stack at a commit. A run that is not wanted any more does nothing. */
export async function planStack(
  effect: Extract<RequestEffect, { type: 'plan_stack' }>,
  run: EffectRun,
): Promise<EffectOutcome> {
  const stack = wantedStack(effect, run)
  if (stack === undefined) return {}
  const report = await plan(stack, effect, run)
  if (run.abort.aborted) throw new ConflictError(`planning ${effect.stack}: stopped before it ended`)
  const { stack: id, sha, run: name } = effect
  return { command: { type: 'record_plan', stack: id, sha, run: name, report } }
}

async function plan(
  stack: StackState,
  effect: Extract<RequestEffect, { type: 'plan_stack' }>,
  run: EffectRun,
): Promise<PlanReport> {
  const verified = await verifiedRun(stack, effect, run)
  if (verified.kind === 'edited') return verified
  if (verified.kind === 'kept') return { kind: 'failed', failure: keptFiles(verified.files) }
  const outcome = await run.terraform.plan(verified.run, run.abort, effect.approval ?? undefined)
  if (outcome.kind === 'planned') {
    const failure = refusalOf(outcome.plan, stack, run)
    if (failure !== undefined) return { kind: 'failed', failure }
    const { parts, verdict } = outcome
    return { kind: 'planned', plan: withCost(outcome.plan, parts, stack, run), verdict }
  }
  return { kind: 'failed', failure: advise(outcome.failure, stack.capability, run.capabilities) }
}

/** Why the baseline refuses a plan, unless a gate stands before the stack at which a person accepts it. */
export function refusalOf(
  plan: PlanSummary,
  stack: StackState,
  { state }: Pick<EffectRun, 'state'>,
): Failure | undefined {
  return baselineFailure(plan.baseline, gatesBefore(stack, 'stacks' in state ? state.stacks : [stack]))
}

/** The stack when this run is still the one that the request waits for. */
export function wantedStack(
  effect: { readonly stack: string; readonly run: string },
  { state }: EffectRun,
): StackState | undefined {
  if (!('stacks' in state)) return undefined
  return state.stacks.find((stack) => stack.id === effect.stack && runName(stack, 'newest') === effect.run)
}
