import { describe, expect, it } from 'vitest'
import { readComment, readIssue, settled, valuesOf } from '../support/dialogue.ts'

describe('a request in a hurry', () => {
  it.each([
    [
      'Hi team, could someone please provision a new Databricks env for the fraud-detection squad? Needs to be prod, West Europe, with streaming from Kafka.',
      {
        'common.team': 'fraud-detection',
        'common.environment': 'prod',
        'common.region': 'westeurope',
        'databricks.workload': 'streaming',
      },
    ],
    [
      'Setup dbx workspace - Team: Growth Analytics / Env: UAT / Region: UK South / 4 to 10 workers',
      {
        'common.team': 'growth-analytics',
        'common.environment': 'staging',
        'common.region': 'uksouth',
        'databricks.min_workers': 4,
        'databricks.max_workers': 10,
      },
    ],
    [
      'ML workspace (production) owned by team "Computer Vision", GPUs, up to 6 workers, no spot, budget 8k USD per month',
      {
        'common.team': 'computer-vision',
        'common.environment': 'prod',
        'databricks.gpu': true,
        'databricks.max_workers': 6,
        'databricks.spot': false,
        'common.budget_usd_month': 8000,
        'databricks.workload': 'ml',
      },
    ],
    [
      'Please allow 10.4.0.0/22 to talk to 10.50.8.15:5432 (postgres) in prod for the billing team',
      {
        'common.team': 'billing',
        'common.environment': 'prod',
        'firewall.source_ips': ['10.4.0.0/22'],
        'firewall.destination': '10.50.8.15/32',
        'firewall.ports': ['5432'],
      },
    ],
    [
      'Open 22 and 3389 from 203.0.113.7 to 10.2.0.9, team ops, dev, until 2026-12-24',
      {
        'common.team': 'ops',
        'common.environment': 'dev',
        'firewall.source_ips': ['203.0.113.7/32'],
        'firewall.destination': '10.2.0.9/32',
        'firewall.ports': ['22', '3389'],
        'common.expires': '2026-12-24',
      },
    ],
    [
      'We need inbound https from the internet to 10.50.4.10 for team web in production',
      {
        'common.team': 'web',
        'common.environment': 'prod',
        'firewall.source_ips': ['0.0.0.0/0'],
        'firewall.destination': '10.50.4.10/32',
        'firewall.ports': ['443'],
        'firewall.direction': 'Inbound',
      },
    ],
    [
      'Need to reach snowflake.example.com on 443 from our databricks subnet 10.139.0.0/22',
      {
        'firewall.source_ips': ['10.139.0.0/22'],
        'firewall.destination': 'snowflake.example.com',
        'firewall.ports': ['443'],
      },
    ],
    [
      'Databricks workspace like the one team ops has, but for team finance in staging',
      { 'common.team': 'finance', 'common.environment': 'staging' },
    ],
    [
      'Bitte einen Databricks Workspace für Team Vertrieb, Produktion, Frankfurt',
      { 'common.team': 'vertrieb', 'common.environment': 'prod', 'common.region': 'germanywestcentral' },
    ],
  ])('%j', (title, values) => {
    const reading = readIssue(title)
    expect(reading).toMatchObject({ actionable: true, objections: [], ambiguities: [] })
    expect(valuesOf(reading)).toEqual(values)
  })
})

describe('a change of mind', () => {
  const understanding = settled('databricks')

  it.each([
    [
      'sounds good, but can we make it 3-6 workers?',
      { 'databricks.min_workers': 3, 'databricks.max_workers': 6 },
    ],
    ['I meant eastus2 not eastus', { 'common.region': 'eastus2' }],
    ['actually make that staging', { 'common.environment': 'staging' }],
    ['team should be payments-core', { 'common.team': 'payments-core' }],
    ['rename the workspace to dbw-fraud-prod', { 'databricks.workspace_name': 'dbw-fraud-prod' }],
    ['switch from ml to streaming', { 'databricks.workload': 'streaming' }],
    ['max 5 nodes, min 1', { 'databricks.min_workers': 1, 'databricks.max_workers': 5 }],
    ['max 5 nodes, up to 3 of our people', { 'databricks.max_workers': 5 }],
    ['four workers to start, growing later', { 'databricks.min_workers': 4 }],
    [
      'region: eastus2 and also private access',
      { 'common.region': 'eastus2', 'databricks.network': 'private' },
    ],
    ['what does it cost if we use 8 workers?', {}],
    ['double the workers', {}],
  ])('%j', (text, values) => {
    expect(valuesOf(readComment(text, { understanding }))).toEqual(values)
  })

  it.each(['no', 'do it, but not today', 'yes?', 'double the workers'])(
    'is not lost when nothing of it was used: %j',
    (text) => {
      expect(readComment(text, { understanding }).unread).toEqual([text])
    },
  )

  it('is not looked for in thanks', () => {
    expect(readComment('Thanks!', { understanding }).unread).toEqual([])
  })

  it('may be an agreement with a signature below it', () => {
    expect(readComment('Yes.\n\n-- \nAlice Example\nTeam Platform').intent).toBe('accept')
    expect(readComment('LGTM 🚀').intent).toBe('accept')
    expect(readComment('ok ok, go!').intent).toBe('accept')
  })
})
