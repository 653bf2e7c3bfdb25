import { describe, expect, it } from 'vitest'
import { databricks } from '../../../../capabilities/databricks/capability.ts'
import { keyVault } from '../../../../capabilities/key_vault/capability.ts'
import { openai } from '../../../../capabilities/openai/capability.ts'
import { storage } from '../../../../capabilities/storage/capability.ts'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { isSmallTalk, readIntent } from '../../../../src/conversation/reading/intent.ts'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { readComment, settled } from '../support/dialogue.ts'

const among = [databricks, keyVault, storage]

describe('thanks and praise', () => {
  it.each([
    'Many thanks to all of you, you are great!',
    'Thanks for the quick reaction, will come back to you after lunch',
    'thanks to alice and bob for being so patient with us',
    'also wanted to say the new layout is nice',
    'I must say that this is really helpful',
    'great, thank you',
    'Excellent, many thanks!',
  ])('wants nothing and agrees to nothing: %j', (text) => {
    expect(isSmallTalk(text)).toBe(true)
    expect(readIntent(text)).toBe('none')
  })

  it.each(['thanks for the plan please use 4 workers', 'we must say no'])('is not %j', (text) => {
    expect(isSmallTalk(text)).toBe(false)
  })

  it.each(['great', 'perfect, go ahead', 'ok, please start', 'haha, no. go ahead as it stands'])(
    'agrees still: %j',
    (text) => {
      expect(readIntent(text)).toBe('accept')
    },
  )

  it.each(['no', 'no. go ahead with 4 workers', 'no. why?', 'no. go ahead as it is. or wait'])(
    'leaves a no in force: %j',
    (text) => {
      expect(readIntent(text)).toBe('none')
    },
  )
})

describe('one capability more or less', () => {
  const read = (text: string, ...ids: string[]) =>
    readComment(text, { understanding: settled(...ids), among }).capabilities

  it.each([
    '/add storage',
    "we'll also need storage for this",
    'please also add storage',
    'plus some storage',
  ])('adds a name alone: %j', (text) => {
    expect(read(text, 'key_vault').named).toEqual(['storage'])
  })

  it.each(['add storage of 500 GB', 'do we need storage?', 'the storage is full'])(
    'adds none where more is said of the name: %j',
    (text) => {
      expect(read(text, 'key_vault').named).toEqual([])
    },
  )

  it('takes off what stands behind a minus', () => {
    expect(read('minus the vault', 'databricks', 'key_vault').removed).toEqual(['key_vault'])
    expect(read('minus the vault', 'databricks').removed).toEqual([])
    expect(read('500 minus vault', 'databricks', 'key_vault').removed).toEqual([])
  })
})

describe('a choice that is said twice', () => {
  it.each([
    ["Just 1 and 2, the other two we don't need", ['databricks', 'key_vault']],
    ['2, the others are not needed', ['key_vault']],
    ['1 and 3; the rest can wait', ['databricks', 'storage']],
    ['the others', []],
  ])('%j is %j', (text, ids) => {
    const options = among.map(({ title }) => title)
    const asked = [{ n: 1, capability: null, parameter: 'capabilities', text: 'Which?', options }]
    const understanding = { ...emptyUnderstanding, capabilities: ['databricks'], choice: 'proposed' as const }
    expect(readComment(text, { understanding, asked, among }).capabilities.named).toEqual(ids)
  })
})

describe('answers by number', () => {
  const asked: readonly AskedQuestion[] = [
    { n: 1, capability: null, parameter: 'environment', text: 'Which environment?', default: 'dev' },
    { n: 2, capability: null, parameter: 'region', text: 'Which region?', default: 'eastus2' },
    { n: 3, capability: 'databricks', parameter: 'workload', text: 'What for?', default: 'data_engineering' },
    { n: 4, capability: 'databricks', parameter: 'network', text: 'Which network?', default: 'public' },
  ]
  const read = (text: string) => readComment(text, { asked, understanding: settled('databricks'), among })

  it.each([
    [
      '3 streaming / 1 staging / 2 westus3',
      { workload: 'streaming', environment: 'staging', region: 'westus3' },
    ],
    [
      '1: prod. Number 2 is fine, for the third take streaming, and 4) private',
      { environment: 'prod', workload: 'streaming', network: 'private' },
    ],
    ['the fourth is private', { network: 'private' }],
    ['1. prod, the first is fine', { environment: 'prod' }],
    ['3. streaming 4. sì, private', { workload: 'streaming', network: 'private' }],
  ])('reads %j', (text, values) => {
    const { operations } = read(text)
    const set = operations.filter(({ op }) => op === 'set')
    expect(Object.fromEntries(set.map(({ parameter, value }) => [parameter, value]))).toEqual(values)
  })
})

describe('a key that is asked to be shown', () => {
  it('is no setting, and is quoted', () => {
    const text = 'And please paste the API key of the account here in the thread, so that Olga can start.'
    const reading = readComment(text, { understanding: settled('openai'), among: [openai] })
    expect(reading.operations).toEqual([])
    expect(reading.intent).toBe('none')
    expect(reading.unread.join()).toContain('paste the API key')
  })

  it('is none where nothing is to be shown', () => {
    const text = 'put the API key into the vault'
    const { unread } = readComment(text, { understanding: settled('openai'), among: [openai] })
    expect(unread).not.toContain(text)
  })

  it('is none behind a command', () => {
    expect(readComment('/status send me the password by mail').unread).toEqual([])
  })
})
