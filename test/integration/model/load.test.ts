import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createModel } from '../../../src/adapters/openai/create-model.ts'
import type { ModelOutcome } from '../../../src/ports/model.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, never } from '../../support/model-question.ts'
import { silentLogger } from '../../support/silent-logger.ts'
import { startModelWorld } from './world.ts'

describe('forty people at once', () => {
  it(
    verifies(
      ['model.gate'],
      'share four places, and are all answered though the endpoint limits two of them',
    ),
    async () => {
      const { endpoint } = await startModelWorld()
      const model = createModel({
        baseUrl: endpoint.openaiUrl,
        model: 'small-model',
        auth: { kind: 'none' },
        timeoutMs: 20_000,
        concurrency: 4,
        price: null,
        clock: { now: () => new Date() },
        log: silentLogger,
      })
      endpoint.fail({ fault: { kind: 'rate_limit', retryAfterMs: 1100 }, when: 'Question 7.' })
      endpoint.fail({ fault: { kind: 'rate_limit', retryAfterMs: 5 }, when: 'Question 23.' })
      let postponed = 0
      const askUntilAnswered = async (number: number): Promise<ModelOutcome> => {
        const outcome = await model.ask(aQuestion({ user: `Question ${number}.` }), never)
        if (outcome.kind !== 'busy') return outcome
        postponed += 1
        await sleep(outcome.retryAfterMs)
        return askUntilAnswered(number)
      }
      const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => askUntilAnswered(index)))
      expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => 'answered'))
      expect(postponed).toBeGreaterThan(0)
      expect(endpoint.peak()).toBeLessThanOrEqual(4)
      expect(endpoint.calls.filter(({ status }) => status === 200)).toHaveLength(40)
      expect(endpoint.calls.filter(({ status }) => status === 429)).toHaveLength(2)
    },
  )

  it(verifies(['model.remembered'], 'who ask the same cost one question'), async () => {
    const { endpoint, model } = await startModelWorld({}, () => ({ concurrency: 1 }))
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => model.ask(aQuestion(), never)))
    expect(outcomes.filter(({ kind }) => kind === 'answered')).toHaveLength(40)
    expect(endpoint.calls).toHaveLength(1)
  })

  it('are told to come back when no place becomes free in time', async () => {
    const { endpoint, model } = await startModelWorld({}, () => ({ concurrency: 1, timeoutMs: 100 }))
    endpoint.fail({ fault: { kind: 'slow', ms: 60_000 } })
    const outcomes = await Promise.all(
      [1, 2, 3].map((number) => model.ask(aQuestion({ user: `Question ${number}.` }), never)),
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(['busy', 'busy', 'busy'])
    expect(endpoint.calls.length).toBeLessThanOrEqual(1)
  })
})
