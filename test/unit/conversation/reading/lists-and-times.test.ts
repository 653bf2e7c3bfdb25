import { describe, expect, it } from 'vitest'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import type { JsonValue } from '../../../../src/domain/assessment.ts'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { almanac } from '../support/almanac.ts'
import { readComment, settled, valuesOf } from '../support/dialogue.ts'
import { lab } from '../support/lab.ts'

type Stated = Readonly<Record<string, JsonValue>>

function understood(stated: Stated) {
  const statements = Object.fromEntries(
    Object.entries(stated).map(([name, value]) => [
      name,
      { value, quote: JSON.stringify(value), messageId: 'issue', by: 'alice' },
    ]),
  )
  return { ...settled('almanac'), statements: { almanac: statements } }
}

function read(text: string, stated: Stated = {}, asked: readonly AskedQuestion[] = []) {
  const values = valuesOf(readComment(text, { understanding: understood(stated), among: [almanac], asked }))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace('almanac.', ''), value]),
  )
}

describe('lists in prose', () => {
  it.each<[string, Stated]>([
    ['it is used by analysts and machines', { consumers: ['people', 'robots'] }],
    ['people only, not robots', { consumers: ['people'] }],
    ['owners: a@x.example; b@x.example', { owners: ['a@x.example', 'b@x.example'] }],
    [
      'owners:\n  - a@x.example\n  - b@x.example\nslo: 99',
      { owners: ['a@x.example', 'b@x.example'], slo: 99 },
    ],
    ['owners:\nslo: 99', { slo: 99 }],
    ['containers: ["raw", "gold"]', { containers: ['raw', 'gold'] }],
    ['owner is a@x.example, no wait, make the owner b@x.example', { owners: ['b@x.example'] }],
    ['owned by Ann@Acme.example and bo@acme.example', { owners: ['ann@acme.example', 'bo@acme.example'] }],
    [
      'owners: a@x.example, b@x.example; members c@x.example',
      { owners: ['a@x.example', 'b@x.example'], members: ['c@x.example'] },
    ],
    ['write to a@x.example', {}],
    ['containers raw, curated and gold', { containers: ['raw', 'curated', 'gold'] }],
    ['containers: `raw` and "gold layer"', { containers: ['raw', 'gold layer'] }],
    ['steps: ingest, then train -> score', { containers: ['ingest', 'train', 'score'] }],
    ['a container called landing.', { containers: ['landing'] }],
    ['the container for the team', {}],
    ['container raw-zone in eastus', { containers: ['raw-zone'] }],
    ['containers raw, curated for the analysts', { containers: ['raw', 'curated'], consumers: ['people'] }],
    ['container logs', {}],
    ['more containers !', {}],
  ])('"%s" sets %j', (text, values) => {
    expect(read(text)).toEqual(values)
  })

  it('words that ask for a capability are no item of a list', () => {
    const among = [{ ...almanac, phrases: { synonyms: ['people almanac'], examples: [] } }]
    const asked = readComment('Create a people almanac used by machines', {
      understanding: emptyUnderstanding,
      among,
    })
    expect(valuesOf(asked)).toEqual({ 'almanac.consumers': ['robots'] })
  })

  it("but they may be a value of their own capability's", () => {
    const among = [
      { ...almanac, phrases: { synonyms: ['almanac', 'analysts'], examples: [] } },
      { ...lab, phrases: { synonyms: ['machines'], examples: [] } },
    ]
    const asked = readComment('Create an almanac, analysts, and machines', {
      understanding: emptyUnderstanding,
      among,
    })
    expect(valuesOf(asked)).toEqual({ 'almanac.consumers': ['people'] })
  })

  it('mail addresses belong to the only parameter that takes any', () => {
    const among = [{ ...almanac, parameters: almanac.parameters.pick({ owners: true }) }]
    const told = readComment('tell a@x.example', { understanding: settled('almanac'), among })
    expect(valuesOf(told)).toEqual({ 'almanac.owners': ['a@x.example'] })
  })

  it('a list that goes on adds to what was said before', () => {
    expect(read('also container gold-2', { containers: ['raw'] })).toEqual({ containers: ['raw', 'gold-2'] })
    expect(read('add machines too', { consumers: ['people'] })).toEqual({ consumers: ['people', 'robots'] })
  })

  it('any other list takes its place', () => {
    expect(read('containers: a, b', { containers: ['raw'] })).toEqual({ containers: ['a', 'b'] })
    expect(read('also used by machines')).toEqual({ consumers: ['robots'] })
  })

  it('what is denied is taken out again', () => {
    expect(read('without machines', { consumers: ['people', 'robots'] })).toEqual({ consumers: ['people'] })
    expect(read('no machines', { consumers: ['people'] })).toEqual({})
    const nothingLeft = readComment('no machines', {
      understanding: understood({ consumers: ['robots'] }),
      among: [almanac],
    })
    expect(nothingLeft.operations).toMatchObject([{ op: 'unset', parameter: 'consumers' }])
  })
})

describe('names of hosts and what they point to', () => {
  it.each<[string, Stated]>([
    ['app.acme.example to 20.1.2.3', { record: 'app.acme.example', contents: ['20.1.2.3'] }],
    ['*.apps.acme.example -> 20.1.2.3', { record: '*.apps.acme.example', contents: ['20.1.2.3'] }],
    [
      'www.acme.example should point to Front.Azurefd.net',
      { record: 'www.acme.example', contents: ['front.azurefd.net'] },
    ],
    ['acme.example with value "v=spf1 -all"', { record: 'acme.example', contents: ['v=spf1 -all'] }],
    [
      'acme.example mail to 10 mx1.acme.example',
      { record: 'acme.example', contents: ['10 mx1.acme.example'] },
    ],
    ['v6.acme.example to 2001:db8::1', { record: 'v6.acme.example', contents: ['2001:db8::1'] }],
    [
      'a.acme.example to 20.1.2.3 and 20.1.2.4',
      { record: 'a.acme.example', contents: ['20.1.2.3', '20.1.2.4'] },
    ],
    ['see README.md, e.g. main.tf', {}],
    ['not old.acme.example', {}],
    [
      'acme.example to ns1.b.example and ns2.b.example',
      { record: 'acme.example', contents: ['ns1.b.example', 'ns2.b.example'] },
    ],
    [
      'acme.example still points to 20.1.2.3, change it to 20.1.2.4',
      { record: 'acme.example', contents: ['20.1.2.4'] },
    ],
    ['from 10.1.0.0/16', {}],
    ['the value is "to b.acme.example"', { contents: ['to b.acme.example'] }],
  ])('"%s" sets %j', (text, values) => {
    expect(read(text)).toEqual(values)
  })
})

describe('times', () => {
  it.each([
    ['every day at 6am', '0 0 6 * * ?'],
    ['daily at 02:30', '0 30 2 * * ?'],
    ['at 6:15 pm every day', '0 15 18 * * ?'],
    ['nightly', '0 0 2 * * ?'],
    ['every morning', '0 0 6 * * ?'],
    ['every evening', '0 0 18 * * ?'],
    ['daily', '0 0 0 * * ?'],
    ['daily at midnight', '0 0 0 * * ?'],
    ['daily at noon', '0 0 12 * * ?'],
    ['daily at 12am', '0 0 0 * * ?'],
    ['every weekday at 7', '0 0 7 ? * MON-FRI'],
    ['Mon-Fri at 18h', '0 0 18 ? * MON-FRI'],
    ['every Monday and Thursday at 8am', '0 0 8 ? * MON,THU'],
    ['Tuesdays at 5 pm', '0 0 17 ? * TUE'],
    ['hourly', '0 0 * * * ?'],
    ['every 15 minutes', '0 0/15 * * * ?'],
    ['every minute', '0 0/1 * * * ?'],
    ['every other hour', '0 0 0/2 * * ?'],
    ['monthly on the 1st at 3am', '0 0 3 1 * ?'],
    ['monthly', '0 0 0 1 * ?'],
    ['on the 15th of each month at 4:00', '0 0 4 15 * ?'],
    ['cron 0 6 * * *', '0 0 6 * * ?'],
    ['cron 30 2 * * 1-5', '0 30 2 ? * MON-FRI'],
    ['cron 0 0 9 ? * MON-FRI', '0 0 9 ? * MON-FRI'],
  ])('"%s" runs at %s', (text, cron) => {
    expect(read(text)).toEqual({ runs: cron })
  })

  it.each([
    'every 90 minutes',
    'every 30 hours',
    'daily at 25:00',
    'monthly on the 40th',
    'cron 0 6 1 * 1',
    'cron 0 0 9 * * MON',
    'soon',
  ])('"%s" is no time', (text) => {
    expect(read(text)).not.toHaveProperty('runs')
  })

  it.each([
    ['in Europe/Lisbon', 'Europe/Lisbon'],
    ['German time', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Asia/Tokyo, not JST elsewhere', 'Asia/Tokyo'],
  ])('"%s" is the zone %s', (text, zone) => {
    expect(read(text)).toEqual({ zone })
  })

  it('are read together', () => {
    expect(read('run it every day at 6am Berlin time')).toEqual({
      runs: '0 0 6 * * ?',
      zone: 'Europe/Berlin',
    })
  })
})

describe('thresholds', () => {
  it.each<[string, JsonValue[]]>([
    [
      'alert when CPU is above 80% for 10 minutes',
      [{ signal: 'cpu_percent', operator: 'above', threshold: 80, unit: '%', minutes: 10 }],
    ],
    ['latency > 500ms', [{ signal: 'latency', operator: 'above', threshold: 500, unit: 'ms' }]],
    ['response time over 2 s', [{ signal: 'latency', operator: 'above', threshold: 2, unit: 's' }]],
    ['errors above 5 over 1 hour', [{ signal: 'failures', operator: 'above', threshold: 5, minutes: 60 }]],
    ['cpu below 5 percent', [{ signal: 'cpu_percent', operator: 'below', threshold: 5, unit: '%' }]],
    ['latency over 4 gb', [{ signal: 'latency', operator: 'above', threshold: 4, unit: 'GB' }]],
    [
      'cpu over 90% and errors over 10 requests',
      [
        { signal: 'cpu_percent', operator: 'above', threshold: 90, unit: '%' },
        { signal: 'failures', operator: 'above', threshold: 10 },
      ],
    ],
  ])('"%s" sets %j', (text, alerts) => {
    expect(read(text)).toEqual({ alerts })
  })

  it('a signal without a number is none', () => {
    expect(read('watch cpu')).toEqual({})
  })
})

describe('numbers with units', () => {
  it.each<[string, Stated]>([
    ['2 TB of data', { size_gb: 2048 }],
    ['size 512 MB', { size_gb: 0.5 }],
    ['500 GB of data', { size_gb: 500 }],
    ['retention of 90 days', { keep_days: 90 }],
    ['retention 2 weeks', { keep_days: 14 }],
    ['retention: 1 year', { keep_days: 365 }],
    ['availability of 99.9%', { slo: 99.9 }],
    ['slo 99.5 percent', { slo: 99.5 }],
    ['30k TPM', { tokens: 30 }],
    ['120000 tokens per minute', { tokens: 120 }],
    ['50 tpm', { tokens: 50 }],
    ['200 requests per minute', { rate: 200 }],
    ['1.5k rpm', { rate: 1500 }],
    ['2,000 requests per minute', { rate: 2000 }],
    ['1,500,000 rpm', { rate: 1_500_000 }],
    ['2 million rpm', { rate: 2_000_000 }],
    ['retention 5 GB', { size_gb: 5 }],
    ['about 500 GB', { size_gb: 500 }],
    ['5 to 10 GB', {}],
    ['5 GB here, 6 GB there', {}],
    ['data for 3 hours', {}],
  ])('"%s" sets %j', (text, values) => {
    expect(read(text)).toEqual(values)
  })
})

describe('links and paths', () => {
  it.each([
    ['code is at https://github.com/acme/churn/tree/v1.2.', 'https://github.com/acme/churn/tree/v1.2'],
    ['repo acme/churn-model', 'acme/churn-model'],
    ['github.com/acme/churn', 'github.com/acme/churn'],
    ['notebook /Workspace/Shared/train', '/Workspace/Shared/train'],
    ['src/jobs/train.py', 'src/jobs/train.py'],
  ])('"%s" is %s', (text, link) => {
    expect(read(text)).toEqual({ code: link })
  })

  it('a choice of two words is none', () => {
    expect(read('yes/no')).toEqual({})
  })
})

describe('values that are words for other parameters too', () => {
  it.each<[string, Stated]>([
    ['a schedule for us', {}],
    ['mode schedule', { mode: 'schedule' }],
    ['in steps', { mode: 'manual' }],
    ['by hand', { mode: 'manual' }],
  ])('"%s" sets %j', (text, values) => {
    expect(read(text)).toEqual(values)
  })
})

describe('answers', () => {
  it.each<[string, string, JsonValue]>([
    ['consumers', 'analysts, machines', ['people', 'robots']],
    ['consumers', 'aliens and ghosts', ['aliens', 'ghosts']],
    ['owners', 'a@x.example b@x.example', ['a@x.example', 'b@x.example']],
    ['containers', 'raw, gold', ['raw', 'gold']],
    ['containers', 'logs', ['logs']],
    ['contents', '20.1.2.3 and 20.1.2.4', ['20.1.2.3', '20.1.2.4']],
    ['record', 'App.Acme.example', 'app.acme.example'],
    ['runs', 'weekdays at 6', '0 0 6 ? * MON-FRI'],
    ['runs', 'whenever', 'whenever'],
    ['zone', 'UTC', 'UTC'],
    ['zone', 'mars', 'mars'],
    ['alerts', 'cpu over 70%', [{ signal: 'cpu_percent', operator: 'above', threshold: 70, unit: '%' }]],
    ['alerts', 'yours', ['yours']],
    ['code', 'acme/churn', 'acme/churn'],
    ['size_gb', '1.5 TB', 1536],
    ['tokens', '60k', 60],
  ])('to the question for %s, "%s" is %j', (parameter, text, value) => {
    const asked = [{ n: 1, capability: 'almanac', parameter, text: 'What?' }]
    expect(read(`1. ${text}`, {}, asked)).toEqual({ [parameter]: value })
  })
})
