import { describe, expect, it } from 'vitest'
import { createGate, type Entry } from '../../../src/adapters/openai/gate.ts'
import { movableClock, never } from '../../support/model-question.ts'

const entered = (entry: Entry): Extract<Entry, { kind: 'entered' }> => {
  if (entry.kind !== 'entered') throw new Error(`not entered but ${entry.kind}`)
  return entry
}

describe('a gate', () => {
  it('lets in as many as it has places, and the next when one leaves, in order', async () => {
    const gate = createGate(2, movableClock())
    const order: string[] = []
    const visit = async (name: string): Promise<Entry> => {
      const entry = await gate.enter(never)
      order.push(name)
      return entry
    }
    const first = entered(await visit('first'))
    const second = entered(await visit('second'))
    const waiting = [visit('third'), visit('fourth')]
    await Promise.resolve()
    expect(order).toEqual(['first', 'second'])
    first.leave()
    await waiting[0]
    expect(order).toEqual(['first', 'second', 'third'])
    second.leave()
    await waiting[1]
    expect(order).toEqual(['first', 'second', 'third', 'fourth'])
  })

  it('gives a place back once, however often somebody leaves', async () => {
    const gate = createGate(1, movableClock())
    const first = entered(await gate.enter(never))
    first.leave()
    first.leave()
    entered(await gate.enter(never))
    const stopped = await gate.enter(AbortSignal.abort())
    const stop = new AbortController()
    const waiting = gate.enter(stop.signal)
    stop.abort()
    expect([stopped, await waiting]).toEqual([{ kind: 'given_up' }, { kind: 'given_up' }])
  })

  it('keeps the place of nobody who gave up', async () => {
    const gate = createGate(1, movableClock())
    const first = entered(await gate.enter(never))
    const stop = new AbortController()
    const givenUp = gate.enter(stop.signal)
    const patient = gate.enter(never)
    stop.abort()
    expect(await givenUp).toEqual({ kind: 'given_up' })
    first.leave()
    expect(await patient).toMatchObject({ kind: 'entered' })
  })

  it('lets nobody in during a pause, not even those who wait, and everybody after it', async () => {
    const clock = movableClock()
    const gate = createGate(1, clock)
    const first = entered(await gate.enter(never))
    const waiting = [gate.enter(never), gate.enter(never)]
    gate.pause(5000)
    gate.pause(1000)
    expect(await gate.enter(never)).toEqual({ kind: 'paused', remainingMs: 5000 })
    clock.pass(2000)
    first.leave()
    expect(await Promise.all(waiting)).toEqual([
      { kind: 'paused', remainingMs: 3000 },
      { kind: 'paused', remainingMs: 3000 },
    ])
    clock.pass(3000)
    entered(await gate.enter(never)).leave()
    expect(await gate.enter(never)).toMatchObject({ kind: 'entered' })
  })
})
