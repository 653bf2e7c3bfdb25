import { describe, expect, it } from 'vitest'
import { readComment, settled } from '../support/dialogue.ts'
import { namedValues, readReply, readRequest } from '../support/every-capability.ts'

describe('a value beside words that look like one', () => {
  it.each([
    [
      'the steps with their files',
      'ML pipeline',
      'Steps in this order: clean, fit.py, ship. Team route',
      { tasks: ['clean', 'fit.py', 'ship'], team: 'route' },
    ],
    [
      'files alone where other words stand between',
      'ML pipeline',
      'steps: first clean.py and afterwards fit.py',
      { tasks: ['clean.py', 'fit.py'] },
    ],
    [
      'the steps before the next value',
      'ML pipeline, steps clean then ship, workspace dbw-route-dev',
      '',
      { tasks: ['clean', 'ship'], workspace_name: 'dbw-route-dev' },
    ],
    [
      'addresses, and not who told us',
      'ML pipeline',
      'I was told: you. Failures go to route@contoso.com.',
      { notify_emails: ['route@contoso.com'] },
    ],
    [
      'the group that a form asks for',
      'Key vault',
      '### Which group may read it?\n\nsg-tills-prod',
      { readers_group: 'sg-tills-prod' },
    ],
    [
      'the purpose, and not who owns the app',
      'Storage account',
      'for the files of our application, our people read and write',
      { purpose: 'app_files', consumers: ['people'] },
    ],
    [
      'the team, and not its people',
      'Storage account',
      'team netlab, dev, only people of the team read and write it',
      { team: 'netlab', environment: 'dev', consumers: ['people'] },
    ],
    [
      'the team, and not who is addressed',
      'Notes',
      'for the platform team: please create a key vault, team tills, dev',
      { team: 'tills', environment: 'dev' },
    ],
    [
      'the team in front of its noun behind an article',
      'Key vault',
      'for the payments team frontend',
      { team: 'payments' },
    ],
    [
      'the team behind its noun elsewhere',
      'Key vault',
      'dolphin team finch, dev',
      { team: 'finch', environment: 'dev' },
    ],
    [
      'our addresses, and not those of others',
      'Port 443',
      'The depot has 443 from 10.9.0.0/16 since May. Ours, please: 443 from 10.4.1.0/24 to 10.5.3.3.',
      { ports: ['443'], source_ips: ['10.4.1.0/24'], destination: '10.5.3.3/32' },
    ],
  ])('is read: %s', (_, title, text, values) => {
    expect(namedValues(readRequest(title, text))).toEqual(values)
  })

  it('keeps an address that cannot be one where a line asks for it, to be refused', () => {
    const { operations, objections } = readRequest('ML pipeline from acme/route', 'notify: the lead')
    expect([...operations, ...objections].map((one) => one.parameter)).toContain('notify_emails')
  })
})

describe('a number with a yes and a word that keeps', () => {
  const region = { n: 1, capability: null, parameter: 'region', text: 'Which region?', default: 'eastus2' }

  it.each(['1. ja, passt', '1. yes, keep', '1. sí, igual', '1. oui, inchangé'])('"%s" keeps', (text) => {
    expect(readComment(text, { asked: [region] }).operations).toMatchObject([{ op: 'keep' }])
  })

  it.each(['1. ja, westeurope', '1. westeurope, keep'])('"%s" gives a value', (text) => {
    expect(readComment(text, { asked: [region] }).operations).toMatchObject([
      { op: 'set', value: 'westeurope' },
    ])
  })
})

describe('a thing that is left out', () => {
  it.each(['Leave Azure OpenAI out, please', 'Take Azure OpenAI off the list', 'Lasst Azure OpenAI weg'])(
    '"%s" takes it away',
    (text) => {
      expect(readReply(text, settled('databricks', 'openai')).capabilities.removed).toEqual(['openai'])
    },
  )
})

describe('somebody who is away', () => {
  it.each(['I am out until Monday, will answer then.', 'we are off this week', 'I’ll reply on Tuesday'])(
    '"%s" wants nothing',
    (text) => {
      expect(readReply(text, settled('databricks')).unread).toEqual([])
    },
  )
})
