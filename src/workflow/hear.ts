import { decide } from '../domain/decide/decide.ts'
import type { Decision } from '../domain/decision.ts'
import { evolve } from '../domain/evolve.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { type Intake, takeIn } from './intake.ts'
import type { SignalBody } from './signal.ts'

/** What a signal leads to before anything is done about it. */
export interface Heard {
  readonly intake: Intake
  readonly decision: Decision
  /** The request behind it; undefined while there is none. */
  readonly after: RequestState | undefined
}

/** Reads a signal and decides it; undefined when it wants nothing of the request. */
export async function hear(
  signal: SignalBody,
  state: RequestState | undefined,
  dependencies: IntakeDependencies,
): Promise<Heard | undefined> {
  const intake = await takeIn(signal, state, dependencies)
  if (intake === undefined) return undefined
  const decision = decide(state, intake.command, intake.facts)
  const events = decision.kind === 'accepted' ? decision.events : []
  return { intake, decision, after: events.reduce<RequestState | undefined>(evolve, state) }
}
