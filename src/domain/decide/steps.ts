import type { RequestEffect } from '../effect.ts'
import type { RequestEvent } from '../event.ts'

/** Events and the work that follows them. */
export interface Steps {
  readonly events: RequestEvent[]
  readonly effects: RequestEffect[]
}

export const noSteps: Steps = { events: [], effects: [] }

export function join(...parts: readonly Steps[]): Steps {
  return {
    events: parts.flatMap((part) => part.events),
    effects: parts.flatMap((part) => part.effects),
  }
}
