import { describe, expect, it } from 'vitest'
import { namedValues, readRequest } from '../support/every-capability.ts'

function isTaken(title: string, text = ''): boolean {
  return readRequest(title, text).actionable
}

describe('a form that was not filled in', () => {
  it.each([
    ['bold keys', '**Team:**\n**Environment:**\n**Region:**\n'],
    ['bullets', '- Team: \n- Environment: \n- Capability: \n- Budget: '],
    ['plain keys', 'Team:\nEnvironment:\nRegion:\nWhat:\n'],
    ['marks for later', 'Team: tbd\nEnvironment: _to be decided_\nRegion: ?\n'],
    ['an empty table', '| Field | Value |\n|---|---|\n| Team | |\n| Environment | |\n| Region | |\n'],
  ])('of %s is left alone and gives no value', (_, text) => {
    const reading = readRequest('New infrastructure', text)
    expect(reading.actionable).toBe(false)
    expect(namedValues(reading)).toEqual({})
  })

  it('is a request when the title names something certain', () => {
    expect(readRequest('Databricks workspace', 'Team: tbd\nEnvironment: tbd')).toMatchObject({
      actionable: true,
      operations: [],
    })
  })

  it('is a request when one line was filled in', () => {
    expect(isTaken('New infrastructure', '**Team:** nova\n**Environment:** dev\n**Region:**\n')).toBe(true)
  })
})

describe('a title that says what follows', () => {
  it.each([
    ['Won’t fix: storage quota of the lab', 'We spoke with the lab, they clean up themselves.'],
    ['Declined: Azure OpenAI for the canteen bot', 'Discussed with Ruth, the FAQ page does the job.'],
    ['Parked: data lake for HR', 'Not before the budget round.'],
    ['Abgelehnt: Storage für Marketing', 'Mit Frau Kern besprochen.'],
    ['Rechazado: clúster para marketing', 'Lo hablamos con Ana.'],
    ['Data lake in Lyon annulé', 'Le projet est arrêté.'],
    ['Fired: Sev1 alert kv-latency on kv-shop-prod', 'Condition: latency greater than 500 ms'],
    ['[FIRING:1] StorageLatencyHigh (stmediaprod01, westeurope, prod)', 'Labels: severity=2, team=media'],
    ['Restart procedure for the scoring pipeline', '1. remove the lock file in storage\n2. create a new run'],
    ['Handover Ines', 'Her topics: DNS -> Paolo, storage -> Chiara, Databricks -> open.'],
    ['Model card: churn v2', 'Runs as a nightly job in the existing staging workspace.'],
    ['How-to: open a port in dev', 'Open the port in the portal and add a tag.'],
    ['Exam preparation', 'Create a storage account with a private endpoint and a key vault.'],
    ['WIP - do not process yet', 'We need a key vault for the kiosk team.'],
    ['Key vault soft delete explained', 'You can get a deleted secret back for 90 days.'],
    ['Umzug des Data Lakes verschoben', 'Neuer Termin steht noch nicht fest, westeurope bleibt.'],
  ])('"%s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it.each([
    [
      'Notes from the sync, and a wish',
      '- canteen: closed\n- for the bot: please create a storage account for team plum, dev, data lake',
    ],
    [
      'Minutes of 19 Nov + one action',
      '- laptops ordered\n- platform team: open 443 from 10.2.0.0/24 to 10.3.0.4, team gate, prod',
    ],
    ['Reminder: still waiting', 'Please create a Databricks workspace for team lilac, dev, West Europe.'],
    ['Handover of Ron', 'Please create CNAME docs.dev.contoso.com to docs.azurefd.net. Team docs, dev.'],
    ['Follow-up of the postmortem', 'What is left for you: alerts on vm-cash-02, team cash, prod.'],
  ])('"%s" is taken all the same when the text asks us plainly', (title, text) => {
    expect(isTaken(title, text)).toBe(true)
  })
})

describe('what is only thought of', () => {
  it.each([
    ['When we grow', 'Should the team double next year we might want a second Databricks workspace.'],
    ['GPUs', 'If the imaging project gets funded one day we would need GPUs.'],
    ['Data lake for HR', 'If it is approved we’d need a storage account in prod.'],
    ['Falls wir mal GPUs brauchen', 'Eventuell möchten wir dann eigene GPUs.'],
    ['Si algún día necesitamos un data lake', 'Quizá en 2028.'],
    ['Si un jour il nous faut un data lake', 'On verra.'],
    ['Data lake', 'Just thinking out loud, dev or prod, West Europe.'],
    ['Databricks for the lab', 'Not now. Cost 400 USD, dev.'],
    ['Databricks für das Labor', 'Nur als Gedanke, dev.'],
  ])('"%s: %s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it.each([
    ['If you have time', 'create a storage account for team fern please, dev, logs, North Europe'],
    ['When the network is done', 'we need 1433 from 10.8.0.0/24 to 10.9.0.4 opened, team bark, staging'],
    ['Once it is approved', 'please create a key vault for team elm, dev, westeurope'],
  ])('"%s: %s" is a condition that will be met', (title, text) => {
    expect(isTaken(title, text)).toBe(true)
  })
})

describe('what others are asked for', () => {
  it.each([
    ['Confluence access', 'Can someone give Pia Confluence? She starts on Monday, project STORE.'],
    ['3 headsets and a webcam', 'for the new data scientists, with a good GPU inside, EUR 300'],
    ['Desk cluster near the window', 'Can we get the desk cluster next to the kitchen?'],
    ['ISO audit', 'The auditors need by Friday:\n- list of firewall rules\n- members of all AD groups'],
    ['Portátil nuevo', 'Necesito un portátil con GPU, oficina de Bilbao.'],
  ])('"%s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it.each([
    ['Alerts for vm-desk-01', 'mail to desk@contoso.com please, team desk, prod'],
    [
      'Laptops lose the license server',
      'Please open tcp 27000 from 10.5.0.0/24 to 10.6.0.9. Team cad, prod.',
    ],
    ['Ours', 'We need a storage account for the list of rooms, team floor, dev.'],
  ])('"%s" is taken: it only speaks of them', (title, text) => {
    expect(isTaken(title, text)).toBe(true)
  })
})

describe('the words of others', () => {
  it.each([
    [
      'On the slide',
      '“Marketing needs a Databricks workspace and two storage accounts.” We heard it yesterday.',
    ],
    ['For newcomers', "A sample text: 'Please create a storage account for team tulip in dev, West Europe.'"],
  ])('in quotation marks ask for nothing: "%s"', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it.each([
    [
      'A port',
      'The vendor writes: "allow UDP 47808 from 10.1.0.0/24 to 10.2.0.2". Team doors, prod, please.',
    ],
    ['Vault', '"Please create a key vault for team tulip in dev."'],
    ['Vault', '"Tulip certificates" lie in a file. Please create a key vault for them, dev.'],
    ['Vault', 'Please create the "small" key vault for team tulip in dev.'],
  ])('are ours when nothing else is said, or when they are passed on: "%s: %s"', (title, text) => {
    expect(isTaken(title, text)).toBe(true)
  })
})

describe('what is told', () => {
  it.each([
    ['CPU alert on vm-lobby-02 fires each morning', 'The scan runs at 04:00 sharp, team lobby, prod.'],
    ['Backup alert vm-sap-02 again last night', 'third night in a row'],
    ['About the price model', 'Retrained every week by a job in the workspace.'],
    ['Learning path', 'Day 2: request access to Databricks. Day 5: create a job in the workspace.'],
  ])('"%s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it('still names what it is about', () => {
    const text = 'Code in acme/prices. Runs every Monday at 6:00 in dbw-prices-prod. Team prices, prod.'
    expect(readRequest('ML pipeline for the price model', text)).toMatchObject({
      actionable: true,
      capabilities: { named: ['ml_pipeline'] },
    })
  })
})

describe('a question that asks for a thing', () => {
  it.each([
    ['any hope of a key vault for the kiosk team?', 'dev, West Europe, secrets', 'key_vault'],
    ['Is there a chance to get Azure ML for team audio?', 'dev, CPU only', 'aml'],
    ['Gibt es eine Möglichkeit für einen Key Vault?', 'Team Kiosk, dev', 'key_vault'],
    ['Wäre ein Databricks Workspace möglich?', 'Team Erle, dev', 'databricks'],
    ['¿Sería posible un workspace de Databricks?', 'equipo norte, dev', 'databricks'],
    ['Serait-il possible d’avoir un compte de stockage ?', 'équipe sud, dev', 'storage'],
    ['Seria possível um key vault?', 'equipa loja, dev', 'key_vault'],
    ['Sarebbe possibile avere un key vault?', 'team vino, dev', 'key_vault'],
    [
      'who watches stinvoices01? nobody',
      'Alerts on stinvoices01 to a@contoso.com, team a, prod.',
      'monitoring',
    ],
    [
      'Nobody is told about kv-pay-prod',
      'Please fix that: alerts on kv-pay-prod, team pay, prod',
      'monitoring',
    ],
  ])('"%s" is taken', (title, text, id) => {
    expect(readRequest(title, text)).toMatchObject({ actionable: true, capabilities: { named: [id] } })
  })

  it.each([
    'Is it possible to use gpt-4.1 with batches in Azure OpenAI?',
    'Is there a way to see the costs of a storage account?',
    '¿Es posible ver los costes de Databricks?',
  ])('"%s" only wonders', (title) => {
    expect(isTaken(title, 'team a, dev, westeurope')).toBe(false)
  })
})

describe('what is denied together', () => {
  it.each([
    ['Databricks, team ash, dev', 'We do NOT need OpenAI or a key vault.', ['databricks']],
    ['Speicherkonto für Team Erle', 'Kein Databricks oder Azure ML.', ['storage']],
    ['Databricks or Azure ML for team ash', 'dev, please', ['aml', 'databricks']],
  ])('"%s: %s" names %j', (title, text, named) => {
    expect(readRequest(title, text).capabilities.named).toEqual(named)
  })
})

describe('two verbs in one sentence', () => {
  it('ask for a thing when it comes first', () => {
    expect(
      isTaken(
        'backups got lost',
        'We’d like a storage account for backups: only our people read and write it.',
      ),
    ).toBe(true)
    expect(isTaken('Key vault', 'Please review and write the page about the key vault.')).toBe(false)
  })
})

describe('what is written down for others', () => {
  it.each([
    [
      'Network weekly',
      'Attendees: Ida, Per\n\n- port 1521 to 10.3.0.0/24 was closed\n- Per wants to show the new alerts',
    ],
    ['Jour fixe Plattform', 'Anwesend: Ida, Per\n\n- Databricks läuft jetzt in westeurope'],
    ['Cost alert rg-ash-dev', 'The budget ash-dev has exceeded its notification threshold: 212 USD.'],
    [
      'Defender',
      'Two critical-severity findings: storage account public access of stash01 should be disallowed.',
    ],
    ['Extract the DNS zone link into a module', 'The same lines are in openai, storage and key_vault.'],
    [
      '22 was open',
      'For transparency: I put 0.0.0.0/0 -> 10.3.8.1 tcp 22 in nsg-edge at noon and took it out.',
    ],
  ])('"%s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it('is taken up when it ends in an order with all that it needs', () => {
    const text =
      'Attendees: Ida, Per\n\nFor the platform team: please open tcp 8443 from 10.9.0.0/24 to 10.8.0.4 for team ash in dev.'
    expect(isTaken('Network weekly', text)).toBe(true)
  })
})

describe('what was done, runs or is thought of already', () => {
  it.each([
    ['Audit: tcp 5432 to the ledger', 'On Monday they opened port 5432 from 10.9.0.0/24 to 10.8.0.4.'],
    [
      'Port 8089 to the indexer',
      'For the record, somebody already opened port 8089 from 10.9.0.0/24 to 10.8.0.4.',
    ],
    ['Reverted gpt-4.1 to the older version in staging', 'I reverted it at noon. Answers are short again.'],
    ['training is red again', 'Job 4711, workspace dbw-ash-dev. It stops at step 2 with a memory error.'],
    [
      'A second workspace',
      'If the grant gets signed we would perhaps need a Databricks workspace in France.',
    ],
    [
      'Policies',
      'Wir möchten verstehen, warum es in Databricks nur zwei Knoten gibt. Keine Änderung gewünscht.',
    ],
  ])('"%s: %s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it.each([
    [
      'ledger',
      'It would help if somebody opened port 5432 from 10.9.0.0/24 to 10.8.0.4, team ash, dev, please.',
    ],
    [
      'ledger',
      'We opened port 5432 last week. Please open tcp 5433 from 10.9.0.0/24 to 10.8.0.4 as well, team ash, dev.',
    ],
    ['secrets', 'So could we please get a key vault for team ash in dev?'],
    ['nightly', 'Run 3 jobs on Databricks every night for team ash in dev, please.'],
  ])('"%s: %s" is taken up', (title, text) => {
    expect(isTaken(title, text)).toBe(true)
  })
})
