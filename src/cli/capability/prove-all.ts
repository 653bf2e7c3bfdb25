import { PlanwrightError } from '../../domain/errors.ts'
import type { JudgedExample } from './judge-examples.ts'
import { createProver } from './prover.ts'

/** What is told about each example as soon as it is over. */
export interface Proof {
  readonly judged: JudgedExample
  readonly seconds: number
  /** What was wrong; undefined when nothing was. */
  readonly fault: string | undefined
}

/** Proves every example, `lanes` at a time, each lane on a cloud of its own; `tell` hears of each when it is over. */
export async function proveAll(
  examples: readonly JudgedExample[],
  options: { readonly binary: string; readonly lanes: number; readonly abort?: AbortSignal },
  tell: (proof: Proof) => void,
): Promise<void> {
  const waiting = [...examples]
  const lane = async (): Promise<void> => {
    const prover = createProver({ ...options, examples })
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const judged = next
        const beganMs = performance.now()
        const fault = await prover.prove(judged).then(() => undefined, asFault)
        options.abort?.throwIfAborted()
        tell({ judged, seconds: (performance.now() - beganMs) / 1000, fault })
      }
    } finally {
      await prover.close()
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, lane))
}

function asFault(error: unknown): string {
  if (error instanceof PlanwrightError) return error.message
  throw error
}
