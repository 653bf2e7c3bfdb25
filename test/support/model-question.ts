import type { ModelQuestion } from '../../src/ports/model.ts'

/** A question whose answer is an object with a `city`, changed as a test needs it. */
export function aQuestion(change: Partial<ModelQuestion> = {}): ModelQuestion {
  return {
    purpose: 'name-city/1',
    system: 'Name the city.',
    user: 'The one with the Eiffel Tower.',
    schema: {
      name: 'city',
      shape: {
        type: 'object',
        properties: { city: { type: 'string' } },
        required: ['city'],
        additionalProperties: false,
      },
    },
    maxOutputTokens: 100,
    tenant: 'acme',
    ...change,
  }
}

/** A time that stands still until a test moves it. */
export interface MovableClock {
  now(): Date
  pass(ms: number): void
}

export function movableClock(start = '2026-11-22T12:00:00Z'): MovableClock {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    pass(ms) {
      time += ms
    },
  }
}

export const never: AbortSignal = new AbortController().signal
