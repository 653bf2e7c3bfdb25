import type { JsonValue } from '../../domain/assessment.ts'
import type { Ambiguity, Objection } from '../../domain/brief.ts'
import { commonScope } from '../../domain/brief.ts'
import type { Operation } from '../reading.ts'
import type { Field } from './fields.ts'

/** What one rule read. */
export interface Findings {
  readonly operations: readonly Operation[]
  readonly objections: readonly Objection[]
  readonly ambiguities: readonly Ambiguity[]
}

export const nothing: Findings = { operations: [], objections: [], ambiguities: [] }

/** All findings in one, in order. */
export function merge(...findings: readonly Findings[]): Findings {
  return {
    operations: findings.flatMap((one) => one.operations),
    objections: findings.flatMap((one) => one.objections),
    ambiguities: findings.flatMap((one) => one.ambiguities),
  }
}

export function setting(field: Field, value: JsonValue, quote: string, rule: string): Findings {
  return { ...nothing, operations: [{ ...target(field), op: 'set', value, quote, rule }] }
}

export function keeping(field: Field, quote: string, rule: string): Findings {
  return { ...nothing, operations: [{ ...target(field), op: 'keep', quote, rule }] }
}

export function unsetting(field: Field, quote: string, rule: string): Findings {
  return { ...nothing, operations: [{ ...target(field), op: 'unset', quote, rule }] }
}

export function objecting(field: Field, value: string, rule: string, suggestion?: string): Findings {
  const objection = { capability: capabilityOf(field), parameter: field.name, value, rule }
  return { ...nothing, objections: [{ ...objection, ...(suggestion === undefined ? {} : { suggestion }) }] }
}

export function doubting(field: Field, quote: string, options: readonly string[]): Findings {
  const ambiguity = { capability: capabilityOf(field), parameter: field.name, quote, options: [...options] }
  return { ...nothing, ambiguities: [ambiguity] }
}

function target(field: Field): { scope: string; parameter: string } {
  return { scope: field.scope, parameter: field.name }
}

function capabilityOf(field: Field): string | null {
  return field.scope === commonScope ? null : field.scope
}
