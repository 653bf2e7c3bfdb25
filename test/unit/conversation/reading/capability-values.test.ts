import { describe, expect, it } from 'vitest'
import { quotesOf, readComment, settled, valuesOf } from '../support/dialogue.ts'

const onDatabricks = { understanding: settled('databricks') }
const onFirewall = { understanding: settled('firewall') }

describe('numbers', () => {
  it.each([
    ['1-4 workers', 1, 4],
    ['workers 2 to 8', 2, 8],
    ['2..6 workers', 2, 6],
    ['between two and eight workers', 2, 8],
    ['from 1 to 3 worker nodes', 1, 3],
    ['6 workers', 6, 6],
    ['fixed 3 workers', 3, 3],
    ['a dozen workers', 12, 12],
    ['min 2 and max 8 workers', 2, 8],
    ['workers min 2, max 8', 2, 8],
    ['workers at most 8 and at least 2', 2, 8],
    ['make it at least two workers', 2, undefined],
    ['up to 4 workers', undefined, 4],
    ['no more than five workers', undefined, 5],
    ['max workers 9', undefined, 9],
    ['minimum workers: 1', 1, undefined],
    ['reduce cluster to 1-4 workers', 1, 4],
    ['I would like 3 Standard workers', 3, 3],
  ])('reads "%s" as workers from %s to %s', (text, low, high) => {
    const values = valuesOf(readComment(text, onDatabricks))
    expect(values['databricks.min_workers']).toBe(low)
    expect(values['databricks.max_workers']).toBe(high)
  })

  it.each([
    ['auto-stop after 1 hour', 60],
    ['auto-stop 45', 45],
    ['autotermination of 90 minutes', 90],
    ['auto stop 2 h', 120],
    ['auto-stop after 600 seconds', 10],
    ['auto-stop after 1 day', 1440],
    ['auto-stop thirty', 30],
  ])('reads "%s" as %s minutes', (text, minutes) => {
    expect(valuesOf(readComment(text, onDatabricks))).toEqual({
      'databricks.autotermination_minutes': minutes,
    })
  })

  it('objects to a range that runs backwards', () => {
    expect(readComment('workers 8-2', onDatabricks)).toMatchObject({
      operations: [],
      objections: [{ capability: 'databricks', parameter: 'max_workers', value: '8-2', suggestion: '2-8' }],
    })
  })

  it('asks when one number was wanted and two were given', () => {
    expect(readComment('auto-stop 30-60 min', onDatabricks).ambiguities).toEqual([
      {
        capability: 'databricks',
        parameter: 'autotermination_minutes',
        quote: 'auto-stop 30-60 min',
        options: ['30', '60'],
      },
    ])
  })

  it.each([
    'workers',
    'workers, and 7 of our people will use it',
    '7 of our own very good people are workers',
    'version 1.2.3 workers',
  ])('reads no number in "%s"', (text) => {
    expect(readComment(text, onDatabricks).operations).toEqual([])
  })

  it('reads no numbers where no capability takes any', () => {
    expect(readComment('1-4 workers', onFirewall).operations).toEqual([])
  })
})

describe('money', () => {
  it.each([
    ['budget $500 a month', 500],
    ['budget of 6000 per year', 500],
    ['2k/month budget', 2000],
    ['no more than 1,500 USD monthly', 1500],
    ['$1.5k', 1500],
    ['budget 1m', 1_000_000],
    ['budget 70 dollars a week', 303.33],
    ['12 USD daily', 365],
    ['budget 99.50', 99.5],
  ])('reads "%s" as %s a month', (text, usd) => {
    expect(valuesOf(readComment(text, onDatabricks))['common.budget_usd_month']).toBe(usd)
  })

  it('objects to another currency', () => {
    expect(readComment('budget €500 a month', onDatabricks).objections).toEqual([
      {
        capability: null,
        parameter: 'budget_usd_month',
        value: '€500 a month',
        rule: 'amounts are in US dollars here',
      },
    ])
  })

  it('leaves a number alone that nothing makes money', () => {
    expect(readComment('we have 500 people. The budget is open.', onDatabricks).operations).toEqual([])
  })
})

describe('yes-or-no values and choices', () => {
  it.each([
    ['no GPU', 'gpu', false],
    ['without GPUs', 'gpu', false],
    ['CPU only', 'gpu', false],
    ['we need GPUs', 'gpu', true],
    ['GPU off', 'gpu', false],
    ['spot is disabled', 'spot', false],
    ['with Photon', 'photon', true],
    ['do not use spot', 'spot', false],
    ['no interruptions please', 'spot', false],
  ])('reads "%s" as %s %s', (text, parameter, value) => {
    expect(valuesOf(readComment(text, onDatabricks))).toEqual({ [`databricks.${parameter}`]: value })
  })

  it('quotes the word that denies', () => {
    expect(quotesOf(readComment('there is no GPU', onDatabricks))).toEqual({ 'databricks.gpu': 'no GPU' })
    expect(quotesOf(readComment('without GPU', onDatabricks))).toEqual({ 'databricks.gpu': 'without GPU' })
  })

  it.each([
    ['private access only', 'network', 'private'],
    ['for nightly ETL', 'workload', 'data_engineering'],
    ['deep learning with A100', 'gpu_type', 'A100'],
    ['runtime 16.4', 'runtime', '16.4'],
    ['not streaming but reporting', 'workload', 'analytics'],
    ['network public', 'network', 'public'],
  ])('reads "%s" as %s %s', (text, parameter, value) => {
    expect(valuesOf(readComment(text, onDatabricks))[`databricks.${parameter}`]).toBe(value)
  })

  it.each([
    'version 18 of our app',
    'it is public knowledge',
    'none of it',
    'update the readme and add tests',
  ])('reads no choice in "%s"', (text) => {
    expect(readComment(text).operations).toEqual([])
  })

  it('asks when two choices are named', () => {
    expect(readComment('for ETL and streaming', onDatabricks).ambiguities).toEqual([
      {
        capability: 'databricks',
        parameter: 'workload',
        quote: 'ETL and streaming',
        options: ['data_engineering', 'streaming'],
      },
    ])
  })
})

describe('ports and addresses', () => {
  it.each([
    ['port 443', ['443']],
    ['ports 80, 443 and 8000-8100', ['80', '443', '8000-8100']],
    ['tcp 8080', ['8080']],
    ['443/tcp', ['443']],
    ['udp/53', ['53']],
    ['10.0.0.4:8443', ['8443']],
    ['to 10.0.0.4 on 5432', ['5432']],
    ['port 70000', ['70000']],
    ['all ports', ['*']],
    ['https and ssh', ['443', '22']],
    ['port 1433 for mssql', ['1433']],
    ['smtp', ['25', '587']],
    ['ports: 80, 443', ['80', '443']],
    ['ports = 9000-8000', ['9000-8000']],
    ['ports: https', ['443']],
    ['port is closed', undefined],
  ])('reads "%s" as ports %j', (text, ports) => {
    expect(valuesOf(readComment(text, onFirewall))['firewall.ports']).toEqual(ports)
  })

  it.each([
    ['tcp 443', 'Tcp'],
    ['443/udp', 'Udp'],
    ['port 53 (udp)', 'Udp'],
    ['ntp', 'Udp'],
    ['icmp', 'Icmp'],
    ['any protocol', '*'],
    ['protocol: UDP', 'Udp'],
    ['port 443', undefined],
  ])('reads "%s" as protocol %s', (text, protocol) => {
    expect(valuesOf(readComment(text, onFirewall))['firewall.protocol']).toBe(protocol)
  })

  it('asks when two protocols are named', () => {
    expect(readComment('tcp and udp 53', onFirewall).ambiguities).toMatchObject([
      { capability: 'firewall', parameter: 'protocol', options: ['Tcp', 'Udp'] },
    ])
  })

  it.each([
    ['from 10.20.0.0/16 to 10.50.4.10', ['10.20.0.0/16'], '10.50.4.10/32'],
    [
      'from 10.1.0.0/16, 10.2.0.0/16 and 10.3.0.1 to 10.50.4.10',
      ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.1/32'],
      '10.50.4.10/32',
    ],
    ['10.1.0.0/16 -> 10.50.4.10', ['10.1.0.0/16'], '10.50.4.10/32'],
    ['allow 10.1.0.0/16 to reach 10.50.4.10', ['10.1.0.0/16'], '10.50.4.10/32'],
    ['block 10.20.9.0/24 from reaching 10.50.6.4', ['10.20.9.0/24'], '10.50.6.4/32'],
    ['from the internet to 10.50.4.10', ['0.0.0.0/0'], '10.50.4.10/32'],
    ['from anywhere', ['0.0.0.0/0'], undefined],
    ['from 2001:db8::1 to 2001:db8::/32', ['2001:db8::1/128'], '2001:db8::/32'],
    ['to api.example.com', undefined, 'api.example.com'],
    ['to AzureDatabricks', undefined, 'AzureDatabricks'],
    ['from 10.20.0.5/16', ['10.20.0.5/16'], undefined],
    ['source: 10.1.0.0/16, 10.2.0.0/16', ['10.1.0.0/16', '10.2.0.0/16'], undefined],
    ['source = banana', ['banana'], undefined],
    ['10.9.9.9 is our office', undefined, undefined],
    ['from 10.1.0.0/16. See 10.9.9.9 for more', ['10.1.0.0/16'], undefined],
  ])('reads "%s" as from %j to %s', (text, sources, destination) => {
    const values = valuesOf(readComment(text, onFirewall))
    expect(values['firewall.source_ips']).toEqual(sources)
    expect(values['firewall.destination']).toEqual(destination)
  })

  it('asks when two destinations are named', () => {
    expect(readComment('from 10.1.0.0/16 to 10.50.4.10 and 10.50.4.11', onFirewall).ambiguities).toEqual([
      {
        capability: 'firewall',
        parameter: 'destination',
        quote: '10.50.4.10 and 10.50.4.11',
        options: ['10.50.4.10/32', '10.50.4.11/32'],
      },
    ])
  })

  it('gives addresses to a parameter without a side only next to its own words', () => {
    expect(
      valuesOf(readComment('allowed addresses are 20.1.0.0/24 and 20.2.0.0/24. From 10.1.0.0/16')),
    ).toEqual({
      'databricks.allowed_ips': ['20.1.0.0/24', '20.2.0.0/24'],
      'firewall.source_ips': ['10.1.0.0/16'],
    })
    expect(valuesOf(readComment('allowed addresses\nfrom 10.1.0.0/16', onDatabricks))).toEqual({})
    expect(valuesOf(readComment('from 10.1.0.0/16', onDatabricks))).toEqual({})
  })
})

describe('dates', () => {
  it.each([
    ['until 2026-12-31', '2026-12-31'],
    ['until 6 December 2026', '2026-12-06'],
    ['until Dec 6th, 2026', '2026-12-06'],
    ['expires on 1st of March 2027', '2027-03-01'],
    ['it ends on 2027-01-01', '2027-01-01'],
    ['since 2026-12-31', undefined],
    ['until further notice', undefined],
  ])('reads "%s" as %s', (text, date) => {
    expect(valuesOf(readComment(text, onFirewall))['common.expires']).toBe(date)
  })
})

describe('wishes without a value', () => {
  const understanding = {
    ...settled('databricks'),
    statements: {
      common: { budget_usd_month: { value: 5, quote: '5', messageId: 'issue', by: 'alice' } },
    },
  }

  it('takes a statement back', () => {
    expect(readComment('remove the budget', { understanding }).operations).toEqual([
      {
        scope: 'common',
        parameter: 'budget_usd_month',
        op: 'unset',
        quote: 'remove the budget',
        rule: 'wish',
      },
    ])
  })

  it('says so when there is nothing to take back', () => {
    expect(readComment('remove the budget', onDatabricks)).toMatchObject({
      operations: [],
      unread: ['remove the budget'],
    })
  })

  it('keeps a default', () => {
    expect(readComment('keep the region and leave the workload', { understanding }).operations).toEqual([
      { scope: 'common', parameter: 'region', op: 'keep', quote: 'keep the region', rule: 'wish' },
      { scope: 'databricks', parameter: 'workload', op: 'keep', quote: 'leave the workload', rule: 'wish' },
    ])
  })
})
