import { describe, expect, it } from 'vitest'
import { readRequest } from '../support/every-capability.ts'

function isTaken(title: string, text = ''): boolean {
  return readRequest(title, text).actionable
}

describe('what nobody shall do', () => {
  it.each([
    ['Vault outage, 10:00', 'Do not touch anything in the key vault please.'],
    ['Phishing about the key vault', 'Never click it, delete it.'],
    ['Perimeter', 'We kindly ask to leave the firewall as it is until the audit.'],
    ['Umzug', 'Fragen zu DNS bitte per Telefon, nicht als Ticket.'],
  ])('is not asked for: "%s"', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it('leaves what is wanted beside it', () => {
    expect(isTaken('Vault', 'Do not make it public, we need a key vault for team elk, dev.')).toBe(true)
    expect(
      isTaken('Reminder for you', 'Please do not forget the key vault for team elk, dev, uksouth.'),
    ).toBe(false)
    expect(isTaken('Vault', 'Do not wait, please create a key vault for team elk, dev.')).toBe(true)
  })
})

describe('words of others', () => {
  it('in a talk that was copied ask for nothing', () => {
    const talk = 'mo: can somebody create a key vault?\nli: exists, kv-elk-dev\nmo: thanks\nli: np'
    expect(isTaken('Chat of today', `${talk}\n\nSaved for later.`)).toBe(false)
  })

  it('in the name of a page ask for nothing', () => {
    expect(isTaken('Pages', "I propose to keep 'Requesting storage (2024)' only.")).toBe(false)
    expect(isTaken('Pages', 'I propose to keep "How to request a key vault" only.')).toBe(false)
  })

  it('are no talk when everybody says one thing', () => {
    expect(isTaken('Key vault', 'team: elk\nregion: uksouth\nenvironment: dev')).toBe(true)
  })
})

describe('who offers something', () => {
  it.each([
    ['Managed firewall', 'Dear Sir, our experts configure and monitor your ports.'],
    ['Deploy GPT models cheaper', 'Teams like yours save a lot. A quick demo? We need one port.'],
  ])('asks for nothing: "%s"', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it('is not found in one such word', () => {
    expect(isTaken('Key vault', 'Our customers wait for it. We need a key vault for team elk, dev.')).toBe(
      true,
    )
  })
})

describe('a title that tells', () => {
  it.each([
    ['Settlement pipeline writes the wrong day', 'We think it is in time.py, dev, westeurope.'],
    ['Firewall: rule 2140 deleted', 'Deleted on 20.11. after 90 days.'],
    ['Guideline: when to use a notebook', 'Anything that runs twice is a job.'],
    ['Monitoring: 12 alerts this week were one disk', 'Facilities replaces it.'],
    ['The contractor opened port 3389', 'Security closed it.'],
    ['Vertex vs Azure ML', 'We stay.'],
    ['Interview task idea: build a small firewall', 'Ten packets and three rules.'],
    ['Access policy of the cluster, draft v3', 'max 8 workers, dev, no GPU'],
    ['Purchase request: workstation for the animators', 'RTX 6000, 9420 EUR'],
  ])('"%s" is left alone', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })

  it('still names a thing beside a value', () => {
    expect(isTaken('Key vault', 'for team elk')).toBe(true)
    expect(isTaken('Key vault')).toBe(true)
  })
})

describe('who does it himself', () => {
  it.each([
    ['plan job is red', 'A group in plan.yml would do it, I can send a PR.'],
    ['Storage growth', 'Keeping this open until March, storage account st is at 71 %.'],
    ['Re: open port 22', 'Already handled by Tom.'],
  ])('asks for nothing: "%s"', (title, text) => {
    expect(isTaken(title, text)).toBe(false)
  })
})

describe('an order with its values', () => {
  it.each([
    [
      'Bug: notebook crashes',
      'Please provision a Databricks workspace for team elk, dev, uksouth.',
      'databricks',
    ],
    ['Chore: secrets', 'Please create a key vault for team elk, dev, uksouth.', 'key_vault'],
    ['Thanks, and one more', 'We’d now like a key vault for team elk, dev, uksouth, please.', 'key_vault'],
    [
      'Is there a way to use gpt-4.1?',
      'This is where I ask: an Azure OpenAI account with gpt-4.1, team elk, dev, swedencentral.',
      'openai',
    ],
    ['Action 3', 'Please configure monitoring for app-elk-prod, mail to elk@contoso.com', 'monitoring'],
    ['Name', 'Could shop.contoso.com get a CNAME to shop.azurefd.net? Team elk, prod.', 'dns'],
    ['444 in from 203.0.113.7', 'to 10.50.4.12, dev, team elk', 'firewall'],
    ['sg-elk', 'owner lea@contoso.com, members tom@contoso.com', 'ad_group'],
    ['Nobody noticed', 'Watch vmelk01, mail to elk@contoso.com, prod', 'monitoring'],
  ])('is taken whatever the title is: "%s"', (title, text, id) => {
    expect(readRequest(title, text)).toMatchObject({ actionable: true, capabilities: { named: [id] } })
  })
})
