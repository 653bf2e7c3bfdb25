import { describe, expect, it } from 'vitest'
import { applyReading, emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { groundAnswer } from '../../../../src/conversation/model/ground-answer.ts'
import type { ModelAnswer } from '../../../../src/conversation/model/model-answer.ts'
import { fromText } from '../../../../src/conversation/views/row-view.ts'
import type { Understanding } from '../../../../src/domain/brief.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { catalogue, judge, settled } from '../support/dialogue.ts'

type Given = [field: string, value: string, quote: string]

const both = settled('databricks', 'firewall')

function answer(values: readonly Given[], remark: string | null = null): ModelAnswer {
  return { values: values.map(([field, value, quote]) => ({ field, value, quote })), remark }
}

function ground(
  text: string,
  values: readonly Given[],
  given: { understanding?: Understanding; unread?: readonly string[]; id?: string; remark?: string } = {},
) {
  const { understanding = both, unread = [text], id = '100', remark = null } = given
  const message = { id, by: 'alice', text }
  return groundAnswer(answer(values, remark), { message, unread }, understanding, catalogue)
}

/** What is taken from an answer: values as they are set, and options as they are asked. */
function taken(text: string, values: readonly Given[], given: Parameters<typeof ground>[2] = {}) {
  const { operations, ambiguities } = ground(text, values, given).reading
  return {
    ...Object.fromEntries(operations.map(({ parameter, value }) => [parameter, value])),
    ...Object.fromEntries(ambiguities.map(({ parameter, options }) => [parameter, { options }])),
  }
}

const workers: Given = ['databricks.max_workers', '6', 'as many as six machines']

describe('a value of a model', () => {
  it.each<[string, Given, Readonly<Record<string, unknown>>]>([
    ['up to, well, as many as six machines', workers, { max_workers: 6 }],
    ['it may live in West Europe', ['common.region', 'westeurope', 'West Europe'], { region: 'westeurope' }],
    [
      'it may live in west\n europe',
      ['common.region', 'westeurope', 'West Europe'],
      { region: 'westeurope' },
    ],
    [
      'call the group rg-orbit',
      ['common.resource_group', 'rg-orbit', 'rg-orbit'],
      { resource_group: 'rg-orbit' },
    ],
    [
      'let 10.20.0.0/16 and 10.30.0.0/16 in',
      ['firewall.source_ips', '10.20.0.0/16, 10.30.0.0/16', '10.20.0.0/16 and 10.30.0.0/16'],
      { source_ips: ['10.20.0.0/16', '10.30.0.0/16'] },
    ],
    [
      'for real customers',
      ['common.environment', 'prod', 'for real customers'],
      { environment: { options: ['prod'] } },
    ],
    [
      'near the Alps',
      ['common.region', 'switzerlandnorth', 'near the Alps'],
      { region: { options: ['switzerlandnorth'] } },
    ],
  ])('in "%s" is taken or asked as far as the words prove it', (text, value, expected) => {
    expect(taken(text, [value])).toEqual(expected)
  })

  it.each<[string, string, Given]>([
    ['invents its quote', 'make it bigger', ['common.region', 'westeurope', 'West Europe']],
    ['quotes nothing', 'West Europe', ['common.region', 'westeurope', '']],
    ['quotes signs', 'West Europe ...', ['common.region', 'westeurope', '...']],
    ['quotes what is hidden', 'hello <!-- West Europe -->', ['common.region', 'westeurope', 'West Europe']],
    ['quotes what others said', '> West Europe\n\nhello', ['common.region', 'westeurope', 'West Europe']],
    ['quotes a question', 'Is West Europe cheaper?', ['common.region', 'westeurope', 'West Europe']],
    ['quotes a denial', 'anything but West Europe', ['common.region', 'westeurope', 'West Europe']],
    [
      'quotes what is left behind',
      'we move from West Europe to somewhere',
      ['common.region', 'westeurope', 'West Europe'],
    ],
    ['quotes the past', 'Last year we had West Europe.', ['common.region', 'westeurope', 'West Europe']],
    ['knows no such field', 'six machines', ['databricks.machines', '6', 'six machines']],
    ['speaks of something nobody asked for', 'six', ['storage.retention_days', '6', 'six']],
    [
      'gives a name that is not there',
      'call it something nice',
      ['common.resource_group', 'rg-nice', 'something nice'],
    ],
    ['gives addresses that are not there', 'our office', ['firewall.source_ips', '0.0.0.0/0', 'our office']],
    ['gives a part of a number', 'it needs 64 GB', ['databricks.max_workers', '6', '64 GB']],
    ['gives a part of a longer number', 'it needs 1,400', ['databricks.max_workers', '4', '1,400']],
    ['gives what its parameter refuses', 'some 9000 of them', ['databricks.max_workers', '9000', '9000']],
    ['gives nothing that can be read', 'as we like', ['common.region', 'whatever you like', 'as we like']],
    ['gives an empty text', 'as we like', ['firewall.justification', '', 'as we like']],
    ['keeps a default', 'as we like', ['common.region', 'default', 'as we like']],
  ])('that %s is dropped', (_, text, value) => {
    expect(taken(text, [value])).toEqual({})
    expect(ground(text, [value]).dropped).toBe(1)
  })

  it('that is denied within its own quote is only asked about', () => {
    const value: Given = ['common.region', 'westeurope', 'surely not West Europe']
    expect(taken('surely not West Europe', [value])).toEqual({ region: { options: ['westeurope'] } })
  })

  it('is marked as read by a model when it becomes a statement', () => {
    const text = 'up to, well, as many as six machines'
    const { reading } = ground(text, [workers])
    const understanding = applyReading(both, reading, { id: '100', by: 'alice', text })
    expect(understanding.statements['databricks']?.['max_workers']).toEqual({
      value: 6,
      quote: 'as many as six machines',
      messageId: '100',
      by: 'alice',
      reader: 'model',
    })
  })
})

describe('a statement that a model read', () => {
  const region = {
    value: 'westeurope',
    quote: 'West Europe',
    messageId: '100',
    by: 'alice',
    reader: 'model' as const,
  }
  const statements = { common: { region } }

  it('is shown as such, whether a capability was asked about it or not', async () => {
    for (const understanding of [emptyUnderstanding, settled('firewall')]) {
      const brief = await judge({ ...understanding, statements }, undefined)
      const row = brief.rows.find(({ parameter }) => parameter === 'region')
      expect(row).toMatchObject({ source: 'inferred', value: 'westeurope' })
      expect(row === undefined ? '' : fromText(row)).toBe('a model, from your "West Europe"')
    }
  })
})

describe('beside the rules', () => {
  const statedIn = (messageId: string, value: string): Understanding => ({
    ...both,
    statements: { common: { region: { value, quote: 'x', messageId, by: 'alice' } } },
  })
  const text = 'West Europe'
  const value: Given = ['common.region', 'westeurope', 'West Europe']

  it('a different reading of the same message is asked about, a likely one is dropped', () => {
    const understanding = statedIn('100', 'eastus')
    expect(taken(text, [value], { understanding })).toEqual({
      region: { options: ['eastus', 'westeurope'] },
    })
    const likely: Given = ['common.region', 'norwayeast', 'West Europe']
    expect(taken(text, [likely], { understanding })).toEqual({})
  })

  it('the same reading adds nothing', () => {
    expect(taken(text, [value], { understanding: statedIn('100', 'westeurope') })).toEqual({})
  })

  it('an earlier message gives way, a younger one stays', () => {
    expect(taken(text, [value], { understanding: statedIn('issue', 'eastus') })).toEqual({
      region: 'westeurope',
    })
    expect(taken(text, [value], { understanding: statedIn('200', 'eastus') })).toEqual({})
  })

  it.each(['objection', 'ambiguity'] as const)('what waits as an %s is left to the person', (kind) => {
    const about = { capability: null, parameter: 'region' }
    const unresolved =
      kind === 'objection'
        ? { kind, messageId: '90', objection: { ...about, value: 'moon', rule: 'it is no region' } }
        : {
            kind,
            messageId: '90',
            ambiguity: { ...about, quote: 'Virginia', options: ['eastus', 'eastus2'] },
          }
    expect(taken(text, [value], { understanding: { ...both, unresolved: [unresolved] } })).toEqual({})
  })

  it('only three doubts are shown', () => {
    const doubts: Given[] = ['region', 'environment'].map((name) => [
      `common.${name}`,
      name === 'region' ? 'westeurope' : 'prod',
      'the usual',
    ])
    const more: Given[] = [
      ['databricks.max_workers', '4', 'the usual'],
      ['databricks.min_workers', '2', 'the usual'],
      ['common.budget_usd_month', '300', 'the usual'],
    ]
    expect(ground('the usual', [...doubts, ...more]).reading.ambiguities).toHaveLength(3)
  })
})

describe('what is wanted', () => {
  const wish: Given = ['capability', 'databricks', 'notebooks for analysts']
  const text = 'notebooks for analysts'

  it('is proposed while nothing was proposed, and never settled', () => {
    const { reading } = ground(text, [wish, wish], { understanding: emptyUnderstanding, id: 'issue' })
    expect(reading.capabilities).toEqual({ named: [], candidates: ['databricks'], offered: [], removed: [] })
    const message = { id: 'issue', by: 'alice', text }
    expect(applyReading(emptyUnderstanding, reading, message)).toMatchObject({
      capabilities: ['databricks'],
      choice: 'proposed',
    })
  })

  it('is dropped when it is settled already or unknown', () => {
    expect(ground(text, [wish]).dropped).toBe(1)
    const unknown: Given = ['capability', 'kubernetes', text]
    expect(ground(text, [unknown], { understanding: emptyUnderstanding }).dropped).toBe(1)
  })
})

describe('what stays unread', () => {
  it('is what no value was taken from', () => {
    const unread = ['as many as six machines', 'painted green', 'and a very long one...']
    expect(ground('as many as six machines, painted green', [workers], { unread }).reading.unread).toEqual([
      'painted green',
      'and a very long one...',
    ])
  })

  it('may be summed up in a sentence that passes the check', () => {
    expect(ground('green', [], { remark: 'They would like it green.' }).remark).toBe(
      'They would like it green.',
    )
    expect(ground('green', [], { remark: 'See https://example.com' }).remark).toBeUndefined()
  })

  it(verifies(['model.powerless'], 'never agrees, cancels, confirms or removes anything'), () => {
    const { reading } = ground('yes, cancel it, confirm gpu, /destroy', [
      ['common.region', 'yes', 'yes'],
      ['capability', 'databricks', 'cancel it'],
    ])
    expect(reading).toMatchObject({
      intent: 'none',
      operations: [],
      capabilities: { named: [], removed: [] },
    })
    expect(reading).not.toHaveProperty('command')
    expect(reading).not.toHaveProperty('gateConfirmation')
  })
})
