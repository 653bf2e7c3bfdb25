import type { Fault } from '../engine/faults.ts'

/** A failure as Azure, Databricks or Entra words it, ready to become a fault rule. */
export interface Failure {
  readonly op: Fault['op']
  /** Resource type it usually hits; `*` stands for any letters. */
  readonly type: string
  /** Text of the error; `{name}`, `{id}` and other attributes are filled in when it happens. */
  readonly error: string
  /** What it leaves in the cloud, when it is not nothing. */
  readonly leave?: 'tainted' | 'orphan'
}

/** Failures by key; most keys are the error codes of the service. */
export type Failures = { readonly [key: string]: Failure }
