import type { ChatRequest } from './chat-request.ts'
import { isMatch, type Matcher } from './script.ts'

/** What goes wrong with a question. */
export type Fault =
  /** 429; `retryAfterMs` and `retryAfterSeconds` become headers, `resetRequests` one like `6m0s`. */
  | {
      readonly kind: 'rate_limit'
      readonly retryAfterMs?: number
      readonly retryAfterSeconds?: number
      readonly resetRequests?: string
      readonly code?: string
    }
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly body?: string }
  /** Refuses the credentials, and repeats them in its message. */
  | { readonly kind: 'bad_auth' }
  /** Answers as ever, this much later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Breaks the connection without an answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** A body that is not JSON, though it says so. */
  | { readonly kind: 'not_json' }
  | { readonly kind: 'refusal' }
  /** The answer is cut off. */
  | { readonly kind: 'length' }
  | { readonly kind: 'content_filter' }
  /** The answer stands in a code fence, after a sentence. */
  | { readonly kind: 'fenced' }
  /** JSON of another form than the schema asks for. */
  | { readonly kind: 'wrong_shape' }
  /** A sentence in place of JSON. */
  | { readonly kind: 'prose' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no_usage' }
  /** Usage under the names of the newer API. */
  | { readonly kind: 'other_usage_names' }

export interface OrderedFault {
  readonly fault: Fault
  /** Default: any question. */
  readonly when?: Matcher
  /** For how many questions; default 1. */
  readonly times?: number
}

export interface Faults {
  order(...faults: readonly OrderedFault[]): void
  /** The fault for a question, which uses up one of its times. */
  take(request: ChatRequest): Fault | undefined
}

export function createFaults(first: readonly OrderedFault[]): Faults {
  const waiting: { readonly ordered: OrderedFault; left: number }[] = []
  const faults: Faults = {
    order(...more) {
      waiting.push(...more.map((ordered) => ({ ordered, left: ordered.times ?? 1 })))
    },
    take(request) {
      const entry = waiting.find(({ ordered, left }) => left > 0 && isMatch(ordered.when, request))
      if (entry === undefined) return undefined
      entry.left -= 1
      return entry.ordered.fault
    },
  }
  faults.order(...first)
  return faults
}
