import type { OutsideSignal } from '../workflow/signal.ts'

/** Our App as webhooks show it. */
export interface OurApp {
  /** E.g. `planwright`; its user is `planwright[bot]`. */
  readonly slug: string
}

/** What a webhook means for one request. */
export interface RequestSignal {
  readonly requestKey: string
  readonly body: OutsideSignal
}

/**
 * Reads one kind of webhook; undefined when it concerns no request.
 * @throws ZodError when the payload lacks a field that is needed.
 */
export type Trigger = (payload: unknown, app: OurApp) => RequestSignal | undefined
