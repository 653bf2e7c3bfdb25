import { describe, expect, it } from 'vitest'
import { timeBetween, timeline } from '../../../src/cli/demo/timeline.ts'
import type { StoredEvent } from '../../../src/ports/request-store.ts'

function event(ms: number, type: string, stack: string | null = null, actor = 'planwright'): StoredEvent {
  const data = stack === null ? {} : { stack }
  return { requestKey: 'acme/infra#1', version: 1, type, actor, data, at: new Date(1_000 + ms) }
}

describe('the timeline of a request', () => {
  it('tells what happened, to which stack and by whom, since the beginning', () => {
    const events = [
      event(0, 'request_opened', null, 'alice'),
      event(40, 'plan_started', 'firewall'),
      event(90, 'gate_confirmed', 'firewall', 'bob'),
    ]
    expect(timeline(events)).toEqual([
      { ms: 0, event: 'request_opened by alice' },
      { ms: 40, event: 'plan_started firewall' },
      { ms: 90, event: 'gate_confirmed firewall by bob' },
    ])
  })

  it('is empty before anything happened', () => {
    expect(timeline([])).toEqual([])
  })

  it('adds up the time of every stack, from each beginning to the end that follows', () => {
    const events = [
      event(0, 'apply_started', 'a'),
      event(10, 'apply_started', 'b'),
      event(30, 'apply_recorded', 'a'),
      event(50, 'apply_recorded', 'b'),
      event(60, 'apply_started', 'a'),
      event(65, 'apply_recorded', 'a'),
      event(70, 'plan_recorded', 'c'),
    ]
    expect(timeBetween(events, 'apply_started', 'apply_recorded')).toBe(30 + 40 + 5)
    expect(timeBetween(events, 'plan_started', 'plan_recorded')).toBe(0)
  })
})
