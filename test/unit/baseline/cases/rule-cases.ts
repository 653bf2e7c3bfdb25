import type { Sketch } from '../plan-sketch.ts'

/** Plans for one rule: one that holds it, one that breaks it, and one that it does not concern. */
export interface RuleCase {
  readonly held: readonly Sketch[]
  readonly broken: readonly Sketch[]
  readonly free?: readonly Sketch[]
}

export type RuleCases = Readonly<Record<string, RuleCase>>
