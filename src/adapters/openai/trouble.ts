import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { PlanwrightError } from '../../domain/errors.ts'
import { AnswerTooLarge } from './bounded-answer.ts'
import { serverDelay } from './server-delay.ts'

/** Why there is no answer; every `because` is a clause for people and repeats nothing that the endpoint wrote. */
export type Trouble =
  /** Too many questions: this one may be asked again after the delay. */
  | { readonly kind: 'limited'; readonly delayMs: number }
  /** The endpoint fails or is not reached. */
  | { readonly kind: 'failing'; readonly because: string; readonly delayMs: number }
  /** The endpoint does not serve us at all. */
  | { readonly kind: 'denied'; readonly because: string }
  /** The endpoint is well and does not take this question. */
  | { readonly kind: 'refused'; readonly because: string }

/** When an endpoint that limits or fails does not say when to come back. */
const usualDelayMs = 10_000

/**
 * What an error of the client means.
 * @throws the error that is ours, when it does not come from the endpoint.
 */
export function readTrouble(error: unknown, now: Date): Trouble {
  const own = causesOf(error).find((cause) => cause instanceof PlanwrightError)
  if (own !== undefined) throw own
  if (error instanceof SyntaxError) {
    return {
      kind: 'failing',
      because: 'the endpoint answered with something that is not JSON',
      delayMs: usualDelayMs,
    }
  }
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return { kind: 'failing', because: 'the endpoint did not answer in time', delayMs: usualDelayMs }
  }
  if (error instanceof APIConnectionError) {
    return { kind: 'failing', because: unreachable(error), delayMs: usualDelayMs }
  }
  if (!(error instanceof APIError) || error.status === undefined) throw error
  return statusTrouble(error.status, error, now)
}

function statusTrouble(status: number, error: APIError, now: Date): Trouble {
  const code = safeCode(error.code) ?? safeCode(error.type)
  if (status === 401) return { kind: 'denied', because: 'the endpoint does not accept the credentials (401)' }
  if (status === 403) return { kind: 'denied', because: 'the endpoint does not allow this use of it (403)' }
  if (status === 404) {
    return { kind: 'denied', because: 'the endpoint has no such model or no such address (404)' }
  }
  if (status === 429 && code === 'insufficient_quota') {
    return { kind: 'denied', because: 'the quota at the endpoint is used up (429)' }
  }
  const asked = error.headers === undefined ? undefined : serverDelay(error.headers, now)
  if (status === 429) return { kind: 'limited', delayMs: asked ?? usualDelayMs }
  if (status === 408 || status === 409 || status >= 500) {
    return { kind: 'failing', because: `the endpoint answered ${status}`, delayMs: asked ?? usualDelayMs }
  }
  if (code === 'content_filter') {
    return { kind: 'refused', because: "the endpoint's content filter stopped the question" }
  }
  if (code === 'context_length_exceeded') {
    return { kind: 'refused', because: 'the question is too long for the model' }
  }
  const named = code === undefined ? '' : `, ${code}`
  return { kind: 'refused', because: `the endpoint did not take the question (${status}${named})` }
}

/** A code word as endpoints use them; anything else could be a sentence with a secret in it. */
function safeCode(code: unknown): string | undefined {
  return typeof code === 'string' && /^[a-z][a-z_]{2,40}$/.test(code) ? code : undefined
}

function unreachable(error: APIConnectionError): string {
  const reasons = causesOf(error)
  if (reasons.some((reason) => reason instanceof AnswerTooLarge)) {
    return 'the endpoint answered with more than can be an answer'
  }
  const code = reasons
    .map((reason) => ('code' in reason && typeof reason.code === 'string' ? reason.code : ''))
    .find((name) => /^[A-Z][A-Z0-9_]{2,50}$/.test(name))
  return code === undefined ? 'the endpoint cannot be reached' : `the endpoint cannot be reached (${code})`
}

const deepestCause = 5

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  let next: unknown = error
  while (next instanceof Error && causes.length < deepestCause) {
    causes.push(next)
    next = next.cause
  }
  return causes
}
