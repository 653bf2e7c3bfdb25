import { describe, expect, it } from 'vitest'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { catalogue, readComment, settled, valuesOf } from '../support/dialogue.ts'
import { lab } from '../support/lab.ts'

const among = [...catalogue, lab]
const titles = ['Databricks workspace', 'Firewall rule', 'Notebook lab']
const which: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'capabilities', text: 'Which of these?', options: titles },
]

function chosen(text: string) {
  const understanding = { ...emptyUnderstanding, capabilities: ['databricks'], choice: 'proposed' as const }
  return readComment(text, { understanding, asked: which, among }).capabilities.named
}

describe('a question with two sides about something that has no words for them', () => {
  it('keeps an answer that is neither as it was said, to be refused', () => {
    const understanding = settled('lab')
    const said = readComment('### Verbose or silent?\n\nloud', { understanding, among })
    expect(valuesOf(said)).toEqual({ 'lab.verbose': 'loud' })
  })
})

describe('choosing among what was proposed', () => {
  it.each([
    ['everything except 3', ['databricks', 'firewall']],
    ['all but 1 and 2', ['lab']],
    ['all but the best', []],
    ['the second one please', ['firewall']],
    ['- [x] Databricks\n- [ ] Firewall rule\n- [X] Notebook lab', ['databricks', 'lab']],
    ['- [x] Databricks workspace please\n\n- [ ] Firewall', ['databricks']],
    ['- [x] Something else\n- [x] !', []],
    ['- [x] Firewall rule\nand thanks', ['firewall']],
    ['both', ['databricks', 'firewall', 'lab']],
    ['all of them please', ['databricks', 'firewall', 'lab']],
    ['Just 1 and 2', ['databricks', 'firewall']],
    ['not the third', ['databricks', 'firewall']],
    ['the first two', ['databricks', 'firewall']],
    ['first 2', ['databricks', 'firewall']],
    ['2-3', ['firewall', 'lab']],
    ['3-2', []],
    ['1 yes, 2 no, 3 yes', ['databricks', 'lab']],
    ['the last one', ['lab']],
    ['number two', ['firewall']],
    ['1st and 3rd', ['databricks', 'lab']],
    ['databricks and 3', ['databricks', 'lab']],
    ['no firewall', ['databricks', 'lab']],
    ['2, but not 1', ['firewall']],
    ['not 1, only 2', ['firewall']],
    ['none', []],
    ['no', []],
    ['1 with a budget', []],
  ])('%j is %j', (text, ids) => {
    expect(chosen(text)).toEqual(ids)
  })

  it('knows only what was shown', () => {
    const asked = [{ n: 1, capability: null, parameter: 'capabilities', text: '', options: titles.slice(2) }]
    const understanding = { ...emptyUnderstanding, capabilities: ['lab'], choice: 'proposed' as const }
    const read = (text: string) => readComment(text, { understanding, asked, among }).capabilities.named
    expect(read('only the notebook lab')).toEqual(['lab'])
    expect(read('only databricks')).toEqual(['databricks'])
  })
})

describe('answers by ordinals', () => {
  const asked: readonly AskedQuestion[] = [
    { n: 1, capability: null, parameter: 'environment', text: 'Which environment?', default: 'dev' },
    { n: 2, capability: null, parameter: 'region', text: 'Which region?', default: 'eastus2' },
    { n: 3, capability: 'databricks', parameter: 'max_workers', text: 'How many?', default: 2 },
  ]

  it('are answers by number', () => {
    const reading = readComment('first one: prod, the second: norwayeast, the others as you propose', {
      asked,
    })
    expect(valuesOf(reading)).toEqual({ 'common.environment': 'prod', 'common.region': 'norwayeast' })
    expect(reading.operations.filter(({ op }) => op === 'keep')).toMatchObject([{ parameter: 'max_workers' }])
  })

  it.each(['rest is fine', 'the others are ok', 'rest: your defaults', 'the rest looks good'])(
    '"%s" keeps',
    (text) => {
      const reading = readComment(`1. prod. ${text}`, { asked })
      expect(reading.operations.filter(({ op }) => op === 'keep')).toHaveLength(2)
    },
  )
})

describe('a heading that proposes a value', () => {
  it('is agreed to with yes', () => {
    const text = '### Private access only?\n\nYes\n\n### Team\n\nml'
    expect(valuesOf(readComment(text))).toEqual({ 'databricks.network': 'private', 'common.team': 'ml' })
  })

  it.each([
    '### Private access only?\n\nNo',
    '### Is it urgent?\n\nYes',
    '### Streaming or private?\n\nYes',
    '### Private?',
  ])('%j says nothing', (text) => {
    expect(valuesOf(readComment(text))).toEqual({})
  })

  it('a key of its own is answered as ever', () => {
    expect(valuesOf(readComment('network: yes'))).toEqual({ 'databricks.network': 'yes' })
  })
})

describe('what was once', () => {
  it('says nothing of what is wanted', () => {
    const text = 'We had a trial in West US with 16 workers. Now in France Central, up to 4 workers'
    expect(valuesOf(readComment(text))).toEqual({
      'common.region': 'francecentral',
      'databricks.max_workers': 4,
    })
    expect(readComment(text).unread).toEqual([])
  })
})

describe('how long it is wanted', () => {
  function until(text: string, today: string | undefined = '2026-11-22', ids = ['firewall']) {
    const message = { id: '5', by: 'alice', text }
    const context = { understanding: settled(...ids), asked: [] }
    const reading = readMessage(message, today === '' ? context : { ...context, today }, catalogue)
    return valuesOf(reading)['common.expires']
  }

  it.each([
    ['for two weeks', '2026-12-06'],
    ['for the next 3 days', '2026-11-25'],
    ['valid for 1 month', '2026-12-22'],
    ['for 2 hours', undefined],
    ['we talked for three weeks now', undefined],
    ['two weeks', undefined],
    ['for at least 2 weeks', undefined],
  ])('"%s" ends on %s', (text, date) => {
    expect(until(text)).toBe(date)
  })

  it('is not known without a day to count from, nor where nothing ends', () => {
    expect(until('for two weeks', '')).toBeUndefined()
    const reading = readMessage(
      { id: '5', by: 'alice', text: 'for two weeks' },
      { understanding: settled('door'), asked: [], today: '2026-11-22' },
      [],
    )
    expect(reading.operations).toEqual([])
  })
})

describe('half an hour', () => {
  it.each([
    ['auto-stop after half an hour', 30],
    ['auto-stop after half a day', 720],
  ])('"%s" is %i minutes', (text, minutes) => {
    expect(valuesOf(readComment(text))['databricks.autotermination_minutes']).toBe(minutes)
  })
})
