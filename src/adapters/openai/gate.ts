import type { Clock } from '../../ports/clock.ts'

/** A place among the questions under way, or why there is none. */
export type Entry =
  | { readonly kind: 'entered'; leave(): void }
  | { readonly kind: 'paused'; readonly remainingMs: number }
  | { readonly kind: 'given_up' }

/** Lets a few questions out at once, first come first served, and none while the endpoint asked for a pause. */
export interface Gate {
  /** Waits for a place until `signal` aborts. */
  enter(signal: AbortSignal): Promise<Entry>
  /** Lets nobody in for this long; a shorter pause does not end a longer one. */
  pause(ms: number): void
}

export function createGate(slots: number, clock: Clock): Gate {
  let free = slots
  let pausedUntil = 0
  const waiting: (() => void)[] = []

  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  const pauseLeft = (): number => Math.max(0, pausedUntil - clock.now().getTime())

  /** Whoever got a place while a pause began gives it back. */
  const settle = (): Entry => {
    const remainingMs = pauseLeft()
    if (remainingMs > 0) {
      leave()
      return { kind: 'paused', remainingMs }
    }
    let left = false
    return {
      kind: 'entered',
      leave() {
        if (left) return
        left = true
        leave()
      },
    }
  }

  return {
    enter(signal) {
      const remainingMs = pauseLeft()
      if (remainingMs > 0) return Promise.resolve({ kind: 'paused', remainingMs })
      if (signal.aborted) return Promise.resolve({ kind: 'given_up' })
      if (free > 0) {
        free -= 1
        return Promise.resolve(settle())
      }
      return new Promise<Entry>((resolve) => {
        const take = (): void => {
          signal.removeEventListener('abort', giveUp)
          resolve(settle())
        }
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(take), 1)
          resolve({ kind: 'given_up' })
        }
        waiting.push(take)
        signal.addEventListener('abort', giveUp, { once: true })
      })
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now().getTime() + ms)
    },
  }
}
