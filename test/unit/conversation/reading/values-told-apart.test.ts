import { describe, expect, it } from 'vitest'
import { namedValues, readRequest } from '../support/every-capability.ts'

const read = (title: string, text: string) => namedValues(readRequest(title, text))

describe('a value that is called the right one', () => {
  it.each([
    ['The intern wanted the cool tier, Hot is right.', 'Hot'],
    ['Erst hieß es Hot, Cool ist aber richtig.', 'Cool'],
    ['Not sure if Hot is right, we take the cool tier.', 'Cool'],
    ['The cool tier, please.', 'Cool'],
    ['Hot is right.', undefined],
  ])('"%s" takes %s', (text, tier) => {
    expect(read('Storage account', text)['access_tier']).toBe(tier)
  })

  it('is what the thing is said to be for', () => {
    expect(read('Storage account for the images', "It's for backups.")['purpose']).toBe('backup')
    expect(read('Storage account for backups', "It's for backups and for logs.")['purpose']).toBeUndefined()
  })

  it('is not what somebody brought up', () => {
    const workload = (text: string) => read('Databricks workspace', text)['workload']
    expect(workload('Somebody mentioned streaming. It is for SQL analytics.')).toBe('analytics')
    expect(workload('Somebody mentioned streaming.')).toBe('streaming')
  })
})

describe('a size that is corrected', () => {
  it('is the last one', () => {
    expect(read('Storage account', '90 GB.\n\nEDIT: Bo measured, make it 140 GB.')['size_gb']).toBe(140)
  })

  it('is none of two that both stand', () => {
    expect(read('Storage account', '90 GB of scans and 140 GB of plans.')['size_gb']).toBeUndefined()
  })
})

describe('what others have, and what was once', () => {
  it.each([
    [
      'The colleagues in sales have a workspace in North Europe with 20 workers, and we want our own in UK South.',
      { region: 'uksouth' },
    ],
    ['Die Kollegen aus dem Vertrieb haben schon einen in North Europe.', {}],
    ['The colleagues in sales have a need for a workspace in North Europe.', { region: 'northeurope' }],
    ["staging. No wait, that was last year's plan: it's dev.", { environment: 'dev' }],
    ['Last year we were in North Europe, now we want UK South.', { region: 'uksouth' }],
    ['Last year we were in North Europe.', {}],
  ])('"%s" states %j', (text, values) => {
    expect(read('Databricks workspace', text)).toEqual(values)
  })

  it('is no team of ours when another one is named', () => {
    const team = (text: string) => read('Key vault', text)['team']
    expect(team('For team otter, as the colleagues of team heron have one.')).toBe('otter')
    expect(team('The colleagues of team heron asked.')).toBe('heron')
  })
})

describe('a pipeline that people start', () => {
  const schedule = (text: string) => read('ML pipeline', text)['schedule']

  it.each([
    'no schedule, we start it manually',
    'No cron, please',
    'started by hand for now',
    'ohne Zeitplan',
    'wird manuell gestartet',
    'lancée à la main',
  ])('has no times: "%s"', (text) => {
    expect(schedule(text)).toBe('manual')
  })

  it.each([
    'There is no schedule yet',
    'Currently it is started by hand',
    'We are tired of what is started by hand',
    'Should it be started by hand?',
  ])('is not asked for by "%s"', (text) => {
    expect(schedule(text)).toBeUndefined()
  })

  it('is not meant where a time is named', () => {
    expect(schedule('We started it by hand, now it runs every day at 3:00')).toBe('0 0 3 * * ?')
  })

  it('is nothing for a request without one', () => {
    expect(read('Key vault', 'no schedule')).toEqual({})
  })
})

describe('the only addresses that get in', () => {
  const allowed = (text: string) => read('Key vault', text)['allowed_ips']

  it.each([
    ['Access should be restricted to 198.51.100.0/26.', ['198.51.100.0/26']],
    ['It is limited to 198.51.100.4 and 198.51.100.5.', ['198.51.100.4/32', '198.51.100.5/32']],
    ['Only 198.51.100.7 needs to reach it.', ['198.51.100.7/32']],
    ['Reachable only from 198.51.100.0/26.', ['198.51.100.0/26']],
    ["Seule l'adresse 198.51.100.7 doit y accéder.", ['198.51.100.7/32']],
    ['Zugriff nur von 198.51.100.0/26.', ['198.51.100.0/26']],
    ['Only 198.51.100.7 is noisy.', undefined],
    ['The proxy is at 198.51.100.7.', undefined],
  ])('"%s" lets in %j', (text, addresses) => {
    expect(allowed(text)).toEqual(addresses)
  })
})

describe('records', () => {
  it('have a name behind a key and a value behind an arrow', () => {
    expect(read('DNS record', 'Name: a.acme.example -> 10.1.2.3 (A)')).toEqual({
      fqdn: 'a.acme.example',
      record_values: ['10.1.2.3'],
      record_type: 'A',
    })
  })

  it('have mail servers behind a colon', () => {
    expect(read('MX record', 'acme.example: 10 mx1.host.example and 20 mx2.host.example')).toMatchObject({
      fqdn: 'acme.example',
      record_values: ['10 mx1.host.example', '20 mx2.host.example'],
    })
  })
})

describe('rules in a form', () => {
  it('have short keys, and the protocol beside the port', () => {
    expect(read('Firewall rule', 'src: 10.4.0.0/16\ndst: 10.9.1.20\nport(s): 53/udp, 123/udp')).toEqual({
      source_ips: ['10.4.0.0/16'],
      destination: '10.9.1.20/32',
      ports: ['53', '123'],
      protocol: 'Udp',
    })
  })

  it('ask for the protocol where two are written', () => {
    expect(read('Firewall rule', 'ports: 53/udp, 443/tcp')).toEqual({ ports: ['53', '443'] })
  })

  it('go on behind the port', () => {
    expect(read('Firewall rule', 'Port: open 7777/udp from 10.4.0.0/16 to 10.9.1.20')).toEqual({
      ports: ['7777'],
      protocol: 'Udp',
      source_ips: ['10.4.0.0/16'],
      destination: '10.9.1.20/32',
    })
  })

  it('have no destination in "server: name and port"', () => {
    expect(readRequest('lobby server: name and port', 'open 443').objections).toEqual([])
  })

  it.each([
    ['until 31 January 2027', '2027-01-31'],
    ['merci de le fermer le 31 janvier 2027', '2027-01-31'],
    ['bitte am 1. März 2027 wieder schließen', '2027-03-01'],
    ['vence el 5 de mayo de 2027', '2027-05-05'],
    ['since 31 janvier 2027', undefined],
  ])('end: "%s"', (text, expires) => {
    expect(read('Firewall rule', text)['expires']).toBe(expires)
  })
})

describe('code, its version and its steps', () => {
  it.each([
    ['from agri/frost at v3.0.2', 'v3.0.2'],
    ['from agri/frost at 3f2a91c', '3f2a91c'],
    ['from agri/frost at noon', undefined],
    ['from agri/frost at 3.5 GB', undefined],
    ['tag v2.0.0, from agri/frost at v2.0.0', 'v2.0.0'],
    ['from agri/frost at v3.0.2 branch', 'v3.0.2'],
  ])('"%s" is version %s', (text, ref) => {
    expect(read('ML pipeline', text)['ref']).toBe(ref)
  })

  it.each([
    ['Retry each step 2 times.', 2],
    ['Try each step up to 3 times again.', 3],
    ['Repeat a failed step twice.', 2],
    ['Wiederhole es 4 mal.', 4],
    ['Repeat it every 2 hours.', undefined],
  ])('"%s" retries %s times', (text, retries) => {
    expect(read('ML pipeline', `tasks a.py and b.py. ${text}`)).toMatchObject({ tasks: ['a.py', 'b.py'] })
    expect(read('ML pipeline', text)['retries']).toBe(retries)
  })

  it('has steps joined in other languages', () => {
    expect(read('ML pipeline', 'étapes ingest.py puis predict.py')['tasks']).toEqual([
      'ingest.py',
      'predict.py',
    ])
    expect(read('ML pipeline', 'Schritte: laden, dann rechnen')['tasks']).toEqual(['laden', 'rechnen'])
  })

  it('has tokens on both sides', () => {
    expect(read('Azure OpenAI', '2,000 tokens in and 400 out')).toEqual({ tokens_in: 2000, tokens_out: 400 })
  })
})

describe('a group behind a key', () => {
  it('is its name alone', () => {
    expect(read('Key vault', 'Readers: the group sg-owls-readers')['readers_group']).toBe('sg-owls-readers')
    expect(read('Key vault', 'Readers: the group')['readers_group']).not.toBe('')
  })
})
