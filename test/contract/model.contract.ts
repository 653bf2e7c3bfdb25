import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/lib/json.ts'
import type { Model } from '../../src/ports/model.ts'
import { aQuestion, never } from '../support/model-question.ts'

/** What the far side does with the next question that reaches it. */
export type FarSide =
  | { readonly kind: 'answers'; readonly json: Json }
  | { readonly kind: 'limits'; readonly retryAfterMs: number }
  | { readonly kind: 'refuses' }

export interface ModelHarness {
  readonly model: Model
  expect(...turns: readonly FarSide[]): void
  /** Questions that reached the far side. */
  reached(): number
  /** Lets the pause that a limit asked for go by. */
  pass(ms: number): void
  close(): Promise<void>
}

/** What every implementation of the port promises. */
export function describeModel(name: string, open: () => Promise<ModelHarness>): void {
  describe(name, () => {
    let harness: ModelHarness
    beforeEach(async () => {
      harness = await open()
    })
    afterEach(() => harness.close())

    it('has a name for people', () => {
      expect(harness.model.name).toMatch(/\w/)
    })

    it('answers with the JSON of the far side and what it used, within what it said before', async () => {
      harness.expect({ kind: 'answers', json: { city: 'Paris' } })
      const bound = harness.model.upperBound(aQuestion())
      const outcome = await harness.model.ask(aQuestion(), never)
      expect(outcome).toMatchObject({ kind: 'answered', json: { city: 'Paris' }, from: 'endpoint' })
      if (outcome.kind !== 'answered') throw new Error('not answered')
      expect(outcome.usage.inputTokens).toBeGreaterThan(0)
      expect(outcome.usage.inputTokens).toBeLessThanOrEqual(bound.inputTokens)
      expect(outcome.usage.outputTokens).toBeGreaterThan(0)
      expect(outcome.usage.outputTokens).toBeLessThanOrEqual(bound.outputTokens)
    })

    it('answers each question with its own answer', async () => {
      harness.expect(
        { kind: 'answers', json: { city: 'Paris' } },
        { kind: 'answers', json: { city: 'Rome' } },
      )
      await harness.model.ask(aQuestion(), never)
      const other = await harness.model.ask(aQuestion({ user: 'The one with the Colosseum.' }), never)
      expect(other).toMatchObject({ kind: 'answered', json: { city: 'Rome' }, from: 'endpoint' })
    })

    it('answers the same question again from memory, at no cost', async () => {
      harness.expect({ kind: 'answers', json: { city: 'Paris' } })
      await harness.model.ask(aQuestion(), never)
      expect(await harness.model.ask(aQuestion(), never)).toMatchObject({
        kind: 'answered',
        json: { city: 'Paris' },
        usage: { inputTokens: 0, outputTokens: 0 },
        from: 'cache',
      })
      expect(harness.reached()).toBe(1)
    })

    it.each([
      ['tenant', { tenant: 'globex' }],
      ['purpose', { purpose: 'name-city/2' }],
    ])('remembers nothing for another %s', async (_, change) => {
      harness.expect(
        { kind: 'answers', json: { city: 'Paris' } },
        { kind: 'answers', json: { city: 'Lyon' } },
      )
      await harness.model.ask(aQuestion(), never)
      const other = await harness.model.ask(aQuestion(change), never)
      expect(other).toMatchObject({ json: { city: 'Lyon' }, from: 'endpoint' })
    })

    it('is busy for as long as the far side asks, and then answers the same question', async () => {
      harness.expect({ kind: 'limits', retryAfterMs: 7000 }, { kind: 'answers', json: { city: 'Paris' } })
      expect(await harness.model.ask(aQuestion(), never)).toEqual({ kind: 'busy', retryAfterMs: 7000 })
      harness.pass(7000)
      expect(await harness.model.ask(aQuestion(), never)).toMatchObject({ kind: 'answered' })
    })

    it('says in a clause why there is no answer, with what was used, and does not remember it', async () => {
      harness.expect({ kind: 'refuses' }, { kind: 'answers', json: { city: 'Paris' } })
      const outcome = await harness.model.ask(aQuestion(), never)
      expect(outcome).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/^[a-z].*[^.]$/) })
      if (outcome.kind !== 'unavailable') throw new Error('not unavailable')
      expect(outcome.usage?.inputTokens).toBeGreaterThan(0)
      expect(await harness.model.ask(aQuestion(), never)).toMatchObject({
        kind: 'answered',
        from: 'endpoint',
      })
    })

    it('does not ask when it is stopped before, and loses nothing', async () => {
      expect(await harness.model.ask(aQuestion(), AbortSignal.abort())).toMatchObject({ kind: 'busy' })
      expect(harness.reached()).toBe(0)
    })
  })
}
