import type { Approval } from '../approval.ts'
import type { CommandOf, PlanReport } from '../command.ts'
import { accepted, type Decision, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { EventOf } from '../event.ts'
import { evolve } from '../evolve.ts'
import { type Failure, planFailure } from '../failure.ts'
import type { PlanSummary } from '../plan.ts'
import { destroyWith } from '../removal.ts'
import type { MergedState, ProposedState, RequestState, StateOf } from '../request-state.ts'
import {
  approvalDigest,
  changedPlanName,
  isReviewable,
  openGates,
  runName,
  type StackState,
} from '../stack-state.ts'
import { settle } from './settle.ts'
import { join, type Steps } from './steps.ts'

/** Plans on the proposal's head every stack that can be planned before its dependencies exist. */
export function planForReview(
  state: Pick<ProposedState, 'removal'>,
  stacks: readonly StackState[],
  headSha: string,
): Steps {
  const plannable = stacks.filter((stack) => stack.plannable === 'now')
  return join(...plannable.map((stack) => startPlan(state, stack, headSha, null)))
}

export function startPlan(
  state: Pick<ProposedState, 'removal'>,
  stack: StackState,
  sha: string,
  approval: Approval | null,
): Steps {
  const { id, path } = stack
  const run = { stack: id, path, sha, run: runName(stack, 'next'), destroyWith: destroyWith(state) }
  return {
    events: [{ type: 'plan_started', stack: id }],
    effects: [{ type: 'plan_stack', ...run, approval }],
  }
}

/** After the merge: plans a stack when nothing stands before it, else says what it waits for. */
export function begin(state: MergedState, stack: StackState): Steps {
  if (state.approval === null) {
    return isReviewable(stack)
      ? hold(stack, { status: 'waiting', for: 'approval' })
      : startPlan(state, stack, state.mergeSha, null)
  }
  if (!isItsTurn(state, stack)) return hold(stack, { status: 'waiting', for: 'dependency' })
  return startPlan(state, stack, state.mergeSha, reviewedApproval(stack))
}

/** What reviewers approved: the plan they saw, or the configuration when it could not be planned yet. */
function reviewedApproval({ reviewed, addresses }: StackState): Approval {
  return reviewed === null ? { kind: 'first_creation', addresses } : { kind: 'plan', plan: reviewed }
}

/** Begins every stack that waited for one that is done now. */
export function resumeDependents(state: MergedState): Steps {
  const ready = state.stacks.filter(
    (stack) =>
      stack.progress.status === 'waiting' && stack.progress.for === 'dependency' && isItsTurn(state, stack),
  )
  return join(...ready.map((stack) => begin(state, stack)))
}

/** Applies a plan that may be applied, or holds it at its gates. */
export function applyOrHold(state: MergedState, stack: StackState, plan: PlanSummary): Steps {
  if (openGates(stack).length > 0) return hold(stack, { status: 'waiting', for: 'gate', plan })
  const { id, path } = stack
  const { mergeSha: sha } = state
  const run = { stack: id, path, sha, run: runName(stack, 'next'), destroyWith: destroyWith(state) }
  return {
    events: [{ type: 'apply_started', stack: id, plan }],
    effects: [{ type: 'apply_stack', ...run, plan }],
  }
}

/** A plan came back: shown for review before the merge, compared with the review after it. */
export function recordPlan(state: RequestState, command: CommandOf<'record_plan'>): Decision {
  const stack = runningStack(state, command, 'plan')
  if (stack === undefined) return refused('outdated')
  const recorded = { type: 'plan_recorded', stack: stack.id, report: command.report } as const
  if (state.status === 'in_review') return planForReviewers(state, recorded)
  const after = evolve(state, recorded) as MergedState
  const steps = afterMergePlan(after, stack, command.report)
  return settle(state as MergedState, { events: [recorded, ...steps.events], effects: steps.effects })
}

/** A plan that is not what somebody approved makes that approval void, and that is said. */
function planForReviewers(state: StateOf<'in_review'>, recorded: EventOf<'plan_recorded'>): Decision {
  const after = evolve(state, recorded) as StateOf<'in_review'>
  const stack = after.stacks.find(({ id }) => id === recorded.stack)
  const voided = after.approvals
    .filter(({ digests }) => stack !== undefined && digests[stack.id] !== approvalDigest(stack))
    .map(({ by }) => by)
  const events = voided.map((by) => ({ type: 'approval_withdrawn', by }) as const)
  const word = say(state.proposal.number, 'approval-void', { by: voided, stack: recorded.stack })
  return accepted([recorded, ...events], voided.length === 0 ? [] : [word])
}

function afterMergePlan(state: MergedState, stack: StackState, report: PlanReport): Steps {
  if (report.kind !== 'planned') return failed(state, stack.id, planFailure(report))
  const { plan } = report
  if (state.approval === null) return hold(stack, { status: 'waiting', for: 'approval' })
  if (report.verdict === 'approved') return applyOrHoldWithWord(state, stack, plan)
  return join(hold(stack, { status: 'waiting', for: 'changed_plan', plan }), {
    events: [],
    effects: [planChanged(state, stack.id, plan)],
  })
}

/** The same, and when it is held people are told which gates wait for whom. */
export function applyOrHoldWithWord(state: MergedState, stack: StackState, plan: PlanSummary): Steps {
  const steps = applyOrHold(state, stack, plan)
  const gates = openGates(stack).map(({ id, text }) => ({ id, text }))
  if (gates.length === 0) return steps
  const word = say(state.origin.issue, 'gate-waiting', { stack: stack.id, gates, shapers: state.shapers })
  return { events: steps.events, effects: [...steps.effects, word] }
}

/** An apply ended: its dependents go on, or the person is told what failed and what to do. */
export function recordApply(state: RequestState, command: CommandOf<'record_apply'>): Decision {
  const stack = runningStack(state, command, 'apply')
  if (stack === undefined) return refused('outdated')
  const recorded = { type: 'apply_recorded', stack: stack.id, report: command.report } as const
  const after = evolve(state, recorded) as MergedState
  const steps = afterApply(after, stack.id, command)
  return settle(state as MergedState, { events: [recorded, ...steps.events], effects: steps.effects })
}

function afterApply(state: MergedState, id: string, { report }: CommandOf<'record_apply'>): Steps {
  switch (report.kind) {
    case 'applied':
      return resumeDependents(state)
    case 'failed':
      return failed(state, id, report.failure)
    case 'changed':
      return { events: [], effects: [planChanged(state, id, report.plan)] }
  }
}

function failed(state: MergedState, id: string, failure: Failure): Steps {
  const { message, excerpt, advice } = failure
  const shown = { message, excerpt, advice: advice ?? null }
  return { events: [], effects: [say(state.origin.issue, 'stack-failed', { stack: id, failure: shown })] }
}

function planChanged(state: MergedState, id: string, plan: PlanSummary): RequestEffect {
  return say(state.origin.issue, 'plan-changed', {
    stack: id,
    name: changedPlanName(plan.digest),
    plan: countsOf(plan),
  })
}

function countsOf({ add, change, destroy }: PlanSummary) {
  return { add, change, destroy }
}

/** The stack that a report belongs to, or undefined when the report is of an earlier run. */
function runningStack(
  state: RequestState,
  command: CommandOf<'record_plan' | 'record_apply'>,
  run: 'plan' | 'apply',
): StackState | undefined {
  const stack = 'stacks' in state ? findStack(state, command.stack) : undefined
  if (stack === undefined || runName(stack, 'newest') !== command.run) return undefined
  const { progress } = stack
  const expected =
    run === 'apply'
      ? progress.status === 'applying'
      : progress.status === 'waiting' && progress.for === 'plan'
  return expected ? stack : undefined
}

export function findStack(state: ProposedState, id: string): StackState | undefined {
  return state.stacks.find((stack) => stack.id === id)
}

function hold(stack: StackState, progress: Extract<StackState['progress'], { status: 'waiting' }>): Steps {
  return { events: [{ type: 'stack_held', stack: stack.id, progress }], effects: [] }
}

/**
 * Whether everything that comes before a stack is done. A dependency that is not part of the request is somebody
 * else's and is taken as there.
 */
function isItsTurn(state: MergedState, stack: StackState): boolean {
  const done = stack.kind === 'removal' ? 'destroyed' : 'applied'
  return stack.dependsOn.every((id) => {
    const dependency = findStack(state, id)
    return dependency === undefined || dependency.progress.status === done
  })
}
