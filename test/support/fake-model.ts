import type { ModelUsage } from '../../src/domain/consultation.ts'
import type { Json } from '../../src/lib/json.ts'
import type { Model, ModelOutcome, ModelQuestion } from '../../src/ports/model.ts'

type Answer = (question: ModelQuestion) => ModelOutcome

export interface FakeModel extends Model {
  /** Questions that came through to the script, oldest first; those answered from memory are not among them. */
  readonly asked: readonly ModelQuestion[]
  /** Adds to the end of the script. */
  expect(...outcomes: readonly ModelOutcome[]): void
}

const usage: ModelUsage = { inputTokens: 40, outputTokens: 5, usd: null }

/** A model in memory: outcomes in the order of the questions, or a function; a question without an outcome throws. */
export function createFakeModel(script: readonly ModelOutcome[] | Answer = []): FakeModel {
  const asked: ModelQuestion[] = []
  const outcomes = typeof script === 'function' ? [] : [...script]
  const memory = new Map<string, Json>()

  const next = (question: ModelQuestion): ModelOutcome => {
    asked.push(question)
    if (typeof script === 'function') return script(question)
    const outcome = outcomes.shift()
    if (outcome === undefined) throw new Error(`the fake model has no outcome for: ${question.user}`)
    return outcome
  }

  return {
    name: 'fake-model',
    asked,
    expect(...more) {
      outcomes.push(...more)
    },
    upperBound: ({ maxOutputTokens }) => ({ inputTokens: 1000, outputTokens: maxOutputTokens, usd: null }),
    ask(question, signal) {
      if (signal.aborted) return Promise.resolve(busyFor(1000))
      const key = JSON.stringify(question)
      const known = memory.get(key)
      if (known !== undefined) {
        const free = { inputTokens: 0, outputTokens: 0, usd: null }
        return Promise.resolve({ kind: 'answered', json: known, usage: free, from: 'cache' })
      }
      const outcome = next(question)
      if (outcome.kind === 'answered') memory.set(key, outcome.json)
      return Promise.resolve(outcome)
    },
  }
}

export function answering(json: Json): ModelOutcome {
  return { kind: 'answered', json, usage, from: 'endpoint' }
}

export function busyFor(retryAfterMs: number): ModelOutcome {
  return { kind: 'busy', retryAfterMs }
}

/** `reason` is a clause, as of the real one; tokens were used. */
export function unavailable(reason: string): ModelOutcome {
  return { kind: 'unavailable', reason, usage }
}
