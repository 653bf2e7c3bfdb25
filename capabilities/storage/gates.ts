import { aboutUsd, type CapabilityContext, type Gate, hoursInMonth, networkOfSubnet } from '#capability'
import { describeAddresses, hasAllowList, hasEndpoint } from './decide-access.ts'
import { estimate } from './estimate.ts'
import type { Settings } from './parameters.ts'
import { pricePaths } from './prices.ts'
import { stackId } from './stack-id.ts'
import { describeConsumers, list } from './words.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

type Found = readonly [id: Gate['id'], text: string]

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  const found: Found[] = [
    ...exposureGates(settings),
    ...keyGates(settings),
    ...retentionGates(settings),
    ...costGates(settings, context),
    ...productionGates(settings),
  ]
  return found.map(([id, text]) => ({ id, stack: stackId, text }))
}

function exposureGates(settings: Settings): Found[] {
  const { account_name, network, allowed_ips, consumers, environment, containers, purpose } = settings
  const found: Found[] = []
  if (network === 'public') {
    const text = `Anybody on the internet (0.0.0.0/0) can read everything in ${list(containers)} of ${account_name} without signing in.`
    found.push(['public_access', text])
  } else if (environment === 'prod' && allowed_ips.length > 0 && hasAllowList(network)) {
    const text = `${account_name} can be reached over the internet from ${describeAddresses(allowed_ips)}, in production.`
    found.push(['public_access', text])
  }
  if (consumers.includes('partner')) {
    const proof =
      purpose === 'sftp_drop' ? 'over SFTP with a key of its own' : 'with signatures that last at most 7 days'
    const text = `Lets a partner at ${describeAddresses(allowed_ips)} read and write in ${list(containers)} of ${account_name}, ${proof}.`
    found.push(['access', text])
  }
  return found
}

function keyGates({ account_name, shared_keys }: Settings): Found[] {
  if (shared_keys === 'none') return []
  const why = shared_keys === 'smb_key' ? 'the share is mounted with one' : 'an old SDK needs one'
  const text = `Whoever has a key of ${account_name} can read, change and delete everything in it and leaves no name; keys are on because ${why}.`
  return [['shared_key_enabled', text]]
}

function retentionGates({ account_name, containers, retention_days, retention_lock }: Settings): Found[] {
  if (retention_days === undefined || retention_lock !== 'locked') return []
  const days = retention_days.toLocaleString('en-US')
  const text = `Nothing in ${list(containers)} of ${account_name} can be changed or deleted for ${days} days after it was written, by anybody, and this can never be taken back or shortened.`
  return [['immutability', text]]
}

function costGates(settings: Settings, context: CapabilityContext): Found[] {
  const { environment, purpose, account_name, budget_usd_month } = settings
  const found: Found[] = []
  if (purpose === 'sftp_drop') {
    const hourly = context.prices.price(pricePaths.sftp)?.usd
    const cost =
      hourly === undefined ? 'at an unknown price' : `about ${aboutUsd(hourly * hoursInMonth)} a month`
    found.push(['idle_cost', `SFTP of ${account_name} is paid for while it is on, used or not: ${cost}.`])
  }
  const [{ expectedUsd, highUsd } = { expectedUsd: 0, highUsd: 0 }] = estimate(settings, context)
  const limit = highCostUsd[environment]
  if (expectedUsd > limit) {
    const text = `About ${aboutUsd(expectedUsd)} a month in ${environment}, above the limit of ${aboutUsd(limit)}; up to ${aboutUsd(highUsd)}.`
    found.push(['high_cost', text])
  }
  if (budget_usd_month !== undefined && highUsd > budget_usd_month) {
    const text = `Up to ${aboutUsd(highUsd)} a month, about ${aboutUsd(expectedUsd)} expected; the budget is ${aboutUsd(budget_usd_month)}.`
    found.push(['budget_may_be_exceeded', text])
  }
  return found
}

function productionGates(settings: Settings): Found[] {
  const { environment, account_name, data_class, consumers, network, subnet_id, access_group, group_access } =
    settings
  if (environment !== 'prod') return []
  const way =
    hasEndpoint(network) && subnet_id !== undefined
      ? `a private endpoint in ${networkOfSubnet(subnet_id).subnet}`
      : 'allowed addresses'
  const group =
    access_group === undefined
      ? ''
      : `; ${access_group} may ${group_access === 'read_only' ? 'read' : 'read and write'}`
  const text = `Changes production: ${account_name} takes ${data_class} data of ${describeConsumers(consumers)} through ${way}${group}.`
  return [['prod_change', text]]
}
