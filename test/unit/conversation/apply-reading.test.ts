import { describe, expect, it } from 'vitest'
import { applyReading, emptyUnderstanding, forgetMessage } from '../../../src/conversation/apply-reading.ts'
import type { Message, Reading } from '../../../src/conversation/reading.ts'
import type { Understanding } from '../../../src/domain/brief.ts'
import { readComment, settled } from './support/dialogue.ts'

const message: Message = { id: '7', by: 'bob', text: '' }
const proposed: Understanding = { ...emptyUnderstanding, capabilities: ['a', 'b'], choice: 'proposed' }

function reading(
  changes: Partial<Reading['capabilities']> & Pick<Partial<Reading>, 'intent' | 'operations'>,
): Reading {
  const { intent = 'none', operations = [], ...capabilities } = changes
  return {
    actionable: true,
    capabilities: { named: [], candidates: [], offered: [], removed: [], ...capabilities },
    operations,
    objections: [],
    ambiguities: [],
    questions: [],
    unread: [],
    unsupported: [],
    intent,
    truncated: false,
  }
}

describe('statements', () => {
  const eastus = {
    scope: 'common',
    parameter: 'region',
    op: 'set',
    value: 'eastus',
    quote: 'East US',
    rule: 'region',
  } as const
  const one = applyReading(emptyUnderstanding, reading({ operations: [eastus] }), message)

  it('are kept with the words and their author', () => {
    expect(one.statements).toEqual({
      common: { region: { value: 'eastus', quote: 'East US', messageId: '7', by: 'bob' } },
    })
  })

  it('are replaced by later ones, and taken back', () => {
    const later = applyReading(
      one,
      reading({ operations: [{ ...eastus, value: 'uksouth', quote: 'UK South' }] }),
      {
        ...message,
        id: '8',
      },
    )
    expect(later.statements['common']?.['region']).toMatchObject({ value: 'uksouth', messageId: '8' })
    const { value: _value, ...unset } = { ...eastus, op: 'unset' as const }
    expect(applyReading(later, reading({ operations: [unset] }), message).statements).toEqual({ common: {} })
  })

  it('accept a default until a value is stated', () => {
    const { value: _value, ...keep } = { ...eastus, op: 'keep' as const }
    const kept = applyReading(emptyUnderstanding, reading({ operations: [keep, keep] }), message)
    expect(kept).toMatchObject({ accepted: ['common.region'], statements: {} })
    expect(applyReading(kept, reading({ operations: [eastus] }), message).accepted).toEqual([])
  })

  it('go when their message is forgotten', () => {
    const two = applyReading(one, readComment('team orbit'), { ...message, id: '9' })
    expect(forgetMessage(two, '7').statements).toEqual({
      common: { team: { value: 'orbit', quote: 'team orbit', messageId: '9', by: 'bob' } },
    })
  })

  it('without a value change nothing', () => {
    const { value: _value, ...bare } = eastus
    expect(applyReading(emptyUnderstanding, reading({ operations: [bare] }), message).statements).toEqual({})
  })
})

describe('the choice of capabilities', () => {
  it.each([
    [emptyUnderstanding, { named: ['a'] }, ['a'], 'settled'],
    [emptyUnderstanding, { candidates: ['a', 'b'] }, ['a', 'b'], 'proposed'],
    [emptyUnderstanding, {}, [], 'none'],
    [proposed, { named: ['b'], removed: ['a'] }, ['b'], 'settled'],
    [proposed, { intent: 'accept' }, ['a', 'b'], 'settled'],
    [proposed, {}, ['a', 'b'], 'proposed'],
    [proposed, { removed: ['a'] }, ['b'], 'proposed'],
    [proposed, { removed: ['a', 'b'] }, [], 'none'],
    [settled('a'), { named: ['b'] }, ['a', 'b'], 'settled'],
    [settled('a', 'b'), { removed: ['a'] }, ['b'], 'settled'],
    [settled('a'), { removed: ['a'] }, [], 'none'],
  ] as const)('after %j and %j is %j (%s)', (before, changes, capabilities, choice) => {
    expect(applyReading(before, reading(changes), message)).toMatchObject({ capabilities, choice })
  })
})
