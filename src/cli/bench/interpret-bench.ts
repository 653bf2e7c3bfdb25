import { emptyUnderstanding } from '../../conversation/apply-reading.ts'
import { readMessage } from '../../conversation/read-message.ts'
import type { RequestCase } from '../eval/corpus.ts'
import { openInterpreter } from '../interpret/open-interpreter.ts'
import { syntheticCatalogue } from './synthetic-catalogue.ts'

const rounds = 3

/**
 * Measures how long the rules take over a corpus: whole requests with every capability of the product, from words to
 * the comment; and the reading of titles alone among 500 capabilities. `write` gets one line at a time.
 */
export async function benchInterpret(request: {
  readonly requests: readonly RequestCase[]
  readonly write: (line: string) => void
}): Promise<void> {
  const { requests, write } = request
  const interpreter = await openInterpreter({ clock: { now: () => new Date() } })
  try {
    const lines = requests.map(({ id, title, body }) => JSON.stringify({ id, title, body }))
    const whole = await timesOf(lines, (line) => interpreter.interpret(line))
    const routed = await timesOf(requests, ({ title }) => Promise.resolve(readAmongMany(title)))
    write(`${requests.length} requests, ${rounds} rounds after one that does not count`)
    write(`requests, from words to the comment   ${describe(whole)}`)
    write(`titles, among ${syntheticCatalogue.length} capabilities       ${describe(routed)}`)
  } finally {
    await interpreter.close()
  }
}

function readAmongMany(title: string) {
  const message = { id: 'issue', by: 'requester', title, text: '' }
  return readMessage(message, { understanding: emptyUnderstanding, asked: [] }, syntheticCatalogue)
}

/** Milliseconds that `act` takes for each item. */
async function timesOf<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const item of items) {
      const began = performance.now()
      await act(item)
      if (round > 0) times.push(performance.now() - began)
    }
  }
  return times.toSorted((left, right) => left - right)
}

function describe(times: readonly number[]): string {
  const total = times.reduce((sum, time) => sum + time, 0)
  const perSecond = Math.round((times.length / total) * 1000)
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`
  return `${perSecond} a second, median ${at(0.5)}, p95 ${at(0.95)}`
}
