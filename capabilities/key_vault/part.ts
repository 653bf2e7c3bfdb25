import type { Decision, Problem, ValueSource } from '#capability'
import type { Settings } from './parameters.ts'

/** A settled value with where it comes from; `reason` is one clause. */
export interface Choice<T> {
  readonly value: T
  readonly source: ValueSource
  readonly reason?: string
}

/** Settled values by parameter; what is open is undefined or not there. */
export type Choices = {
  readonly [K in keyof Settings]?: Choice<Exclude<Settings[K], undefined>> | undefined
}

/** One part of the answer; the parts are put together in the order in which they depend on each other. */
export interface Part {
  readonly choices: Choices
  readonly problems?: readonly Problem[]
  readonly decisions?: readonly Decision[]
}

/** What a person stated, or else what is proposed for the given reason. */
export function choose<T>(
  stated: T | undefined,
  value: T,
  reason: string,
  source: ValueSource = 'default',
): Choice<T> {
  return stated === undefined ? { value, source, reason } : { value: stated, source: 'stated' }
}

/** What a person stated; nothing when nobody said anything. */
export function given<T>(stated: T | undefined): Choice<T> | undefined {
  return stated === undefined ? undefined : { value: stated, source: 'stated' }
}
