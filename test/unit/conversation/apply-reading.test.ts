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
  const accepted = (messageId: string, by: string) => ({ name: 'common.region', messageId, by })
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
    expect(kept).toMatchObject({ accepted: [accepted('7', 'bob')], statements: {} })
    expect(applyReading(kept, reading({ operations: [eastus] }), message).accepted).toEqual([])
    const again = applyReading(kept, reading({ operations: [keep] }), { ...message, id: '9', by: 'alice' })
    expect(again.accepted).toEqual([accepted('9', 'alice')])
  })

  it('accept a default no more when their message is forgotten', () => {
    const stored = { name: 'common.environment' }
    const kept = {
      ...one,
      accepted: [accepted('7', 'bob'), { ...accepted('8', 'bob'), name: 'a.b' }, stored],
    }
    expect(forgetMessage(kept, '7').accepted).toEqual([{ ...accepted('8', 'bob'), name: 'a.b' }, stored])
  })

  it('go when their message is forgotten', () => {
    const two = applyReading(one, readComment('team orbit'), { ...message, id: '9' })
    expect(forgetMessage(two, '7').statements).toEqual({
      common: { team: { value: 'orbit', quote: 'team orbit', messageId: '9', by: 'bob' } },
    })
  })

  it('of one end of a range give way when the other end has passed it', () => {
    const end = (parameter: string, value: number) => ({ ...eastus, scope: 'databricks', parameter, value })
    const fixed = applyReading(
      emptyUnderstanding,
      reading({ operations: [end('min_workers', 6), end('max_workers', 6)] }),
      message,
    )
    const then = (operation: Reading['operations'][number]) =>
      Object.keys(
        applyReading(fixed, reading({ operations: [operation] }), { ...message, id: '8' }).statements[
          'databricks'
        ] ?? {},
      )
    expect(then(end('max_workers', 4))).toEqual(['max_workers'])
    expect(then(end('min_workers', 8))).toEqual(['min_workers'])
    expect(then(end('max_workers', 8)).toSorted()).toEqual(['max_workers', 'min_workers'])
    expect(then(end('min_nodes', 8))).toContain('max_workers')
    const both = reading({ operations: [end('min_workers', 8), end('max_workers', 2)] })
    expect(applyReading(emptyUnderstanding, both, message).statements['databricks']).toMatchObject({
      min_workers: { value: 8 },
      max_workers: { value: 2 },
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
