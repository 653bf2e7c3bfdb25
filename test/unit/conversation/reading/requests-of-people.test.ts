import { describe, expect, it } from 'vitest'
import type { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { settled } from '../support/dialogue.ts'
import { namedValues, readReply, readRequest } from '../support/every-capability.ts'

type Values = Record<string, unknown>

describe('a team', () => {
  it.each([
    ['aoai gpt-4.1-mini team finch dev', 'finch'],
    ['Firewall port for the payments team frontend', 'payments'],
    ['Databricks team robin', 'robin'],
    ['Storage, payments team West Europe', 'payments'],
    ['Payments team Databricks', 'payments'],
    ['Storage account for our team (translation)', 'translation'],
    ["Databricks pour l'équipe courrier", 'courrier'],
    ['Databricks para o time fretes', 'fretes'],
    ['Dear platform team, Databricks for team harbour please', 'harbour'],
  ])('is found in "%s"', (title, team) => {
    expect(namedValues(readRequest(title))['team']).toBe(team)
  })

  it.each(['Databricks the last time', 'Databricks, our team (team'])('is not found in "%s"', (title) => {
    expect(namedValues(readRequest(title))['team']).toBeUndefined()
  })
})

describe('where data must stay', () => {
  it.each([
    ['Data must stay in the US.', 'us'],
    ['data zone: us', 'us'],
    ['Data must not leave the EU.', 'eu'],
    ['data_zone: country', 'country'],
    ['### Must data stay in the US, the EU or one country?\n\nno', 'none'],
  ])('is read from "%s"', (text, zone) => {
    const reading = readRequest('Azure OpenAI with gpt-4.1, team osprey, dev, eastus2', text)
    expect(namedValues(reading)['data_zone']).toBe(zone)
    expect(reading.ambiguities).toEqual([])
  })

  it.each(['Please give us gpt-4.1, tell us when it is ready', 'It helps us, EU project'])(
    'is not what "%s" says',
    (text) => {
      const reading = readRequest('Azure OpenAI', text)
      expect(namedValues(reading)['data_zone']).toBeUndefined()
      expect(reading.capabilities.named).toEqual(['openai'])
    },
  )
})

describe('questions of an issue form', () => {
  it.each<[string, string, Values]>([
    ['Which team owns it?', 'Risk Models', { team: 'risk-models' }],
    ['From which addresses (CIDR)?', '10.9.0.0/20', { source_ips: ['10.9.0.0/20'] }],
    ['To which address or host?', '10.60.3.4', { destination: '10.60.3.4/32' }],
    ['Who owns the group?', 'lea.hahn@contoso.com', { owners: ['lea.hahn@contoso.com'] }],
    ['How many workers?', '2 to 8', { min_workers: 2, max_workers: 8 }],
    ['Private access only?', 'yes', { network: 'private' }],
    ['Private access only?', 'no', {}],
    ['Anything else about the team or the region?', 'eastus', { region: 'eastus' }],
    ['AD group', 'sg-sales', { group_name: 'sg-sales' }],
  ])('"%s" is answered by "%s"', (question, answer, values) => {
    const reading = readRequest(
      'Databricks, firewall rule and AD group',
      `### ${question}\n\n${answer}\n\n### Empty`,
    )
    expect(namedValues(reading)).toEqual(values)
  })

  it('name a capability by the key that they have in common with it', () => {
    expect(readRequest('Two things', '| AD group | sg-sales |').capabilities.named).toEqual(['ad_group'])
  })
})

describe('capabilities', () => {
  it.each<[string, string, string[]]>([
    ['Databricks and AML', 'After all, only the Azure ML workspace, we can share a Databricks.', ['aml']],
    ['Databricks and AML', 'On second thought just AML, and please add an AD group.', ['ad_group', 'aml']],
    [
      'Azure OpenAI',
      'gpt-4.1 and a storage account. What we do not need is Databricks.',
      ['openai', 'storage'],
    ],
    ['Databricks and Azure OpenAI', 'Azure OpenAI is not needed any more.', ['databricks']],
    ['Onboarding', '- [x] Databricks workspace\n- [ ] Azure ML\n- [ ] Azure OpenAI', ['databricks']],
    ['Data lake for team delta', 'Databricks reads and writes it.', ['storage']],
    ['Storage account', 'for logs, used by Databricks', ['storage']],
    ['Alerts for the payment storage account', 'to ops@contoso.com', ['monitoring']],
    ['Deploy our training pipeline', 'Databricks workspace dbw-lotus-dev', ['ml_pipeline']],
    [
      'Deploy our training pipeline',
      'in the new Databricks workspace dbw-lotus-dev',
      ['databricks', 'ml_pipeline'],
    ],
    ['Databricks', 'Access only from 20.30.40.0/24.', ['databricks']],
    ['AD group', 'role Storage Blob Data Reader on rg-plover-data', ['ad_group']],
    ['DNS traffic through the firewall', 'udp 53 from 10.26.0.0/24', ['firewall']],
    ['The scanners', 'They live in 10.27.3.0/24 and send to 10.60.19.19. Please open it.', ['firewall']],
    ['Nobody noticed', 'The storage (stmuseumprod) failed. Please set up monitoring for it.', ['monitoring']],
  ])('of "%s: %s" are %j', (title, text, named) => {
    expect(readRequest(title, text).capabilities.named).toEqual(named)
  })
})

describe('issues that ask for nothing', () => {
  it.each([
    ['Storage estimate is missing in the status comment', 'Since the last release.'],
    ['Firewall rule count per team, October', 'Attached the numbers for the monthly report.'],
    ['Remove unused templates', 'Two of the storage templates are never rendered.'],
    ['Databricks runtime support ends in August', 'This is only a reminder.'],
    ['DNS outage this morning', 'We are investigating.'],
    ['Proposal: drop GPU clusters in dev', 'Opinions welcome.'],
    ['Security review of the OpenAI integration', 'Which week suits you?'],
  ])('as "%s" are left alone', (title, text) => {
    expect(readRequest(title, text).actionable).toBe(false)
  })

  it.each([
    ['Weekly forecast job', 'Please schedule our ML pipeline.'],
    ['We cannot reach the license server', 'Please open the firewall on port 27000.'],
    ['Databricks for team otter', ''],
    ['Set us up', 'New team "ember", six developers.'],
    ['Our next step', 'We order Databricks'],
  ])('as "%s" does are not all of them', (title, text) => {
    expect(readRequest(title, text).actionable).toBe(true)
  })
})

describe('numbers', () => {
  it.each<[string, Values]>([
    ['4 workers at most', { max_workers: 4 }],
    ['4 workers at least', { min_workers: 4 }],
    ['max. 3 workers', { max_workers: 3 }],
    ['begin with 2 workers and allow up to 8', { min_workers: 2, max_workers: 8 }],
    ['da 1 a 3 worker', { min_workers: 1, max_workers: 3 }],
    ['one or two workers', { min_workers: 1, max_workers: 2 }],
    ['no idea how many workers one needs, Jonas said at most 4', { max_workers: 4 }],
    ['spot workers, up to 3 of them', { max_workers: 3, spot: true }],
    ['workers and nodes, at most 4', {}],
    ['the workers, at most 4 people use them', {}],
    ['up to 4, workers', {}],
    ['it should shut down after 15 minutes', { autotermination_minutes: 15 }],
    ['no pool capacity', { pool: false }],
    ['no idle machines', { pool_min_idle: 0 }],
    ['no auto-stop', {}],
  ])('in "%s" are %j', (text, values) => {
    expect(namedValues(readReply(text, settled('databricks')))).toEqual(values)
  })

  it('leave words between them free for others', () => {
    const reading = readReply('one or two T4 GPU nodes', settled('aml'))
    expect(namedValues(reading)).toEqual({ min_nodes: 1, max_nodes: 2, gpu: true, gpu_type: 'T4' })
  })

  it('have units in other languages', () => {
    expect(namedValues(readReply('TTL 10 Minuten', settled('dns')))).toEqual({ ttl: 600 })
  })
})

describe('people', () => {
  it.each<[string, Values]>([
    [
      'with mo.hale@contoso.com and su.park@contoso.com as owners and al.brun@contoso.com as a member',
      { owners: ['mo.hale@contoso.com', 'su.park@contoso.com'], members: ['al.brun@contoso.com'] },
    ],
    [
      'Please remove tim.grau@contoso.com from the AD group',
      { action: 'remove_members', members: ['tim.grau@contoso.com'] },
    ],
    [
      'kim@contoso.com left. Please remove her from the AD group',
      { action: 'remove_members', members: ['kim@contoso.com'] },
    ],
    [
      'add kira@contoso.com and lev@contoso.com to the AD group',
      { action: 'add_members', members: ['kira@contoso.com', 'lev@contoso.com'] },
    ],
    ['remove member x@contoso.com', {}],
    ['access: deny', { access: 'Deny' }],
  ])('"%s" is %j', (text, values) => {
    expect(namedValues(readRequest('AD group and firewall', text))).toEqual(values)
  })

  it('go from a list that was stated before', () => {
    const before = {
      ...settled('ad_group'),
      statements: {
        ad_group: {
          members: {
            value: ['x@contoso.com', 'y@contoso.com', 'z@contoso.com'],
            quote: 'x',
            message: 'issue',
            by: 'alice',
          },
        },
      },
    } as unknown as typeof emptyUnderstanding
    expect(namedValues(readReply('remove member x@contoso.com', before))).toEqual({
      members: ['y@contoso.com', 'z@contoso.com'],
    })
    expect(namedValues(readReply('not members x@contoso.com and y@contoso.com', before))).toEqual({
      members: ['z@contoso.com'],
    })
  })

  it('are left unread when there is no list that they could go from', () => {
    expect(readReply('remove member x@contoso.com from it', settled('ad_group')).operations).toEqual([])
  })
})

describe('names of resources', () => {
  it.each<[string, Values]>([
    ['ML pipeline on dbw-grain-dev', { workspace_name: 'dbw-grain-dev' }],
    ['ML pipeline on dbw-grain-dev or dbw-wheat-dev', {}],
    ['ML pipeline, not on dbw-grain-dev', {}],
    ['ML pipeline in the workspace dbw-a-dev beside dbw-b-dev', { workspace_name: 'dbw-a-dev' }],
    ['alerts app-swift-dev and stswiftdev', { targets: ['app-swift-dev', 'stswiftdev'] }],
    ['monitoring for app-fox-dev, alerts go out', { targets: ['app-fox-dev'] }],
    ['azure ml with the container registry (crcreditprod)', { registry: 'crcreditprod' }],
    ['eine AD-Gruppe namens sg-einkauf', { group_name: 'sg-einkauf' }],
    ['storage account with raw and curated containers', { containers: ['raw', 'curated'] }],
    ['storage account, raw containers', {}],
    ['storage account with the and my containers', {}],
    ['a new Azure ML workspace: dev, two nodes', { environment: 'dev', min_nodes: 2, max_nodes: 2 }],
    ['ML pipeline from acme/churn', { source: 'acme/churn' }],
    ['ML pipeline in and/or acme/churn', {}],
    ['ML pipeline from on/off', {}],
  ])('in "%s" are %j', (text, values) => {
    expect(namedValues(readRequest(text))).toEqual(values)
  })
})

describe('when something runs', () => {
  it.each<[string, Values]>([
    ['jede Nacht um 3 Uhr', { schedule: '0 0 3 * * ?' }],
    ['cada noche', { schedule: '0 0 2 * * ?' }],
    ['tous les lundis à 7h', { schedule: '0 0 7 ? * MON' }],
    ['jeden Montag und Freitag um 6 Uhr', { schedule: '0 0 6 ? * MON,FRI' }],
    ['nightly, every night at 01:30', { schedule: '0 30 1 * * ?' }],
    ['daily at 4:00. No wait, daily at 5:00', { schedule: '0 0 5 * * ?' }],
    ['not daily at 4:00', {}],
    ['daily at 4:00 Paris time', { schedule: '0 0 4 * * ?', timezone: 'Europe/Paris' }],
    ['Zeitzone Europe/Madrid', { timezone: 'Europe/Madrid' }],
  ])('is read from "%s"', (text, values) => {
    expect(namedValues(readReply(text, settled('ml_pipeline')))).toEqual(values)
  })

  it('is asked when two times are named', () => {
    const reading = readReply('daily at 4:00, or daily at 5:00', settled('ml_pipeline'))
    expect(reading.ambiguities).toEqual([
      expect.objectContaining({ parameter: 'schedule', options: ['0 0 4 * * ?', '0 0 5 * * ?'] }),
    ])
  })
})

describe('addresses, ports and records', () => {
  it.each<[string, string[], Values]>([
    ['open 443 10.1.0.0/16 -> 10.2.0.4', ['firewall'], { ports: ['443'] }],
    ['open 443 (not 80) to 10.2.0.4', ['firewall'], { ports: ['443'], destination: '10.2.0.4/32' }],
    ['open 3306 from here. Actually 3307', ['firewall'], { ports: ['3307'] }],
    ['aprire la porta 80 da 10.78.0.0/24 a 10.79.1.1', ['firewall'], { source_ips: ['10.78.0.0/24'] }],
    ['the server 10.2.0.4 is not reached on port 80', ['firewall'], { destination: '10.2.0.4/32' }],
    ['they send it via https', ['firewall'], { ports: ['443'] }],
    ['api.acme.example: A, 20.1.2.3', ['dns'], { record_type: 'A', record_values: ['20.1.2.3'] }],
    ['api.acme.example is a host', ['dns'], { fqdn: 'api.acme.example' }],
    [
      'we no longer use old.acme.example, please delete the record',
      ['dns'],
      { fqdn: 'old.acme.example', action: 'delete' },
    ],
    ['the host has 10.2.0.4 and needs a name', ['dns', 'firewall'], { record_values: ['10.2.0.4'] }],
    ['a.acme.example and the firewall lets in 10.2.0.4', ['dns', 'firewall'], { fqdn: 'a.acme.example' }],
    ['hosts 10.2.0.4, 10.2.0.5', ['dns', 'firewall'], {}],
  ])('are read from "%s"', (text, ids, values) => {
    expect(namedValues(readReply(text, settled(...ids)))).toMatchObject(values)
  })
})

describe('choices', () => {
  it.each<[string, string[], Values]>([
    ['uploads that our app writes', ['storage'], { purpose: 'app_files', consumers: ['app_in_vnet'] }],
    ['the vendor says no', ['storage'], {}],
    ['Full ML set-up', ['databricks'], {}],
    ['for ML', ['databricks'], { workload: 'ml' }],
    ['cold data', ['storage'], {}],
    ['please allow it', ['firewall'], {}],
    ['action: add', ['firewall'], { action: 'add' }],
    ['a chatbot with gpt-4.1', ['openai'], { models: ['gpt-4.1'] }],
    ['a chatbot', ['openai'], { use_case: ['chat'] }],
    ['use case: chat, model: gpt-4.1', ['openai'], { use_case: ['chat'], models: ['gpt-4.1'] }],
    ['delete it', ['dns'], { action: 'delete' }],
  ])('are read from "%s"', (text, ids, values) => {
    expect(namedValues(readReply(text, settled(...ids)))).toEqual(values)
  })

  it('that yield are not read once the other is known', () => {
    const statement = { value: ['gpt-4.1'], quote: 'gpt-4.1', message: 'issue', by: 'alice' }
    const before = {
      ...settled('openai'),
      statements: { openai: { models: statement } },
    } as unknown as typeof emptyUnderstanding
    expect(readReply('a chatbot', before).operations).toEqual([])
  })
})

describe('slips of the fingers', () => {
  it.each<[string, Values]>([
    ['regions: westeurop', {}],
    ['in westeurop', { region: 'westeurope' }],
    ['in develpment', { environment: 'dev' }],
    ['for bakcups', { purpose: 'backup' }],
    ['an interval', {}],
    ['copias de seguridad', { purpose: 'backup' }],
  ])('in "%s" are %j', (text, values) => {
    expect(namedValues(readReply(text, settled('storage')))).toMatchObject(values)
  })

  it('are put right where one name is used more than another', () => {
    expect(namedValues(readReply('20 requets per minute', settled('openai')))).toEqual({
      requests_per_minute: 20,
    })
  })
})

describe('environments', () => {
  it.each([
    ['MX for the test domain, team postbox, dev', 'dev'],
    ['Umgebung Test', 'staging'],
    ['in the test system', 'staging'],
  ])('are read from "%s"', (text, environment) => {
    expect(namedValues(readReply(text, settled('dns')))['environment']).toBe(environment)
  })
})
