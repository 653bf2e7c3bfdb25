import { describe, expect, it } from 'vitest'
import { adGroup } from '../../../../capabilities/ad_group/capability.ts'
import { dns } from '../../../../capabilities/dns/capability.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import {
  agreesWithMore,
  isSmallTalk,
  readIntent,
  takesDefaults,
} from '../../../../src/conversation/reading/intent.ts'
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
    'everything else I leave to you',
    "I don't care about the other two",
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
    'Yes to all',
    'Happy with it. Ship.',
    'Yes, now it is right',
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
    'ok to all open ports',
    'ship it to prod',
    'the rest I leave out',
    'happy',
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

  it.each([
    'Ok, dann bitte abbrechen.',
    'ok, cancel it',
    'alright, please close this',
    "we don't want it any longer, sorry",
  ])('gives up behind an ok: %j', (text) => {
    expect(readComment(text).intent).toBe('cancel')
  })
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
    expect(read('we will tell you tomorrow')).toEqual({})
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

describe('an item in the place of another', () => {
  const statements = {
    firewall: {
      ports: said(['8080', '443']),
      source_ips: said(['10.8.1.0/24']),
      destination: said('10.9.9.9/32'),
    },
  }
  const read = (text: string) =>
    valuesOf(readComment(text, { understanding: { ...settled('firewall'), statements } }))

  it.each([
    ['oops, 8081 not 8080', { 'firewall.ports': ['8081', '443'] }],
    ['8081 instead of 8080 please', { 'firewall.ports': ['8081', '443'] }],
    ['not 8080 but 8081', { 'firewall.ports': ['8081', '443'] }],
    ['8080 should be 8081', { 'firewall.ports': ['8081', '443'] }],
    ['actually 10.8.2.0/24 instead of 10.8.1.0/24', { 'firewall.source_ips': ['10.8.2.0/24'] }],
    ['replace 10.9.9.9 with 10.9.9.10', { 'firewall.destination': '10.9.9.10/32' }],
  ])('is read from %j', (text, values) => {
    expect(read(text)).toMatchObject(values)
  })

  it('has to be of an earlier message', () => {
    expect(read('9090 instead of 9091')).not.toHaveProperty('firewall.ports', ['9090'])
    expect(valuesOf(readComment('8081 not 8080', { understanding: settled() }))).toEqual({})
  })
})

describe('numbers of answers in prose', () => {
  it.each(['2 is fine, 4: 6, rest as proposed', 'ad 2) I trust your proposal\nad 4) 6'])('%j', (text) => {
    const reading = readComment(text, { asked })
    expect(valuesOf(reading)).toMatchObject({ 'databricks.max_workers': 6 })
    expect(kept(text)).toContain('region')
  })

  it('are none of what stands before a number once more', () => {
    expect(valuesOf(readComment('4 is fine, 4: 6', { asked }))).not.toHaveProperty('common.region')
  })
})

describe('adding and taking out in other words', () => {
  const among = [...catalogue, adGroup, dns]
  const read = (text: string, ...known: string[]) =>
    readComment(text, { understanding: settled(...known), among }).capabilities

  it('takes out what a pronoun stands for', () => {
    const text = 'We found out that the firewall rule exists already. Please remove it from the request.'
    expect(read(text, 'databricks', 'firewall').removed).toEqual(['firewall'])
    expect(read(text, 'firewall').removed).toEqual([])
    expect(read('The firewall rule is good. Keep it.', 'databricks', 'firewall').removed).toEqual([])
  })

  it('adds a noun that only one capability has', () => {
    expect(read('Could you also add a group for our teachers?', 'databricks').named).toEqual(['ad_group'])
    expect(read('our group owns it', 'databricks').named).toEqual([])
  })
})

describe('choosing with other words around', () => {
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
  it.each([
    ['After talking with the analysts: only the second, please.', ['firewall']],
    ['Number one sounds right.', ['databricks']],
    ['Honestly. Only 2. Just 1', []],
  ])('%j', (text, ids) => {
    const { named } = readComment(text, { understanding, asked: which }).capabilities
    expect(named).toEqual(ids)
  })
})

describe('talk of people', () => {
  it.each([
    'Many thanks to all of you, you are great!',
    '¡Muchas gracias!',
    'Tack!',
    'Thanks for the quick answer, this bot is great',
    'Sorry for the confusion',
  ])('wants nothing: %j', (text) => {
    expect(isSmallTalk(text)).toBe(true)
    expect(readIntent(text, true)).toBe('none')
  })

  it('is no part of what is wanted', () => {
    expect(valuesOf(readComment('My boss says production, and West Europe'))).toEqual({
      'common.environment': 'prod',
      'common.region': 'westeurope',
    })
  })

  it.each(['ok fine, keep', 'keep it please'])('keeps what is asked: %j', (text) => {
    expect(kept(text)).toContain('region')
    expect(agreesWithMore(text)).toBe(false)
    expect(readIntent(text, true)).toBe('none')
  })

  it('takes a name that was proposed', () => {
    expect(takesDefaults('The name you propose is good for me.')).toBe(true)
  })
})

describe('how far it is', () => {
  it.each([
    'how far is it?',
    'Hello, may I ask what is the state of my request? My boss is asking.',
    'is it done yet?',
    'any progress on this?',
    'Wie ist der Stand?',
    'où en est-on ?',
  ])('is asked in %j', (text) => {
    expect(readComment(text).command).toEqual({ name: 'status', argument: '' })
  })

  it.each(['the status page should be reachable on 443', `${'so it is. '.repeat(30)}any progress?`])(
    'is not asked in %#',
    (text) => {
      expect(readComment(text).command).toBeUndefined()
    },
  )
})

describe('what a record holds', () => {
  const read = (text: string, known: Record<string, Statement>) =>
    valuesOf(
      readComment(text, { understanding: { ...settled('dns'), statements: { dns: known } }, among: [dns] }),
    )

  it('is replaced where the words speak of it', () => {
    const known = { fqdn: said('open.contoso.com'), record_values: said(['a.azurewebsites.net']) }
    expect(read('I gave you the wrong target. It has to be b.azurewebsites.net', known)).toEqual({
      'dns.record_values': ['b.azurewebsites.net'],
    })
    expect(
      read('I gave you the wrong target. It has to be b.azurewebsites.net', { fqdn: known.fqdn }),
    ).not.toEqual({})
  })
})

it('leaves out what is excepted behind a rest in the middle of a sentence', () => {
  expect(kept('I think we keep the rest except the region')).toEqual([
    'environment',
    'workload',
    'max_workers',
  ])
})
