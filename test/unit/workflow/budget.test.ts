import { expect, it } from 'vitest'
import { adGroup } from '../../../capabilities/ad_group/capability.ts'
import { databricks } from '../../../capabilities/databricks/capability.ts'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import { Policy } from '../../../src/domain/policy.ts'
import { draft } from '../../../src/workflow/draft.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { origin } from '../../support/requests.ts'

const subscription = '11111111-1111-4111-8111-111111111111'

/** The gates of a development workspace in a repository with a budget for development, in US dollars a month. */
async function gatesWith(budget: number) {
  const policy = Policy.parse({
    version: 1,
    environments: {
      dev: { subscription, budget_usd_month: budget },
      staging: { subscription },
      prod: { subscription, budget_usd_month: 1 },
    },
  })
  const said = (value: string) => ({ value, quote: value, messageId: 'issue', by: 'alice' })
  const brief = await draft(
    {
      origin,
      title: 'Databricks workspace',
      author: 'alice',
      reading: undefined,
      policy,
      understanding: {
        capabilities: ['databricks'],
        choice: 'settled',
        offered: [],
        statements: {
          common: { team: said('data'), environment: said('dev'), region: said('eastus') },
          databricks: { workload: said('data_engineering') },
        },
        accepted: [],
        unresolved: [],
      },
    },
    {
      capabilities: [adGroup, databricks],
      existing: { read: () => Promise.resolve([]), held: () => Promise.resolve([]) },
      cloud: { availability: () => Promise.resolve({ kind: 'available' as const }) },
      prices: createPriceBook(),
      clock: { now: () => new Date('2026-11-22T00:00:00Z') },
    },
  )
  expect(brief.ready).toBe(true)
  return brief.gates
}

it(verifies(['prices.budget'], 'a request above the budget of its environment gets a gate'), async () => {
  expect(await gatesWith(100)).toMatchObject([
    {
      id: 'budget_may_be_exceeded',
      stack: 'databricks-objects',
      text: expect.stringContaining("the repository's budget is 100 USD.") as string,
    },
  ])
  expect(await gatesWith(10_000)).toEqual([])
})
