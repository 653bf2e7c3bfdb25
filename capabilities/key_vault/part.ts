import type { Choice, Decision, Problem, ValueSource } from '#capability'
import type { Settings } from './parameters.ts'

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
