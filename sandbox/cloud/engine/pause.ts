import { setTimeout as delay } from 'node:timers/promises'

/** Waits, and tells whether the whole time passed or the signal ended the wait. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<'over' | 'aborted'> {
  if (signal.aborted) return 'aborted'
  if (milliseconds <= 0) return 'over'
  try {
    await delay(milliseconds, undefined, { signal })
    return 'over'
  } catch {
    return 'aborted'
  }
}
