import type { WorkHandlers } from '../../src/ports/work-queue.ts'

type Handler = (key: string, signal: AbortSignal) => Promise<void>

/** Work handlers that each test sets for its own keys; work for other keys ends at once. */
export class Switchboard implements WorkHandlers {
  private readonly handlers = new Map<string, Handler>()

  /** Handles requests and effects whose key begins with `prefix`. */
  on(prefix: string, handler: Handler): void {
    this.handlers.set(prefix, handler)
  }

  advance(requestKey: string, signal: AbortSignal): Promise<void> {
    return this.handle(requestKey, signal)
  }

  runTerraform(effectKey: string, signal: AbortSignal): Promise<void> {
    return this.handle(effectKey, signal)
  }

  askModel(effectKey: string, signal: AbortSignal): Promise<void> {
    return this.handle(effectKey, signal)
  }

  ring(effectKey: string, signal: AbortSignal): Promise<void> {
    return this.handle(effectKey, signal)
  }

  private async handle(key: string, signal: AbortSignal): Promise<void> {
    for (const [prefix, handler] of this.handlers) if (key.startsWith(prefix)) await handler(key, signal)
  }
}
