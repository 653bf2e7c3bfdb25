import { describe, expect, it } from 'vitest'
import { type Circuit, createCircuit } from '../../../src/adapters/openai/circuit.ts'
import { type MovableClock, movableClock } from '../../support/model-question.ts'

function broken(): { readonly circuit: Circuit; readonly clock: MovableClock } {
  const clock = movableClock()
  const circuit = createCircuit(clock)
  for (let time = 0; time < 3; time += 1) {
    circuit.enter()
    circuit.failed('it is down')
  }
  return { circuit, clock }
}

describe('a circuit', () => {
  it('stays closed while failures do not follow each other', () => {
    const circuit = createCircuit(movableClock())
    for (let time = 0; time < 10; time += 1) {
      circuit.failed('it is down')
      circuit.failed('it is down')
      circuit.succeeded()
    }
    expect(circuit.enter()).toEqual({ kind: 'admitted' })
  })

  it('opens after three failures in a row, and tells why and for how long', () => {
    const { circuit, clock } = broken()
    expect(circuit.look()).toEqual({ kind: 'refused', because: 'it is down', remainingMs: 30_000 })
    clock.pass(29_000)
    expect(circuit.enter()).toEqual({ kind: 'refused', because: 'it is down', remainingMs: 1000 })
  })

  it('then admits one to see, and closes when that one succeeds', () => {
    const { circuit, clock } = broken()
    clock.pass(30_000)
    expect(circuit.look()).toEqual({ kind: 'admitted' })
    expect(circuit.enter()).toEqual({ kind: 'admitted' })
    expect(circuit.enter()).toMatchObject({ kind: 'refused' })
    circuit.succeeded()
    expect(circuit.enter()).toEqual({ kind: 'admitted' })
    expect(circuit.enter()).toEqual({ kind: 'admitted' })
  })

  it('waits twice as long each time, and ten minutes at most', () => {
    const { circuit, clock } = broken()
    const pauses: number[] = []
    for (let time = 0; time < 7; time += 1) {
      const admission = circuit.look()
      const remainingMs = admission.kind === 'refused' ? admission.remainingMs : 0
      pauses.push(remainingMs / 1000)
      clock.pass(remainingMs)
      circuit.enter()
      circuit.failed('it is still down')
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 600, 600])
  })

  it('begins with the shortest pause again after a success', () => {
    const { circuit, clock } = broken()
    clock.pass(30_000)
    circuit.enter()
    circuit.failed('it is down')
    clock.pass(60_000)
    circuit.enter()
    circuit.succeeded()
    for (let time = 0; time < 3; time += 1) circuit.failed('it is down')
    expect(circuit.look()).toMatchObject({ remainingMs: 30_000 })
  })

  it('admits another one when the one that was to see told nothing', () => {
    const { circuit, clock } = broken()
    clock.pass(30_000)
    circuit.enter()
    circuit.unknown()
    expect(circuit.enter()).toEqual({ kind: 'admitted' })
  })
})
