import * as z from 'zod'
import { GateId, JsonValue } from './assessment.ts'
import { Failure } from './failure.ts'
import { PlanSummary } from './plan.ts'

/** A gate of a stack and who opened it. */
export const GateState = z.object({
  id: GateId,
  text: z.string(),
  confirmedBy: z.string().nullable(),
})
export type GateState = z.infer<typeof GateState>

/**
 * Where a stack stands.
 * `planned` with a null plan means that it can be planned only after its dependencies are applied.
 * `waiting` says for what: a plan being made, a dependency, an approval that counts, a gate, or an authorised
 * person's word on a plan that changed since the review.
 */
export const Progress = z.discriminatedUnion('status', [
  z.object({ status: z.literal('planned'), plan: PlanSummary.nullable() }),
  z.object({ status: z.literal('plan_failed'), failure: Failure }),
  z.discriminatedUnion('for', [
    z.object({ status: z.literal('waiting'), for: z.literal('plan') }),
    z.object({ status: z.literal('waiting'), for: z.literal('dependency') }),
    z.object({ status: z.literal('waiting'), for: z.literal('approval') }),
    z.object({ status: z.literal('waiting'), for: z.literal('gate'), plan: PlanSummary }),
    z.object({ status: z.literal('waiting'), for: z.literal('changed_plan'), plan: PlanSummary }),
  ]),
  z.object({ status: z.literal('applying'), plan: PlanSummary }),
  z.object({
    status: z.literal('applied'),
    outputs: z.record(z.string(), JsonValue),
    how: z.enum(['plan', 'remainder', 'already']),
  }),
  z.object({ status: z.literal('failed'), failure: Failure }),
  z.object({
    status: z.literal('destroyed'),
    /** The pull request that asked for it. */
    pullRequest: z.number(),
  }),
])
export type Progress = z.infer<typeof Progress>

/** One stack of a proposal. `revision` is the brief's that it was rendered from, `round` counts its terraform runs. */
export const StackState = z.object({
  id: z.string(),
  /** Whether its runs build it or destroy it. */
  kind: z.enum(['build', 'removal']).default('build'),
  capability: z.string(),
  title: z.string(),
  /** Path in the repository, e.g. `stacks/prod/ml/dbw-ml-prod`. */
  path: z.string(),
  /** SHA-256 over the files as they were rendered. */
  contentDigest: z.string(),
  /** File name -> SHA-256 of its content as it was rendered; Terraform runs on exactly these files. */
  fileDigests: z.record(z.string(), z.string()),
  addresses: z.array(z.string()),
  /** Stacks that come before it: those it is built on, or in a removal those that are built on it. */
  dependsOn: z.array(z.string()),
  plannable: z.enum(['now', 'after_dependencies']),
  gates: z.array(GateState),
  /** The plan as reviewers saw it on the proposal's head; null while there is none or it must wait. */
  reviewed: PlanSummary.nullable(),
  progress: Progress,
  revision: z.number(),
  round: z.number(),
})
export type StackState = z.infer<typeof StackState>

/** The name of the stack's newest terraform run, or of the one after it: never the same twice in a request's life. */
export function runName(stack: StackState, which: 'newest' | 'next'): string {
  return `${stack.revision}.${which === 'newest' ? stack.round : stack.round + 1}`
}

/** Whether reviewers can see what they approve: the plan, or the configuration when it cannot be planned yet. */
export function isReviewable(stack: StackState): boolean {
  return stack.plannable === 'after_dependencies' || stack.reviewed !== null
}

/** What an approver's word on this stack is bound to: the plan's digest, or the content's when it cannot be planned yet. */
export function approvalDigest(stack: StackState): string {
  return stack.reviewed?.digest ?? stack.contentDigest
}

export function openGates(stack: StackState): GateState[] {
  return stack.gates.filter((gate) => gate.confirmedBy === null)
}

/** The name by which a changed plan is confirmed: `plan-` and the first seven digits of its digest. */
export function changedPlanName(digest: string): string {
  return `plan-${digest.slice(0, 7)}`
}

/** What a stack waits for that a person can confirm, by name: its changed plan, else its open gates. */
export function confirmableNames(stack: StackState): string[] {
  const { progress } = stack
  if (progress.status === 'waiting' && progress.for === 'changed_plan') {
    return [changedPlanName(progress.plan.digest)]
  }
  return openGates(stack).map((gate) => gate.id)
}
