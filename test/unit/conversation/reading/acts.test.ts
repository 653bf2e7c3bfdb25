import { describe, expect, it } from 'vitest'
import { readRequest } from '../support/every-capability.ts'

/** What was found in an issue, strongest first. */
function reasons(title: string, text = ''): string[] {
  return (readRequest(title, text).reasons ?? []).map(({ points, because }) => `${points} ${because}`)
}

describe('why an issue is for us', () => {
  it('is told with points and with the words', () => {
    expect(reasons('Firewall for team edge', 'Please open port 443 to 10.1.2.3.')).toEqual([
      '2 3 values',
      '2 the title names a thing: "Firewall for team edge"',
      '8 the text asks plainly: "Please open port 443 to 10.1.2.3."',
    ])
    expect(reasons('Key vault access denied', 'We need this fixed today.')).toEqual([
      '-3 the title reports trouble: "Key vault access denied"',
      '-2 the text asks for something else: "We need this fixed today."',
    ])
    expect(reasons('Weather')).toEqual(['-20 nothing that can be built is named'])
    expect(reasons('[Request]: ', '### Team\n\n_No response_')).toContain('-20 nothing was filled in')
    expect(reasons('docs: explain DNS', 'No action needed.')).toEqual(
      expect.arrayContaining([
        '-12 the title names a change of code',
        '-12 it says itself that nothing is asked',
      ]),
    )
    expect(reasons('Request', '### Team\n\nml\n\n### Region\n\neastus')).toContain('4 2 values in a form')
  })
})

describe('an issue that asks', () => {
  it.each<[string, string, string[]]>([
    [
      'Monday blues',
      'For that a Databricks workspace in staging would be what we are after.',
      ['databricks'],
    ],
    ['For legal', 'A key vault should be created for team legal.', ['key_vault']],
    ['What we need', 'For our project we need:\n- key vault\n- storage account', ['key_vault', 'storage']],
    ['Chatbot', 'Could someone provision gpt-4.1 for team hotline?', ['openai']],
    ['Our files', 'It should be a storage account for backups, team x1.', ['storage']],
    ['Where do the secrets go', 'What we want is a key vault.', ['key_vault']],
    ['Wir hätten gerne einen Databricks Workspace', 'für das Team Logistik', ['databricks']],
    ['Nous voudrions un compte de stockage', 'équipe compta, prod', ['storage']],
    [
      'Our jobs time out',
      'The server is 10.77.1.4, we are in 10.76.0.0/22. Please let the traffic pass.',
      ['firewall'],
    ],
    ['Who may read it', 'a security group: sg-a-readers-prod, team a1. Please create it.', ['ad_group']],
  ])('"%s: %s" is taken', (title, text, named) => {
    expect(readRequest(title, text)).toMatchObject({ actionable: true, capabilities: { named } })
  })

  it.each([
    ['infra for project Osprey', 'Can we get the usual infra set up? Prod.', 'storage'],
    ['place to put our sensor data', 'Please provision whatever fits.', 'storage'],
    ['access for the new contractors', 'Please set it up.', 'ad_group'],
    ['We want to know when something goes down', 'Please set up what is needed.', 'monitoring'],
    ['Something for our data scientists', 'What can you give them? Team atom.', 'databricks'],
    ['We need an environment to train models', 'something with notebooks, dev', 'aml'],
  ])('"%s: %s" is vague, so that nothing is assumed and %s is among the proposals', (title, text, id) => {
    const { actionable, capabilities } = readRequest(title, text)
    expect(actionable).toBe(true)
    expect(capabilities.named).toEqual([])
    expect(capabilities.candidates).toContain(id)
  })
})

describe('an issue that asks for nothing that is built here', () => {
  it.each([
    ['Need advice: Databricks or Azure ML', 'We do not know which one suits us.'],
    ['I would like to understand how the firewall rules get their priority', ''],
    ['Could you tell me which storage accounts we have?', ''],
    ['We need better documentation for the storage module', ''],
    ['Add unit tests for the firewall rule parser', ''],
    ['README should mention that DNS records need a TTL', ''],
    ['New Databricks workspace for team orca is available', 'Ask Lena for access.'],
    ['We will migrate all storage accounts to ZRS next month', ''],
    ['Azure OpenAI: gpt-4o retires in March', ''],
    ['Firewall rule 443 for team bass: done', ''],
    ['Databricks now supports serverless in North Europe', ''],
    ['DNS record for shop.contoso.com resolves to the old address', 'Expected 20.1.2.3, got 20.1.2.2.'],
    ['Allow more than one storage account per request', 'Now the bot asks again.'],
    ['Estimate should include egress for storage accounts', ''],
    ['Erro ao abrir o Databricks', 'aparece 403'],
    ['Le workspace Databricks est très lent', ''],
    ['Platform sync 2026-11-20', 'Ben: needs a storage account, will file a request.'],
    ['GDPR', 'A customer asks us to delete his account, deadline 20 December, prod.'],
    ['FYI', '```\nplease create a storage account\n```'],
    ['Where do our notebooks go?', 'We want a Databricks workspace'],
    ['Vacation cover for the platform team', 'dev'],
  ])('"%s" is left alone', (title, text) => {
    expect(readRequest(title, text).actionable).toBe(false)
  })

  it('is looked at in its first 60 sentences', () => {
    const talk = 'Nothing here. '.repeat(70)
    expect(readRequest('Hello', `${talk}Please create a key vault.`).actionable).toBe(false)
    expect(readRequest('Hello', `Please create a key vault. ${talk}`).actionable).toBe(true)
  })
})

describe('what is asked for without its name', () => {
  it.each<[string, string, string[]]>([
    ['add rui@contoso.com to sg-pay-admins-prod', 'team pay', ['ad_group']],
    ['take kim@contoso.com out of sg-ledger-readers-dev', 'team ledger', ['ad_group']],
    ['blog.contoso.com should point to 20.1.2.3', 'team web, prod', ['dns']],
    ['wiki.contoso.com A 20.8.8.8', 'team wiki, prod', ['dns']],
    ['443 from 10.4.0.0/16 to 10.9.1.4', 'team edge, prod', ['firewall']],
    ['fw: 1433 10.4.1.0/24 -> 10.9.1.5', 'team edge dev', ['firewall']],
    ['pls watch sqldb-orders-staging', 'team orders', ['monitoring']],
    ['Let us know when the disk of vm-sap-07 fills up', 'mail basis@contoso.com, team basis', ['monitoring']],
    ['We want the forecast retrained every week', 'code is in github.com/acme/forecast', ['ml_pipeline']],
    [
      'train.py then publish.py from acme/route, Mondays 7:00',
      'on our workspace dbw-route-dev',
      ['ml_pipeline'],
    ],
    ['Allow sftp from 20.70.1.0/24 to 10.50.9.9', 'team edi', ['firewall']],
  ])('"%s" names %s %j', (title, text, named) => {
    expect(readRequest(title, text)).toMatchObject({ actionable: true, capabilities: { named } })
  })

  it.each(['Do not watch vm-sap-07', 'Who watches vm-sap-07?'])('"%s" asks for nothing', (title) => {
    expect(readRequest(title).capabilities.named).toEqual([])
  })
})

describe('what is only mentioned', () => {
  it.each<[string, string, string[]]>([
    ['Alerts', 'Can we get alerts on the storage account stinvoices01 please?', ['monitoring']],
    [
      'Firewall for our Databricks',
      'Our Databricks workspace dbw-iot-prod must reach 10.1.2.3 on 1433.',
      ['firewall'],
    ],
    ['Key vault next to our storage account', 'The storage account stfoo01 exists already.', ['key_vault']],
    ['Storage for the Databricks people', 'team bikes, dev', ['storage']],
    ['Need storage; the firewall is open already', 'team ling, dev', ['storage']],
    ['Databricks rather than Azure ML', 'team roe, dev', ['databricks']],
    ['Storage', 'We have a Databricks workspace. We need a storage account for it.', ['storage']],
    ['Schlüsseltresor für die Buchhaltung', 'Ein Speicherkonto brauchen wir nicht.', ['key_vault']],
    ['Key vault for the Databricks workspace and the data lake', 'team ide', ['key_vault']],
    ['Deploy our key vault', 'team own', ['key_vault']],
    ['Alerts, key vault kv-a1-prod', 'team a1', ['monitoring']],
    ['Storage account and an AD group sg-a1-readers-dev', 'team a1', ['ad_group', 'storage']],
    ['Databricks workspace dbw-a1-dev, ML pipeline', 'team a1', ['ml_pipeline']],
  ])('in "%s: %s" is not proposed', (title, text, named) => {
    expect(readRequest(title, text).capabilities.named).toEqual(named)
  })

  it.each<[string, string, string[]]>([
    ['databricks + storage + group for project x', '', ['ad_group', 'databricks', 'storage']],
    [
      'AML and Azure OpenAI',
      'A group with the owners x@contoso.com and y@contoso.com as well.',
      ['ad_group', 'aml', 'openai'],
    ],
    ['AML workspace, a cluster and a workspace for team x1', '', ['aml']],
  ])('beside others a noun is enough: "%s"', (title, text, named) => {
    expect(readRequest(title, text).capabilities.named).toEqual(named)
  })
})

describe('an ML platform', () => {
  it('is Databricks and Azure OpenAI, with Azure ML and the firewall offered', () => {
    const { capabilities } = readRequest('Deploy ML platform for data science team in East US')
    expect(capabilities).toMatchObject({ candidates: ['databricks', 'openai'], offered: ['aml', 'firewall'] })
  })
})
