import { describe, expect, it } from 'vitest'
import { applyReading, emptyUnderstanding, forgetMessage } from '../../../src/conversation/apply-reading.ts'
import type { Operation, Reading } from '../../../src/conversation/reading.ts'
import type { Understanding } from '../../../src/domain/brief.ts'

const moonbase = { capability: null, parameter: 'region', value: 'moonbase', rule: 'it is no region' }
const virginia = { capability: null, parameter: 'region', quote: 'Virginia', options: ['eastus', 'eastus2'] }
const ports = { capability: 'firewall', parameter: 'ports', value: '70000', rule: 'ports end at 65535' }

function aReading(over: Partial<Reading>): Reading {
  return {
    actionable: true,
    capabilities: { named: [], candidates: [], offered: [], removed: [] },
    operations: [],
    objections: [],
    ambiguities: [],
    questions: [],
    unread: [],
    unsupported: [],
    intent: 'none',
    truncated: false,
    ...over,
  }
}

const operation = (over: Partial<Operation>): Operation => ({
  scope: 'common',
  parameter: 'region',
  op: 'set',
  value: 'eastus',
  quote: 'eastus',
  rule: 'region',
  ...over,
})

function said(readings: readonly Partial<Reading>[]): Understanding {
  return readings.reduce<Understanding>(
    (understanding, over, index) =>
      applyReading(understanding, aReading(over), { id: String(index), by: 'alice', text: '' }),
    emptyUnderstanding,
  )
}

const open = ({ unresolved }: Understanding) =>
  unresolved.map((one) => (one.kind === 'objection' ? one.objection.value : one.ambiguity.quote))

describe('what could not be used', () => {
  it('stays until a value for the same parameter is said', () => {
    expect(open(said([{ objections: [moonbase, ports] }, {}]))).toEqual(['moonbase', '70000'])
    expect(open(said([{ objections: [moonbase, ports] }, { operations: [operation({})] }]))).toEqual([
      '70000',
    ])
  })

  it('is settled by taking the default in so many words, and not by a plain yes', () => {
    const keep = operation({ op: 'keep' })
    expect(open(said([{ ambiguities: [virginia] }, { operations: [keep] }]))).toEqual([])
    expect(open(said([{ ambiguities: [virginia] }, { operations: [keep], intent: 'accept' }]))).toEqual([
      'Virginia',
    ])
  })

  it('is replaced by the next thing about the same parameter that cannot be used', () => {
    expect(open(said([{ objections: [moonbase] }, { ambiguities: [virginia] }]))).toEqual(['Virginia'])
  })

  it('goes with the other end of the same range', () => {
    const many = (parameter: string) => ({
      capability: 'databricks',
      parameter,
      value: '500',
      rule: 'at most 50',
    })
    const found = { objections: [many('min_workers'), many('max_workers'), ports] }
    const twenty = operation({ scope: 'databricks', parameter: 'max_workers', value: 20 })
    expect(open(said([found, { operations: [twenty] }]))).toEqual(['70000'])
    const ambiguous = { ambiguities: [virginia, { ...virginia, parameter: 'place' }] }
    expect(open(said([ambiguous, { operations: [operation({})] }]))).toEqual([])
  })

  it('is kept apart by capability', () => {
    const other = operation({ scope: 'databricks', parameter: 'ports' })
    expect(open(said([{ objections: [ports] }, { operations: [other] }]))).toEqual(['70000'])
  })

  it('is forgotten with its message', () => {
    const understanding = said([{ objections: [moonbase] }, { objections: [ports] }])
    expect(open(forgetMessage(understanding, '0'))).toEqual(['70000'])
  })
})
