import {
  type Amount,
  type CapabilityContext,
  type CostSheet,
  createCostSheet,
  type Environment,
  hoursInMonth,
  hoursPerMonth,
  times,
  tokensPart,
  unitPricePath,
  unitsPart,
} from '#capability'
import type { Deployment } from './deployment.ts'
import { catalog } from './models/catalog.ts'
import { billingOf, type DeploymentType, reachOf } from './models/deployment-types.ts'
import { placeOf } from './models/geography.ts'
import type { Settings } from './settings.ts'

/** How much deployments are used; `requestsPerMinute` is not known when nobody said it. */
export interface Use {
  readonly region: Settings['model_region']
  readonly requestsPerMinute: number | undefined
  readonly tokensIn: number
  readonly tokensOut: number
  /** Hours a month in which requests come, and in which the full capacity could be used. */
  readonly hours: { readonly usual: number; readonly most: number }
}

/** Share of the capacity that is assumed to be used when nobody said how many requests there are. */
export const assumedShare = 0.1

export function hoursOfUse(environment: Environment): Use['hours'] {
  return {
    usual: hoursPerMonth(environment, 'interactive'),
    most: hoursPerMonth(environment, 'service'),
  }
}

/** Adds a month of one deployment to the bill. */
export function addDeployment(sheet: CostSheet, deployment: Deployment, use: Use): void {
  const { model, type, capacity } = deployment
  if (billingOf(type) === 'provisioned_units') {
    sheet.add({
      label: `provisioned units of ${model}`,
      units: capacity * hoursInMonth,
      path: unitPricePath(type),
      part: unitsPart(deployment),
    })
    return
  }
  const tokens = millionTokens(deployment, use)
  const factor = priceFactor(sheet, type, use.region)
  const path = `openai_tokens_usd_per_1m_global.${model}`
  const part = tokensPart(deployment)
  sheet.add({ label: `${model}, input`, units: times(tokens.input, factor), path: `${path}.input`, part })
  if (catalog[model].kind === 'embeddings') return
  sheet.add({ label: `${model}, output`, units: times(tokens.output, factor), path: `${path}.output`, part })
}

/** US dollars a month of deployments without what stands around them; unknown prices are left out. */
export function deploymentsCost(
  deployments: readonly Deployment[],
  use: Use,
  prices: CapabilityContext['prices'],
): Amount {
  const sheet = createCostSheet('openai', prices)
  for (const deployment of deployments) addDeployment(sheet, deployment, use)
  const { lowUsd: low, expectedUsd: expected, highUsd: high } = sheet.estimate()
  return { low, expected, high }
}

/** Tokens of a month in millions: what is likely, and as many as the capacity lets through. */
function millionTokens({ model, capacity }: Deployment, use: Use): { input: Amount; output: Amount } {
  const { requestsPerMinute, tokensIn, hours } = use
  const tokensOut = catalog[model].kind === 'embeddings' ? 0 : use.tokensOut
  const perRequest = tokensIn + tokensOut
  const ceiling = (capacity * 1000 * 60 * hours.most) / perRequest
  const usual =
    requestsPerMinute === undefined ? ceiling * assumedShare : requestsPerMinute * 60 * hours.usual
  const requests = {
    low: requestsPerMinute === undefined ? 0 : usual / 2,
    expected: usual,
    high: Math.max(ceiling, usual),
  }
  return { input: times(requests, tokensIn / 1e6), output: times(requests, tokensOut / 1e6) }
}

/** What a type costs compared with GlobalStandard; a surcharge that is not known is listed as unpriced. */
function priceFactor(sheet: CostSheet, type: DeploymentType, region: Use['region']): number {
  const look = (name: string) =>
    sheet.lookUp({ label: `surcharge of ${type} in ${region}`, path: `openai_price_factor.${name}` }) ?? 1
  const batch = billingOf(type) === 'batch_api' ? look('Batch') : 1
  switch (reachOf(type)) {
    case 'GlobalStandard':
      return batch
    case 'DataZoneStandard':
      return look('DataZone') * batch
    case 'Standard':
      return look(placeOf(region).zone === 'us' ? 'Regional_US' : `Regional_${region}`)
  }
}
