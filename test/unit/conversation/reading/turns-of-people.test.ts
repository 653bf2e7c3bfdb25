import { describe, expect, it } from 'vitest'
import { adGroup } from '../../../../capabilities/ad_group/capability.ts'
import { dns } from '../../../../capabilities/dns/capability.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import { readIntent, takesDefaults } from '../../../../src/conversation/reading/intent.ts'
import type { AskedQuestion, Statement } from '../../../../src/domain/brief.ts'
import { catalogue, readComment, settled, valuesOf } from '../support/dialogue.ts'
import { lab } from '../support/lab.ts'

const asked: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'environment', text: 'Which environment?', default: 'dev' },
  { n: 2, capability: null, parameter: 'region', text: 'Which region?', default: 'eastus2' },
  { n: 3, capability: 'databricks', parameter: 'workload', text: 'What for?', default: 'data_engineering' },
  { n: 4, capability: 'databricks', parameter: 'max_workers', text: 'How many workers?', default: 2 },
]

function said(value: Statement['value']): Statement {
  return { value, quote: 'so', messageId: '1', by: 'alice' }
}

function kept(text: string): string[] {
  return readComment(text, { asked })
    .operations.filter(({ op }) => op === 'keep')
    .map(({ parameter }) => parameter)
}

describe('taking what was proposed', () => {
  it.each([
    "we'll stay with what the bot proposed",
    'stick with what you proposed',
    'otherwise go with the defaults',
    'and defaults for everything else',
    'I would go with your suggestions',
    'use your suggested values',
    'happy with your defaults for the rest',
    'no preference on the rest',
    "let's keep your values",
    'rest bitte wie vorgeschlagen',
    'wir nehmen die Standardwerte',
    'el resto como propones',
    'gardez le reste',
    'o resto pode ficar como está',
    'il resto va bene così',
  ])('is read from %j', (text) => {
    expect(takesDefaults(text)).toBe(true)
    expect(readIntent(text)).toBe('none')
    expect(readIntent(text, true)).toBe('accept')
  })

  it.each([
    'we stay with what I said',
    'the rest is wrong',
    'keep it simple',
    'use the other subnet',
    'the others are too big',
    'what you proposed is too expensive',
    'not the defaults',
    'should we keep the rest',
    'as it was before',
  ])('is not read from %j', (text) => {
    expect(takesDefaults(text)).toBe(false)
    expect(readIntent(text, true)).toBe('none')
  })

  it('stands beside an answer of any form', () => {
    expect(kept('workload: ml, and defaults for everything else')).toEqual([
      'environment',
      'region',
      'max_workers',
    ])
    expect(kept('1. prod, 2. uksouth, rest as you suggest')).toEqual(['workload', 'max_workers'])
    expect(kept('max 4 workers, otherwise go with the defaults')).toEqual([
      'environment',
      'region',
      'workload',
    ])
  })

  it.each(['3. garder', '3. beibehalten', '3. mantener', '3. whatever you recommend', '3: as it is'])(
    'answers one question: %j',
    (text) => {
      expect(kept(text)).toEqual(['workload'])
    },
  )
})

describe('agreeing in other words', () => {
  it.each([
    'sounds good, all of it',
    'it is? great, then yes',
    'thanks Bob, go ahead',
    "stick with what you proposed, let's do it",
    'please go ahead and create it',
    'the plan looks good to us',
    'you have my approval',
    'green light from my side',
    'bitte so anlegen',
    'das sieht super aus',
    'puedes continuar',
    'ça me paraît bien',
    'pode avançar',
    'puoi procedere',
  ])('is read from %j', (text) => {
    expect(readIntent(text)).toBe('accept')
  })

  it.each([
    'open it to all',
    'start it at 6',
    'create them in westus',
    'everything looks wrong',
    'is it ok',
    'can you do it? yes',
    'should we go ahead',
    'we will proceed tomorrow',
    'thanks and best regards',
    'das ist nicht gut',
    'no está bien',
    'ça ne va pas',
    'non va bene',
    'yes?',
  ])('is not read from %j', (text) => {
    expect(readIntent(text)).toBe('none')
  })

  it('is no agreement while it chooses', () => {
    const which = [
      {
        n: 1,
        capability: null,
        parameter: 'capabilities',
        text: '',
        options: ['Databricks workspace', 'Firewall rule'],
      },
    ]
    const understanding = { ...settled('databricks'), choice: 'proposed' as const }
    expect(readComment('yes, all of them', { understanding, asked: which })).toMatchObject({
      intent: 'none',
      capabilities: { named: ['databricks', 'firewall'] },
    })
  })

  it.each(['Ok, dann bitte abbrechen.', 'ok, cancel it', 'alright, please close this'])(
    'gives up behind an ok: %j',
    (text) => {
      expect(readComment(text).intent).toBe('cancel')
    },
  )
})

describe('numbers before answers', () => {
  it.each([
    '1 staging, 2 west us 3, rest default',
    '1 staging, 2 west us 3, 3 keep, 4 keep',
    '1 staging 2 west us 3 rest default',
    '1 staging; 2 West US 3; the others as proposed',
  ])('need no mark in %j', (text) => {
    expect(valuesOf(readComment(text, { asked }))).toEqual({
      'common.environment': 'staging',
      'common.region': 'westus3',
    })
  })

  it('are told from the numbers in an answer', () => {
    expect(valuesOf(readComment('1 staging 2 west us 2 3 analytics 4 2-6', { asked }))).toEqual({
      'common.environment': 'staging',
      'common.region': 'westus2',
      'databricks.workload': 'analytics',
      'databricks.min_workers': 2,
      'databricks.max_workers': 6,
    })
  })
})

describe('one capability in the place of another', () => {
  const among = [...catalogue, lab]
  const read = (text: string, ...known: string[]) =>
    readComment(text, { understanding: settled(...known), among }).capabilities

  it.each([
    'please switch to Databricks',
    'Databricks instead of the notebook lab please',
    'Databricks would suit us better than the notebook lab',
    'not the notebook lab but Databricks',
    'we changed our mind, Databricks instead',
    'replace the notebook lab with Databricks',
    'lieber Databricks statt notebook lab',
  ])('is read from %j', (text) => {
    expect(read(text, 'lab')).toMatchObject({ named: ['databricks'], removed: ['lab'] })
  })

  it('leaves the others', () => {
    expect(read('Databricks instead of the notebook lab', 'firewall', 'lab')).toMatchObject({
      named: ['databricks'],
      removed: ['lab'],
    })
    expect(read('Databricks instead', 'firewall', 'lab').removed).toEqual([])
  })

  it.each(['also Databricks', 'we also want Databricks', 'Is Databricks better than the notebook lab?'])(
    'takes nothing out: %j',
    (text) => {
      expect(read(text, 'lab').removed).toEqual([])
    },
  )
})

describe('a bare value', () => {
  it('is for what could not be used', () => {
    const objection = { capability: 'databricks', parameter: 'max_workers', value: '500', rule: 'too many' }
    const context = {
      understanding: settled('databricks'),
      asked: asked.slice(0, 2),
      objections: [objection],
    }
    const reading = readMessage({ id: '3', by: 'alice', text: 'ok, 20 then' }, context, catalogue)
    expect(valuesOf(reading)).toEqual({ 'databricks.max_workers': 20 })
  })

  it('is what a record holds when its name is known', () => {
    const values = [{ n: 1, capability: 'dns', parameter: 'record_values', text: 'Which values?' }]
    const statements = { dns: { fqdn: said('shop.contoso.com') } }
    const read = (text: string, known = statements) =>
      valuesOf(
        readComment(text, {
          understanding: { ...settled('dns'), statements: known },
          asked: values,
          among: [dns],
        }),
      )
    expect(read('shop-wren.azurewebsites.net')).toEqual({
      'dns.record_values': ['shop-wren.azurewebsites.net'],
    })
    expect(read('ns1.example.net, ns2.example.net')).toEqual({
      'dns.record_values': ['ns1.example.net', 'ns2.example.net'],
    })
    expect(read('sorry, shop.example.com')).not.toHaveProperty('dns.record_values')
    expect(read('shop.example.com', { dns: {} } as never)).not.toHaveProperty('dns.record_values')
  })

  it('joins the people of the one list that has several', () => {
    const statements = {
      ad_group: { owners: said(['c@contoso.com']), members: said(['a@contoso.com', 'b@contoso.com']) },
    }
    const read = (text: string, known = statements) =>
      valuesOf(
        readComment(text, { understanding: { ...settled('ad_group'), statements: known }, among: [adGroup] }),
      )
    expect(read('also d@contoso.com')).toEqual({
      'ad_group.members': ['a@contoso.com', 'b@contoso.com', 'd@contoso.com'],
    })
    expect(read('also d@contoso.com as owner')).not.toHaveProperty('ad_group.members')
    const one = { ad_group: { owners: said(['c@contoso.com']), members: said(['a@contoso.com']) } }
    expect(read('also d@contoso.com', one)).toEqual({})
  })
})

it('takes the value behind a no', () => {
  expect(valuesOf(readComment('West Europe, hmm no, North Europe'))).toEqual({
    'common.region': 'northeurope',
  })
})
