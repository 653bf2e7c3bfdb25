import type { Clock } from '../../ports/clock.ts'

/** Whether a question may go out. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly because: string; readonly remainingMs: number }

/**
 * Leaves an endpoint alone after failures in a row, for longer each time.
 * When the time is over one question goes out to see; the others are refused until it came back.
 */
export interface Circuit {
  /** Whether a question would be admitted now; changes nothing. */
  look(): Admission
  /** Takes a place; tell `succeeded`, `failed` or `unknown` afterwards. */
  enter(): Admission
  succeeded(): void
  /** `because` is a clause for people. */
  failed(because: string): void
  /** The question ended without saying anything about the endpoint. */
  unknown(): void
}

const failuresToOpen = 3
const firstPauseMs = 30_000
const longestPauseMs = 600_000

export function createCircuit(clock: Clock): Circuit {
  let failures = 0
  let because = ''
  let openUntil = 0
  let pauseMs = firstPauseMs
  let probing = false

  const look = (): Admission => {
    if (failures < failuresToOpen) return { kind: 'admitted' }
    const remainingMs = Math.max(0, openUntil - clock.now().getTime())
    return remainingMs > 0 || probing ? { kind: 'refused', because, remainingMs } : { kind: 'admitted' }
  }

  return {
    look,
    enter() {
      const admission = look()
      if (admission.kind === 'admitted' && failures >= failuresToOpen) probing = true
      return admission
    },
    succeeded() {
      failures = 0
      pauseMs = firstPauseMs
      probing = false
    },
    failed(reason) {
      failures += 1
      because = reason
      if (failures < failuresToOpen) return
      if (probing) pauseMs = Math.min(2 * pauseMs, longestPauseMs)
      openUntil = clock.now().getTime() + pauseMs
      probing = false
    },
    unknown() {
      probing = false
    },
  }
}
