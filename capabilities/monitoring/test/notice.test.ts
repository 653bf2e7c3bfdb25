import { describe, expect, it } from 'vitest'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { assess, minimal } from './assess.ts'

const { notify_emails: _, ...silent } = minimal

describe('who is told', () => {
  it('is asked without a proposal', async () => {
    const { questions, stacks } = await assess(silent)
    expect(questions.map(({ parameter, default: proposal }) => [parameter, proposal])).toEqual([
      ['notify_emails', undefined],
    ])
    expect(stacks).toEqual([])
  })

  it.each([{ webhook: 'https://hooks.contoso.com/web' }, { action_group: 'ag-web' }])(
    'is not asked when there is %o',
    async (way) => {
      const { questions, settings, stacks } = await assess({ ...silent, ...way })
      expect(questions).toEqual([])
      expect(settings['notify_emails']?.value).toEqual([])
      expect(stacks).toHaveLength(1)
    },
  )

  it('is an action group of its own beside the one that exists', async () => {
    const { stacks } = await assess({ ...minimal, action_group: 'ag-web' })
    expect(stacks[0]?.settings).toMatchObject({ own_action_group: true, existing_action_group: true })
  })

  it.each([
    'https://hooks.slack.com/services/T/B/X',
    'https://contoso.webhook.office.com/webhookb2/x',
    'https://prod-01.eastus.logic.azure.com/workflows/x',
  ])('is not written into the repository when the address is a password: %s', async (webhook) => {
    const { problems } = await assess({ ...silent, webhook })
    expect(problems.map(({ parameter }) => parameter)).toEqual(['webhook'])
    expect(JSON.stringify(problems)).not.toContain('webhookb2')
  })

  it.each([
    'http://hooks.contoso.com/web',
    'https://user:secret@hooks.contoso.com/web',
    'https://hooks.contoso.com/web?token=secret',
    'https://localhost/web',
    'https://10.0.0.1/web',
  ])('is refused: %s', async (webhook) => {
    const { problems } = await assess({ ...silent, webhook })
    expect(problems.map(({ parameter }) => parameter)).toEqual(['webhook'])
  })
})

describe('a budget', () => {
  it('begins with the month of the request', async () => {
    const stated = { ...minimal, targets: ['rg-web-prod'], budget_usd_month: 400 }
    const { stacks } = await assess(stated, { today: '2027-01-31' })
    expect(stacks.map(({ variables }) => variables['start_date'])).toEqual(['2027-01-01T00:00:00Z'])
  })

  it('is needed for a resource group, of which nothing else can be watched', async () => {
    const { problems } = await assess({ ...minimal, targets: ['rg-web-prod'] })
    expect(problems.map(({ suggestion }) => suggestion)).toEqual(['budget: 400 USD a month'])
  })

  it('needs to know its resource group', async () => {
    const { problems } = await assess({ ...minimal, budget_usd_month: 400 })
    expect(problems.map(({ rule }) => rule)).toEqual(['the resource group that it is for is not known'])
  })

  it('cannot be told over a webhook', async () => {
    const stated = { ...silent, webhook: 'https://hooks.contoso.com/web', resource_group: 'rg-web' }
    const { problems } = await assess({ ...stated, budget_usd_month: 400 })
    expect(problems.map(({ parameter }) => parameter)).toEqual(['budget_usd_month'])
  })

  it('is one US dollar at least', async () => {
    const { problems } = await assess({ ...minimal, resource_group: 'rg-web', budget_usd_month: 0.5 })
    expect(problems.map(({ rule }) => rule)).toEqual(['a budget is at least 1 USD a month'])
  })
})

describe('confirmations', () => {
  const loose = [{ signal: 'cpu', operator: 'above', threshold: 99, unit: '%' }]

  it('are asked for a looser threshold in production only', async () => {
    const prod = await assess({ ...minimal, alerts: loose })
    expect(prod.gates.map(({ id }) => id)).toEqual(['prod_change'])
    const staging = await assess({ ...minimal, environment: 'staging', alerts: loose })
    expect(staging.gates).toEqual([])
  })

  it('are not asked for a stricter one', async () => {
    const strict = [{ signal: 'cpu', operator: 'above', threshold: 60, unit: '%' }]
    expect((await assess({ ...minimal, alerts: strict })).gates).toEqual([])
  })

  it('are asked for dear logs', async () => {
    const stated = { ...minimal, targets: ['dbw-web-prod'] }
    expect((await assess({ ...stated, log_gb_per_day: 1 })).gates).toEqual([])
    expect((await assess({ ...stated, log_gb_per_day: 2 })).gates.map(({ id }) => id)).toEqual(['high_cost'])
  })
})

describe('the price', () => {
  it('counts each value that is compared, learned ones twice', async () => {
    const { estimate } = await assess({ ...minimal, targets: ['kv-web'] })
    expect(estimate).toMatchObject([{ expectedUsd: 0.7, unpriced: [] }])
  })

  it('is capped where a new log workspace is', async () => {
    const stated = { ...minimal, environment: 'dev', targets: ['dbw-web-dev'], log_gb_per_day: 50 }
    const { estimate } = await assess(stated)
    const month = (365 / 12) * 2.3 + 0.5
    expect(estimate[0]?.highUsd).toBeCloseTo(month, 1)
    const shared = { logWorkspaces: { dev: `/subscriptions/${exampleContext.subscriptions.dev}/x` } }
    expect((await assess(stated, shared)).estimate[0]?.highUsd).toBeGreaterThan(month)
  })

  it('names what it does not know', async () => {
    const prices = { ...exampleContext.prices, price: () => undefined }
    const { estimate } = await assess({ ...minimal, targets: ['dbw-web-prod'] }, { prices })
    expect(estimate).toMatchObject([{ expectedUsd: 0, unpriced: ['log alert', 'logs'] }])
  })
})
