import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/conversation/apply-edit.ts'
import type { Operation, Reading } from '../../../src/conversation/reading.ts'
import { sameUnderstanding } from '../../../src/conversation/same-understanding.ts'
import type { Statement, Understanding } from '../../../src/domain/brief.ts'

const said = (value: string, messageId: string, by = 'alice'): Statement => ({
  value,
  quote: value,
  messageId,
  by,
})

function understood(region: Statement, team = said('ml', 'issue')): Understanding {
  return {
    capabilities: ['databricks'],
    choice: 'settled',
    offered: [],
    statements: { common: { region, team } },
    accepted: [],
    unresolved: [],
  }
}

function operationOf(parameter: string, value: string): Operation {
  return { scope: 'common', parameter, op: 'set', value, quote: value, rule: 'test' }
}

function reading(values: Readonly<Record<string, string>>): Reading {
  return {
    actionable: true,
    capabilities: { named: [], candidates: [], offered: [], removed: [] },
    operations: Object.entries(values).map(([parameter, value]) => operationOf(parameter, value)),
    objections: [],
    ambiguities: [],
    questions: [],
    unread: [],
    unsupported: [],
    intent: 'none',
    truncated: false,
  }
}

const message = (id: string, by = 'bob') => ({ id, by, text: '' })

describe('an edited message', () => {
  it('does not take back what a younger message said', () => {
    const before = understood(said('westeurope', '100'))
    const after = applyEdit(before, reading({ region: 'eastus', team: 'ml' }), message('issue'))
    expect(after.statements['common']?.['region']).toEqual(said('westeurope', '100'))
  })

  it.each([
    ['issue', '90', 'eastus'],
    ['90', '100', 'eastus'],
    ['100', '90', 'westeurope'],
    ['1000', '999', 'westeurope'],
    ['99', '100', 'eastus'],
    ['999', '1000', 'eastus'],
  ])('with %s said elsewhere and %s edited, the younger one counts', (elsewhere, edited, expected) => {
    const before = understood(said('westeurope', elsewhere))
    const after = applyEdit(before, reading({ region: 'eastus' }), message(edited))
    expect(after.statements['common']?.['region']?.value).toBe(expected)
  })

  it('adds what it says for the first time', () => {
    const words = { ...reading({}), operations: [{ ...operationOf('workload', 'ml'), scope: 'databricks' }] }
    const after = applyEdit(understood(said('eastus', 'issue')), words, message('100'))
    expect(after.statements['databricks']?.['workload']).toEqual(said('ml', '100', 'bob'))
  })

  it('leaves a value that it did not change to its first author', () => {
    const before = understood(said('eastus', 'issue'))
    const after = applyEdit(before, reading({ region: 'eastus', team: 'data' }), message('issue'))
    expect(after.statements['common']?.['region']?.by).toBe('alice')
    expect(after.statements['common']?.['team']).toEqual(said('data', 'issue', 'bob'))
  })
})

describe('two understandings', () => {
  it('come to the same whoever said it and in whatever order', () => {
    const left = understood(said('eastus', 'issue'))
    const right = {
      ...left,
      statements: { common: { team: said('ml', '100', 'bob'), region: said('eastus', '7') } },
    }
    expect(sameUnderstanding(left, right)).toBe(true)
    expect(sameUnderstanding(left, understood(said('eastus2', 'issue')))).toBe(false)
  })
})
