import { expect, it } from 'vitest'
import { createStepRunner } from '#capability'
import { noiseChecker } from '../decide/noise-check.ts'
import type { PlannedAlert } from '../planned-alert.ts'
import { signals } from '../signals.ts'

const target = {
  name: 'vm-web-01',
  kind: 'virtual_machine',
  slug: 'vm-web-01',
  costGroups: [],
  dependsOn: [],
} as const

function alert(index: number, severity: number, own = false): PlannedAlert {
  return {
    signal: signals[index] ?? 'cpu',
    metric: 'some metric',
    aggregation: 'Average',
    operator: 'above',
    threshold: 1,
    unit: '%',
    minutes: 15,
    severity,
    reason: 'usual',
    own,
  }
}

function review(alerts: readonly PlannedAlert[]): string[] {
  const input = {
    targets: [{ ...target, costGroups: [], dependsOn: [] }],
    proposal: {},
    stated: {},
    environment: 'prod' as const,
  }
  const found = createStepRunner().run(noiseChecker, { input, proposal: { 'vm-web-01': [...alerts] } })
  return found.map(({ code }) => code)
}

it('leaves 8 alerts on one resource alone', () => {
  expect(review(Array.from({ length: 8 }, (_, index) => alert(index, 3)))).toEqual([])
})

it('drops the least severe ones of more, but none that somebody asked for', () => {
  const alerts = Array.from({ length: 8 }, (_, index) => alert(index, index === 2 ? 4 : 2))
  expect(review([...alerts, alert(8, 4, true), alert(9, 1)])).toEqual([
    `drop:vm-web-01:${signals[2]}`,
    `drop:vm-web-01:${signals[0]}`,
  ])
})
