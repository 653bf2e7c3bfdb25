import { describe, expect, it } from 'vitest'
import { alertOf, assess, minimal } from './assess.ts'

const gib = 1024 ** 3

function own(signal: string, threshold: number, more: object = {}) {
  return { signal, operator: 'above', threshold, ...more }
}

describe('a threshold of a person', () => {
  it.each([
    ['vm-web-01', own('cpu', 70, { unit: '%' }), { operator: 'GreaterThan', threshold: 70 }],
    ['vm-web-01', own('cpu', 70), { operator: 'GreaterThan', threshold: 70 }],
    [
      'vm-web-01',
      own('memory', 90, { unit: '%' }),
      { metric: 'Available Memory Percentage', operator: 'LessThan', threshold: 10 },
    ],
    [
      'vm-web-01',
      own('memory', 2, { operator: 'below', unit: 'GB' }),
      { metric: 'Available Memory Bytes', operator: 'LessThan', threshold: 2 * gib },
    ],
    ['app-web', own('latency', 800, { unit: 'ms' }), { threshold: 0.8 }],
    ['app-web', own('memory', 512, { unit: 'MB' }), { threshold: gib / 2 }],
    ['stweb01', own('latency', 2, { unit: 's' }), { threshold: 2000 }],
    ['stweb01', own('capacity', 500, { unit: 'GB' }), { metric: 'UsedCapacity', threshold: 500 * gib }],
    ['oai-web', own('latency', 3, { unit: 's' }), { threshold: 3000, operator: 'GreaterThan' }],
  ])('is converted for %s: %o', async (target, threshold, expected) => {
    const stated = { ...minimal, targets: [target], alerts: [threshold] }
    expect(await alertOf(stated, threshold.signal)).toMatchObject(expected)
  })

  it.each([
    [3, 'PT5M', 'PT1M'],
    [10, 'PT15M', 'PT5M'],
    [15, 'PT15M', 'PT5M'],
    [45, 'PT1H', 'PT15M'],
    [120, 'PT6H', 'PT1H'],
    [1440, 'P1D', 'PT1H'],
  ])('over %i minutes is looked at over %s, every %s', async (minutes, window, frequency) => {
    const stated = { ...minimal, alerts: [own('cpu', 80, { minutes })] }
    expect(await alertOf(stated, 'cpu')).toMatchObject({ window, frequency })
  })

  it('gives the last one when there are two for a signal', async () => {
    const stated = { ...minimal, alerts: [own('cpu', 80), own('cpu', 60)] }
    expect(await alertOf(stated, 'cpu')).toMatchObject({ threshold: 60 })
  })

  it.each([
    ['vm-web-01', own('cpu', 5, { unit: 'GB' }), 'cpu is measured in percent'],
    ['vm-web-01', own('cpu', 500), 'it is more than 100 percent'],
    ['vm-web-01', own('memory', 4, { unit: 'GB' }), 'Azure measures the memory that is free'],
    ['vm-web-01', own('memory', 4, { operator: 'below' }), 'memory needs its unit'],
    ['app-web', own('cpu', 80, { unit: '%' }), 'Azure measures seconds of CPU time here'],
    ['app-web', own('latency', 3, { unit: 'GB' }), 'latency is a length of time'],
    ['app-web', own('errors', 3, { unit: 's' }), 'errors is counted'],
    [
      'app-web',
      own('errors', 1, { unit: '%' }),
      'Azure counts them, and how many requests a minute there are is not known',
    ],
    ['app-web', own('tokens', 5), 'Azure does not measure tokens on app-web'],
  ])('is refused for %s: %o', async (target, threshold, rule) => {
    const { problems, stacks } = await assess({ ...minimal, targets: [target], alerts: [threshold] })
    expect(problems.map((problem) => problem.rule)).toEqual([rule])
    expect(problems[0]?.suggestion).toBeDefined()
    expect(stacks).toEqual([])
  })

  it('is used where it fits and said where it does not', async () => {
    const stated = { ...minimal, targets: ['vm-web-01', 'app-web'], alerts: [own('cpu', 70, { unit: '%' })] }
    const { problems, decisions } = await assess(stated)
    expect(problems).toEqual([])
    const cpu = decisions.filter(({ topic }) => topic.startsWith('cpu'))
    expect(cpu.map(({ topic, reason }) => [topic, reason])).toEqual([
      ['cpu of vm-web-01', 'as asked'],
      [
        'cpu of app-web',
        'usual for a web app; the one that was asked for does not fit: Azure measures seconds of CPU time here',
      ],
    ])
  })

  it('turns a share of failures into a number of them when the volume is known', async () => {
    const alerts = [own('errors', 1, { unit: '%', minutes: 15 })]
    const stated = { ...minimal, targets: ['app-web'], requests_per_minute: 200, alerts }
    expect(await alertOf(stated, 'errors')).toMatchObject({ threshold: 30 })
  })
})

describe('a service level', () => {
  it('is the threshold where Azure measures the share of successes', async () => {
    const stated = { ...minimal, targets: ['stweb01'], slo: 99.5 }
    expect(await alertOf(stated, 'availability')).toMatchObject({ operator: 'LessThan', threshold: 99.5 })
  })

  it.each([
    [99.9, 1000, 5],
    [99.95, 1200, 3],
    [99, 60, 3],
    [99.9, 10, 1],
  ])('of %f %% allows %i requests a minute %i failures in 5 minutes', async (slo, perMinute, allowed) => {
    const stated = { ...minimal, targets: ['app-web'], slo, requests_per_minute: perMinute }
    expect(await alertOf(stated, 'errors')).toMatchObject({ threshold: allowed, window: 'PT5M' })
  })

  it('leaves the usual number of failures alone while the volume is not known, and says so', async () => {
    const stated = { ...minimal, targets: ['app-web'], slo: 99.9 }
    expect(await alertOf(stated, 'errors')).toMatchObject({ threshold: 10 })
    const { decisions } = await assess(stated)
    expect(decisions.find(({ topic }) => topic === 'service level')?.alternative).toContain(
      'requests per minute',
    )
  })

  it('gives way to a threshold that somebody stated', async () => {
    const alerts = [{ signal: 'availability', operator: 'below', threshold: 98, unit: '%' }]
    const stated = { ...minimal, targets: ['stweb01'], slo: 99.99, alerts }
    expect(await alertOf(stated, 'availability')).toMatchObject({ threshold: 98 })
  })
})

describe('the noise check', () => {
  it('lets an alert outside production look at 15 minutes at least', async () => {
    const dev = { ...minimal, environment: 'dev', targets: ['app-web'] }
    expect(await alertOf(dev, 'errors')).toMatchObject({ window: 'PT15M', severity: 3 })
    expect(await alertOf({ ...dev, environment: 'staging' }, 'errors')).toMatchObject({
      window: 'PT15M',
      severity: 2,
    })
    expect(await alertOf({ ...dev, environment: 'prod' }, 'errors')).toMatchObject({ window: 'PT5M' })
  })

  it('leaves the time alone that somebody asked for', async () => {
    const alerts = [own('errors', 3, { minutes: 5 })]
    const dev = { ...minimal, environment: 'dev', targets: ['app-web'], alerts }
    expect(await alertOf(dev, 'errors')).toMatchObject({ window: 'PT5M' })
  })

  it('does not promise in dev what nobody needs there', async () => {
    const dev = { ...minimal, environment: 'dev', targets: ['stweb01'] }
    expect(await alertOf(dev, 'availability')).toMatchObject({ threshold: 95 })
  })
})
