import type { ModelUsage } from '../domain/consultation.ts'
import type { Json } from '../lib/json.ts'

/** One question to a language model; the answer is data of one shape, never an action. */
export interface ModelQuestion {
  /** Names the prompt and its version, e.g. `read-message/1`; answers are shared only within it. */
  readonly purpose: string
  readonly system: string
  readonly user: string
  /** JSON Schema in the subset that strict decoders accept; the root is an object. */
  readonly schema: { readonly name: string; readonly shape: Readonly<Record<string, Json>> }
  /** Upper bound of the answer. */
  readonly maxOutputTokens: number
  /** Answers are remembered for this tenant only, e.g. the installation. */
  readonly tenant: string
}

export type ModelOutcome =
  /** `json` is parsed and fits nothing yet: whoever asked checks it. */
  | {
      readonly kind: 'answered'
      readonly json: Json
      readonly usage: ModelUsage
      readonly from: 'endpoint' | 'cache'
    }
  /** Nothing was lost; the same question may be asked again after the pause. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** Trying again does not help soon; `reason` is a clause for people: "the endpoint did not answer within 20 seconds". */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly usage: ModelUsage | null }

/**
 * A language model behind one endpoint. Never throws for what the endpoint does; never waits longer than its timeout.
 */
export interface Model {
  /** For notes to people, e.g. `gpt-4.1-mini`. */
  readonly name: string
  /** What the question costs at most, reserved before it is asked. */
  upperBound(question: ModelQuestion): ModelUsage
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelOutcome>
}
