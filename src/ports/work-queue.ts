/**
 * Runs the wake-ups that the store sends.
 * `advance` is called for one request at a time, `runTerraform` for one stack lock at a time, `askModel` for one
 * request at a time and beside its `advance`, `ring` once a timer is due; each may be called again for the same key after a crash or a thrown error, with growing pauses.
 */
export interface WorkHandlers {
  advance(requestKey: string, signal: AbortSignal): Promise<void>
  runTerraform(effectKey: string, signal: AbortSignal): Promise<void>
  askModel(effectKey: string, signal: AbortSignal): Promise<void>
  ring(effectKey: string, signal: AbortSignal): Promise<void>
}

export interface WorkQueue {
  /** Starts working; first wakes everything that is unfinished. */
  start(handlers: WorkHandlers): Promise<void>
  /** Wakes one request. */
  wake(requestKey: string): Promise<void>
  /** Stops taking work, lets what runs end in order, and returns when nothing runs any more. */
  stop(): Promise<void>
}
