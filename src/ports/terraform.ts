import type { PlannedPart } from '../costing/planned-part.ts'
import type { Approval } from '../domain/approval.ts'
import type { JsonValue } from '../domain/assessment.ts'
import type { Failure } from '../domain/failure.ts'
import type { PlanSummary } from '../domain/plan.ts'

/** One stack at one moment: the exact files to run on, already known to equal what was rendered. */
export interface StackRun {
  /** "owner/name". */
  readonly repository: string
  /** Path of the stack in the repository, e.g. `stacks/prod/ml/dbw-ml-prod`; names its state. */
  readonly path: string
  /** File name -> content; only plain file names. */
  readonly files: Readonly<Record<string, string>>
  /** Set to destroy everything the stack holds instead of building what its files say. */
  readonly destroy?: true
}

export type PlanOutcome =
  | {
      readonly kind: 'planned'
      readonly plan: PlanSummary
      /** What the plan's resources are paid for; left out where nobody read that. */
      readonly parts?: readonly PlannedPart[]
      /** Whether the plan is what an approval allows; null when there was none to compare it with. */
      readonly verdict: 'approved' | 'changed' | null
    }
  | { readonly kind: 'failed'; readonly failure: Failure }

export type ApplyOutcome =
  | {
      readonly kind: 'applied'
      /** Non-sensitive outputs. */
      readonly outputs: Readonly<Record<string, JsonValue>>
      /**
       * `plan`: the approved plan ran; `remainder`: what an interrupted run had left of it;
       * `already`: an earlier, interrupted run had finished, nothing was left to do.
       */
      readonly how: 'plan' | 'remainder' | 'already'
    }
  | { readonly kind: 'changed'; readonly plan: PlanSummary }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ApplyProgress {
  readonly done: number
  readonly total: number
  /** What is being worked on, e.g. `creating azurerm_databricks_workspace.main`. */
  readonly current: string
  readonly elapsedMs: number
}

export interface ApplyRequest {
  readonly run: StackRun
  readonly approval: Approval
  /** 1 for the first try; above 1 the outcome of an earlier try is unknown and is looked at before anything else. */
  readonly attempt: number
  onProgress(progress: ApplyProgress): void
}

/**
 * Plans and applies one stack with the real binary.
 * Both throw `CommandError` when the binary cannot be run at all; what Terraform itself refuses is an outcome.
 * Aborting `signal` lets Terraform stop in order.
 */
export interface Terraform {
  plan(run: StackRun, signal: AbortSignal, approval?: Approval): Promise<PlanOutcome>
  apply(request: ApplyRequest, signal: AbortSignal): Promise<ApplyOutcome>
}
