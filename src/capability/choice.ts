import * as z from 'zod'
import { ValueSource } from '../domain/assessment.ts'

/** A settled value with where it comes from; `reason` is one clause. */
export interface Choice<T> {
  readonly value: T
  readonly source: ValueSource
  readonly reason?: string | undefined
}

/** The schema of a choice whose value fits `value`. */
export function choiceOf<T extends z.ZodType>(value: T) {
  return z.object({ value, source: ValueSource, reason: z.string().optional() })
}

/** What a person stated, or else what is proposed for the given reason. */
export function choose<T>(
  stated: T | undefined,
  proposal: { readonly value: T; readonly reason: string; readonly source?: ValueSource },
): Choice<T> {
  if (stated !== undefined) return { value: stated, source: 'stated' }
  return { value: proposal.value, source: proposal.source ?? 'default', reason: proposal.reason }
}

/** What a person stated; nothing when nobody said anything. */
export function given<T>(stated: T | undefined): Choice<T> | undefined {
  return stated === undefined ? undefined : { value: stated, source: 'stated' }
}
