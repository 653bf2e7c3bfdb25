import type { GateId } from '../domain/assessment.ts'
import type { Severity } from '../domain/baseline.ts'
import type { PlannedResource, Values } from './planned-resource.ts'

export type Environment = 'dev' | 'staging' | 'prod'

/** Where a condition is asked: the resource it is about, everything else that the plan leaves behind, and where. */
export interface Scene {
  readonly resource: PlannedResource
  readonly resources: readonly PlannedResource[]
  readonly environment: Environment
}

/** Whether something is so; `undefined` when only the apply will show. */
export type Condition = (values: Values, scene: Scene) => boolean | undefined

/** Environments in which a rule holds, each with how grave it is there to break it. */
export type Holds = Readonly<Partial<Record<Environment, Severity>>>

/** One line of the policy tables as a check of the resources of some types. */
export interface Rule {
  readonly id: string
  /** The sentence that a reviewer reads: what should be. */
  readonly title: string
  /** One sentence: what to do where it is not so. */
  readonly remedy: string
  /** The document that the rule is taken from, and the day it was read. */
  readonly source: string
  readonly holds: Holds
  /** Types of resources that it concerns; a type that ends in `*` stands for all that begin like it. */
  readonly concerns: readonly string[]
  /** What else has to be so for a resource to be concerned. */
  readonly when?: Condition
  readonly check: Condition
  /** Gates each of which is a person's word that it may be broken. */
  readonly gates: readonly GateId[]
}

export function everywhere(severity: Severity): Holds {
  return { dev: severity, staging: severity, prod: severity }
}

/** Checkov's checks, as their source was on 2026-08-20. */
export function checkov(...checks: readonly string[]): string {
  return `Checkov, ${checks.join(', ')} (2026-08-20)`
}

/** An article on Microsoft Learn, as it was on 2026-11-22. */
export function learn(title: string): string {
  return `Microsoft Learn, "${title}" (2026-11-22)`
}

/** The documentation of a resource of a Terraform provider, as it was on 2026-08-20. */
export function registry(type: string): string {
  return `Terraform Registry, ${type} (2026-08-20)`
}

/** What is no fact of the outside but a habit of this product. */
export const house = 'Planwright, defaults by environment'
