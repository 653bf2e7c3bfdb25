import { describe, expect, it } from 'vitest'
import { applyEdit, understandingBefore } from '../../../src/conversation/apply-edit.ts'
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

describe('an edited message that accepted a default', () => {
  const keep = (...parameters: string[]): Reading => ({
    ...reading({}),
    operations: parameters.map((parameter) => ({
      scope: 'common',
      parameter,
      op: 'keep',
      quote: 'keep',
      rule: 'test',
    })),
  })
  const accepted = (name: string, messageId: string, by = 'alice') => ({
    name: `common.${name}`,
    messageId,
    by,
  })
  const before = {
    ...understood(said('eastus', 'issue')),
    accepted: [accepted('environment', '90'), accepted('owner', '100'), { name: 'common.budget' }],
  }

  it('takes it back when it does not say so any more', () => {
    const { accepted: left } = applyEdit(before, reading({ team: 'data' }), message('90'))
    expect(left.toSorted(byName)).toEqual([{ name: 'common.budget' }, accepted('owner', '100')])
  })

  it('leaves it to its first author when it still says so', () => {
    const after = applyEdit(before, keep('environment', 'region'), message('90'))
    expect(after.accepted.toSorted(byName)).toEqual([
      { name: 'common.budget' },
      accepted('environment', '90'),
      accepted('owner', '100'),
      accepted('region', '90', 'bob'),
    ])
  })

  it('does not take back what a younger message accepted or said', () => {
    const sets = applyEdit(before, reading({ owner: 'data' }), message('90'))
    expect(sets.accepted).toContainEqual(accepted('owner', '100'))
    const keeps = applyEdit(before, keep('owner'), message('90'))
    expect(keeps.accepted).toContainEqual(accepted('owner', '100'))
    expect(keeps.accepted).not.toContainEqual(accepted('owner', '90', 'bob'))
    const stated = { ...before, statements: { common: { owner: said('data', '95') } } }
    expect(applyEdit(stated, keep('owner', 'budget'), message('94')).accepted).toEqual([
      accepted('environment', '90'),
      accepted('budget', '94', 'bob'),
      accepted('owner', '100'),
    ])
    const answered = { ...stated, accepted: [] }
    expect(applyEdit(answered, keep('owner'), message('94')).accepted).toEqual([])
    expect(applyEdit(answered, keep('owner'), message('96')).accepted).toHaveLength(1)
  })
})

const byName = (left: { name: string }, right: { name: string }): number =>
  left.name.localeCompare(right.name)

describe('what was understood before a message', () => {
  it('is without it and without everything younger', () => {
    const known: Understanding = {
      ...understood(said('eastus', '90'), said('ml', 'issue')),
      accepted: [
        { name: 'common.environment', messageId: '80', by: 'alice' },
        { name: 'common.owner', messageId: '95', by: 'alice' },
        { name: 'common.budget' },
      ],
    }
    const earlier = understandingBefore(known, '90')
    expect(earlier.statements).toEqual({ common: { team: said('ml', 'issue') } })
    expect(earlier.accepted.map(({ name }) => name)).toEqual(['common.environment', 'common.budget'])
    expect(understandingBefore(known, '91').statements).toEqual(known.statements)
  })
})

describe('two understandings', () => {
  it('accept the same whoever accepted it', () => {
    const one = { ...understood(said('eastus', '1')), accepted: [{ name: 'a.b' }, { name: 'a.a' }] }
    const accepted = ['a', 'b'].map((name) => ({ name: `a.${name}`, messageId: '7', by: 'bob' }))
    expect(sameUnderstanding(one, { ...one, accepted })).toBe(true)
    expect(sameUnderstanding(one, { ...one, accepted: accepted.slice(1) })).toBe(false)
  })

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
