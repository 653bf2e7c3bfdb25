import { describe, expect, it } from 'vitest'
import { namedValues, readRequest } from '../support/every-capability.ts'

describe('what is seldom written', () => {
  it('is a schedule with its zone behind a key', () => {
    const read = readRequest('ML pipeline', 'schedule: every day at 6 in the morning, Europe/Paris')
    expect(namedValues(read)).toMatchObject({ schedule: '0 0 6 * * ?', timezone: 'Europe/Paris' })
  })

  it('is a change request, which changes nothing', () => {
    const read = readRequest(
      'Change request',
      'Open tcp 8443 from 10.20.0.0/16 to 10.50.4.11 for team payments',
    )
    expect(namedValues(read)).toMatchObject({ ports: ['8443'] })
    expect(namedValues(read)).not.toHaveProperty('action')
  })

  it('is a size that grows, which is not the size', () => {
    const read = readRequest('Storage account for logs', 'team apus, 200 GB, growing by 40 GB a month')
    expect(namedValues(read)).toMatchObject({ size_gb: 200 })
  })

  it.each([
    ['Deleted files stay recoverable for at least 30 days.', { soft_delete_days: 30 }],
    ['Deleted files are kept for 30 days or more.', { soft_delete_days: 30 }],
  ])('is a time at the least: "%s"', (text, values) => {
    expect(namedValues(readRequest('Storage account for logs, team apus', text))).toMatchObject(values)
  })

  it('is an idle time at the least', () => {
    const read = readRequest(
      'Databricks for team apus',
      'Stop it when nobody used it for at least 45 minutes.',
    )
    expect(namedValues(read)).toMatchObject({ autotermination_minutes: 45 })
  })

  it('is a quoted text as the value of a record', () => {
    const read = readRequest('TXT record', 'Please add a TXT record for mail.contoso.com: "v=spf1 -all"')
    expect(namedValues(read)).toMatchObject({ fqdn: 'mail.contoso.com', record_values: ['v=spf1 -all'] })
  })

  it('is a word inside a longer one of the same request', () => {
    const read = readRequest('DNS', 'create a private DNS zone lab.contoso.com for team apus')
    expect(namedValues(read)).toMatchObject({ fqdn: 'lab.contoso.com', private: true })
  })

  it('is an advertisement, a draft or a word in passing, which asks for nothing', () => {
    const issues = [
      ['Best cloud hosting deals 2026', 'Save up to 70% on storage, vaults & DNS. Limited offer.'],
      [
        'Blog post draft: how we got our Databricks platform',
        'We asked for a Databricks workspace in spring.',
      ],
      [
        'Azure OpenAI is slow today',
        'In swedencentral. Not asking for more capacity, just so that you know.',
      ],
    ] as const
    for (const [title, text] of issues) expect(readRequest(title, text).actionable).toBe(false)
  })
})
