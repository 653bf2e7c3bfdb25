import {
  type CapabilityContext,
  type CheaperChoice,
  createCostSheet,
  hoursInMonth,
  type StackEstimate,
  withSavings,
} from '#capability'
import { type Deployment, deploymentsOf } from './deployment.ts'
import { addDeployment, assumedShare, hoursOfUse } from './deployment-cost.ts'
import { catalog } from './models/catalog.ts'
import { billingOf } from './models/deployment-types.ts'
import { sharedZone } from './private-zone.ts'
import type { Settings } from './settings.ts'
import { stackId } from './stack-id.ts'

/** What an account costs a month: its models, and the way to it. The account itself is free. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const sheet = createCostSheet(stackId, context.prices)
  const deployments = deploymentsOf(settings)
  const use = useOf(settings)
  for (const deployment of deployments) {
    addDeployment(sheet, deployment, use)
    sheet.assume(describe(deployment, context.prices))
  }
  const perToken = deployments.filter(({ type }) => billingOf(type) !== 'provisioned_units')
  if (perToken.length > 0) for (const sentence of describeLoad(settings, perToken)) sheet.assume(sentence)
  if (settings.network === 'private') {
    sheet.add({ label: 'private endpoint', units: 1, path: 'network.private_endpoint_month' })
    sheet.assume('one private endpoint, without the traffic through it')
    if (sharedZone(context) === undefined) {
      sheet.add({ label: 'private DNS zone', units: 1, path: 'dns.private_zone_month' })
    }
  }
  if (context.logWorkspaces[settings.environment] !== undefined) {
    sheet.assume('logs cost what is kept of them and are not counted')
  }
  return [withSavings(sheet.estimate(), reservation(sheet.estimate(), deployments, context.prices))]
}

/** Units of any region can be reserved for a month; the price of a reservation is known for them alone. */
function reservation(
  bill: StackEstimate,
  deployments: readonly Deployment[],
  prices: CapabilityContext['prices'],
): CheaperChoice[] {
  const reserved = deployments.filter(({ type }) => type === 'GlobalProvisionedManaged')
  const units = reserved.reduce((sum, { capacity }) => sum + capacity, 0)
  const month = prices.price('openai_ptu.reservation_usd_per_ptu.month')?.usd
  const hour = prices.price('openai_ptu.usd_per_ptu_hour.Global')?.usd
  if (units === 0 || month === undefined || hour === undefined) return []
  const expectedUsd = bill.expectedUsd - units * (hour * hoursInMonth - month)
  const text = `a reservation of ${units} units for a month instead of paying by the hour`
  return [{ text, bill: { ...bill, expectedUsd } }]
}

function useOf(settings: Settings): Parameters<typeof addDeployment>[2] {
  const { requests_per_minute, tokens_in, tokens_out, model_region, environment } = settings
  return {
    region: model_region,
    requestsPerMinute: requests_per_minute,
    tokensIn: tokens_in,
    tokensOut: tokens_out,
    hours: hoursOfUse(environment),
  }
}

/** "gpt-4.1-mini: 0.4 USD for a million input tokens and 1.6 USD for a million output tokens as GlobalStandard". */
function describe({ model, type, capacity }: Deployment, prices: CapabilityContext['prices']): string {
  if (billingOf(type) === 'provisioned_units') {
    return `${model}: ${capacity} provisioned units, paid 730 hours a month whether they are used or not`
  }
  const price = (of: string) => {
    const found = prices.price(`openai_tokens_usd_per_1m_global.${model}.${of}`)
    return found === undefined ? 'an unknown price' : `${found.usd} USD`
  }
  const output =
    catalog[model].kind === 'embeddings' ? '' : ` and ${price('output')} for a million output tokens`
  return `${model}: ${price('input')} for a million input tokens${output}, before the surcharge or discount of ${type}`
}

function describeLoad(
  { requests_per_minute, tokens_in, tokens_out, environment }: Settings,
  deployments: readonly Deployment[],
): string[] {
  const hours = hoursOfUse(environment)
  const size = `${tokens_in.toLocaleString('en-US')} input and ${tokens_out.toLocaleString('en-US')} output tokens`
  const capacity = deployments.map(({ capacity: k }) => `${k}k`).join(', ')
  const each = deployments.length > 1 ? ' to each model' : ''
  return [
    requests_per_minute === undefined
      ? `nobody said how many requests there are: ${assumedShare * 100} % of the capacity is used, in requests of ${size}`
      : `${requests_per_minute} requests a minute${each} of ${size}, ${hours.usual} hours a month; half of it when there is little to do`,
    `at most: the whole capacity (${capacity} tokens a minute), ${hours.most} hours a month`,
  ]
}
