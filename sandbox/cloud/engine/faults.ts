import { createHash } from 'node:crypto'
import * as z from 'zod'
import { plainText } from '../protocol/value.ts'

/** Operations that a fault can disturb; `configure` is the login of a provider. */
export const FAULT_OPERATIONS = ['configure', 'plan', 'create', 'read', 'update', 'delete'] as const
export type FaultOperation = (typeof FAULT_OPERATIONS)[number]

/** A rule that makes an operation of the sandbox cloud fail or take longer. */
export const Fault = z.strictObject({
  op: z.enum(FAULT_OPERATIONS),
  /** Resource type (for `configure`: provider), `*` stands for any letters. */
  type: z.string().min(1),
  /** Name or id of the resource, `*` stands for any letters; every resource when missing. */
  name: z.string().min(1).optional(),
  /** How often it happens, counted across Terraform runs; always when missing. */
  times: z.int().min(1).optional(),
  /** The error as Terraform shows it; without it the operation is only delayed. */
  error: z.string().min(1).optional(),
  detail: z.string().optional(),
  /** Time the operation takes before it ends, whatever the time scale. */
  delayMs: z.int().min(0).max(3_600_000).optional(),
  /** What remains in the cloud: nothing, a resource Terraform knows as tainted, or one it does not know of. */
  leave: z.enum(['nothing', 'tainted', 'orphan']).optional(),
  /** Ends the connection instead of answering, as a crashed provider would. */
  crash: z.boolean().optional(),
})
export type Fault = z.infer<typeof Fault>

/** An operation about to happen. */
export interface Operation {
  readonly op: FaultOperation
  readonly type: string
  readonly name: string
  readonly id: string
}

/** Tells whether the rule is about the operation; how often it already happened is not asked here. */
export function matchesFault(fault: Fault, operation: Operation): boolean {
  if (fault.op !== operation.op || !matchesGlob(fault.type, operation.type)) return false
  if (fault.name === undefined) return true
  return matchesGlob(fault.name, operation.name) || matchesGlob(fault.name, operation.id)
}

/** Matches `*` against any letters in time proportional to the product of both lengths. */
export function matchesGlob(glob: string, text: string): boolean {
  const pieces = glob.toLowerCase().split('*')
  const subject = text.toLowerCase()
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return subject === first
  if (!subject.startsWith(first) || subject.length < first.length + last.length) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = subject.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return subject.length - at >= last.length && subject.endsWith(last)
}

/** Name of the n-th use of a rule, equal for equal rules, so that uses are counted across processes. */
export function faultMark(fault: Fault, use: number): string {
  const entries = Object.entries(fault).sort(([left], [right]) => (left < right ? -1 : 1))
  return `fault-${createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16)}-${use}`
}

/**
 * Finds the first rule that disturbs the operation and takes one of its uses.
 * `claim` takes a mark and tells whether it was free.
 */
export async function takeFault(
  faults: readonly Fault[],
  operation: Operation,
  claim: (mark: string) => Promise<boolean>,
): Promise<Fault | undefined> {
  for (const fault of faults) {
    if (!matchesFault(fault, operation)) continue
    if (fault.times === undefined) return fault
    for (let use = 1; use <= fault.times; use += 1) {
      if (await claim(faultMark(fault, use))) return fault
    }
  }
  return undefined
}

/** Fills `{name}`, `{id}`, `{type}` and attributes into the text of a fault; what is not known stays as written. */
export function fillFaultText(
  text: string,
  operation: Operation,
  attributes: { readonly [name: string]: unknown },
): string {
  const { type, name, id } = operation
  const facts: { readonly [name: string]: unknown } = { ...attributes, type, name, id }
  return text.replaceAll(/\{([a-z_]+)\}/g, (written, fact: string) => {
    const known = Object.hasOwn(facts, fact) ? plainText(facts[fact]) : ''
    return known === '' ? written : known
  })
}
