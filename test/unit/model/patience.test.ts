import { describe, expect, it } from 'vitest'
import { createPatience } from '../../../src/adapters/openai/patience.ts'
import { movableClock } from '../../support/model-question.ts'

describe('patience with a question', () => {
  it('ends after five times, and begins anew after that', () => {
    const patience = createPatience(movableClock())
    const times = Array.from({ length: 7 }, () => patience.putOff('a'))
    expect(times).toEqual(['again', 'again', 'again', 'again', 'again', 'enough', 'again'])
    expect(patience.putOff('b')).toBe('again')
  })

  it.each<
    [string, (patience: ReturnType<typeof createPatience>, clock: ReturnType<typeof movableClock>) => void]
  >([
    ['an answer', (patience) => patience.answered('a')],
    ['half an hour', (_, clock) => clock.pass(30 * 60_000)],
  ])('begins anew after %s', (_, between) => {
    const clock = movableClock()
    const patience = createPatience(clock)
    for (let time = 0; time < 5; time += 1) patience.putOff('a')
    between(patience, clock)
    expect(patience.putOff('a')).toBe('again')
  })

  it('forgets the oldest of more than a thousand questions', () => {
    const patience = createPatience(movableClock())
    for (let time = 0; time < 5; time += 1) patience.putOff('a')
    for (let number = 0; number < 1000; number += 1) patience.putOff(`other ${number}`)
    expect(patience.putOff('a')).toBe('again')
  })
})
