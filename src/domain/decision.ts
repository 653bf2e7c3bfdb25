import type { RequestEffect } from './effect.ts'
import type { RequestEvent } from './event.ts'
import type { Reason } from './reason.ts'

/** What is known about the person behind a command, from their role and the repository's configuration. */
export interface Facts {
  readonly mayRequest: boolean
  readonly mayApprove: boolean
}

/**
 * What a command leads to: facts that are recorded and work that follows; or nothing, for a `reason`, perhaps
 * with a word to the person who asked.
 */
export type Decision =
  | { readonly kind: 'accepted'; readonly events: RequestEvent[]; readonly effects: RequestEffect[] }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly effects: RequestEffect[] }

export function accepted(events: RequestEvent[], effects: RequestEffect[] = []): Decision {
  return { kind: 'accepted', events, effects }
}

/** Nothing changes; `effects` tell the person why, or nothing when silence is the right answer. */
export function refused(reason: Reason, effects: RequestEffect[] = []): Decision {
  return { kind: 'refused', reason, effects }
}

/** A comment to the number (issue or pull request) where the person wrote. */
export function say(
  number: number,
  template: string,
  data: Extract<RequestEffect, { type: 'say' }>['data'] = {},
): RequestEffect {
  return { type: 'say', template, data, number }
}
