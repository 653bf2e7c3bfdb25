import { describe, expect, it } from 'vitest'
import { statedValues } from '../../../src/conversation/stated-values.ts'
import { catalogue, quotesOf, readComment, readIssue, type Turn, talk, valuesOf } from './support/dialogue.ts'

async function turnsOf(
  title: string,
  body: string,
  ...comments: string[]
): Promise<[Turn, Turn, Turn, Turn]> {
  const [first, second, third, fourth] = await talk(title, body, ...comments)
  if (first === undefined) throw new Error('a conversation begins with an issue')
  return [first, second ?? first, third ?? second ?? first, fourth ?? third ?? second ?? first]
}

describe('a workspace for a team', () => {
  it('is asked for in a title and settled in three replies', async () => {
    const [issue, region, names, yes] = await turnsOf(
      'Create a production workspace for ML team',
      '',
      'East US',
      'Name the resource group rg-ml-team-prod and reduce cluster to 1-4 workers',
      'yes',
    )

    expect(issue.reading).toMatchObject({
      actionable: true,
      capabilities: { named: ['databricks'] },
      unread: [],
    })
    expect(valuesOf(issue.reading)).toEqual({ 'common.environment': 'prod', 'common.team': 'ml' })
    expect(quotesOf(issue.reading)).toEqual({ 'common.environment': 'production', 'common.team': 'ML team' })
    expect(issue.understanding.choice).toBe('settled')

    expect(valuesOf(region.reading)).toEqual({ 'common.region': 'eastus' })
    expect(region.reading).toMatchObject({ intent: 'none', unread: [] })

    expect(valuesOf(names.reading)).toEqual({
      'common.resource_group': 'rg-ml-team-prod',
      'databricks.min_workers': 1,
      'databricks.max_workers': 4,
    })
    expect(names.reading.unread).toEqual([])

    expect(yes.reading).toMatchObject({ intent: 'accept', operations: [] })
    expect(yes.brief.ready).toBe(true)
    expect(yes.brief.title).toBe('Databricks workspace dbw-ml-prod for team ml, production, eastus')
    expect(yes.brief.estimate?.expectedUsd).toBeGreaterThan(0)
  })
})

describe('a port for a team', () => {
  it('is read whole from one sentence', async () => {
    const [issue] = await turnsOf(
      'Please open tcp 443 from 10.20.0.0/16 to 10.50.4.10 for team payments in staging, East US 2',
      '',
    )
    expect(issue.reading).toMatchObject({
      actionable: true,
      capabilities: { named: ['firewall'] },
      unread: [],
    })
    expect(valuesOf(issue.reading)).toEqual({
      'common.team': 'payments',
      'common.environment': 'staging',
      'common.region': 'eastus2',
      'firewall.ports': ['443'],
      'firewall.protocol': 'Tcp',
      'firewall.source_ips': ['10.20.0.0/16'],
      'firewall.destination': '10.50.4.10/32',
    })
    expect(issue.brief).toMatchObject({ ready: true, objections: [], questions: [] })
  })

  it('is confirmed by the name of the gate and never by a plain yes', () => {
    expect(readComment('yes')).toMatchObject({ intent: 'accept' })
    expect(readComment('yes').gateConfirmation).toBeUndefined()
    expect(readComment('confirm access')).toMatchObject({ gateConfirmation: ['access'], intent: 'none' })
    expect(readComment('/confirm access')).toMatchObject({
      gateConfirmation: ['access'],
      command: { name: 'confirm', argument: 'access' },
    })
  })
})

describe('a workspace and a port in one issue', () => {
  it('shares team, environment and region', () => {
    const title =
      'Databricks workspace for team orbit, dev, eastus2, and open port 1433 from 10.1.0.0/16 to 10.2.0.4'
    const reading = readIssue(title)
    expect(reading).toMatchObject({ actionable: true, unread: [] })
    expect(reading.capabilities.named).toEqual(['databricks', 'firewall'])
    expect(valuesOf(reading)).toEqual({
      'common.team': 'orbit',
      'common.environment': 'dev',
      'common.region': 'eastus2',
      'firewall.ports': ['1433'],
      'firewall.source_ips': ['10.1.0.0/16'],
      'firewall.destination': '10.2.0.4/32',
    })
  })

  it('hands every capability the shared values and its own', async () => {
    const [issue] = await turnsOf(
      'Databricks workspace for team orbit, dev, and open port 1433',
      'max workers: 3',
    )
    const [databricks, firewall] = catalogue.map((one) => statedValues(issue.understanding, one))
    expect(databricks).toEqual({ team: 'orbit', environment: 'dev', max_workers: 3 })
    expect(firewall).toEqual({ team: 'orbit', environment: 'dev', ports: ['1433'] })
  })

  it('retries one of them by a command', () => {
    expect(readComment('/retry databricks')).toMatchObject({
      command: { name: 'retry', argument: 'databricks' },
      operations: [],
      unread: [],
    })
  })
})
