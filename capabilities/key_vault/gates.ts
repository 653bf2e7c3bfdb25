import { aboutUsd, type CapabilityContext, type Gate, networkOfSubnet } from '#capability'
import { hasAllowList, hasEndpoint } from './decide-network.ts'
import { estimate } from './estimate.ts'
import { namedGroups } from './groups.ts'
import type { Settings } from './parameters.ts'
import { stackId } from './stack-id.ts'
import { list, shortened } from './words.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

type Found = readonly [id: Gate['id'], text: string]

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  const found: Found[] = [
    ...exposureGates(settings),
    ...administratorGates(settings),
    ...costGates(settings, context),
    ...productionGates(settings),
  ]
  return found.map(([id, text]) => ({ id, stack: stackId, text }))
}

function exposureGates({ vault_name, network, allowed_ips, environment }: Settings): Found[] {
  if (network === 'public') {
    const text = `${vault_name} can be reached from any address (0.0.0.0/0) over the internet, in ${environment}; Entra sign-in and a role are all that protects it.`
    return [['public_access', text]]
  }
  if (environment === 'dev' || !hasAllowList(network) || allowed_ips.length === 0) return []
  const from = `${vault_name} can be reached over the internet from ${list(shortened(allowed_ips))}`
  return environment === 'prod'
    ? [['public_access', `${from}, in production.`]]
    : [['ip_allow_list', `${from}, in staging.`]]
}

function administratorGates({ vault_name, administrators_group, environment }: Settings): Found[] {
  if (administrators_group === undefined) return []
  const text = `Everybody in ${administrators_group} may read, change, delete and purge everything in ${vault_name}, in ${environment}.`
  return [['owner_role', text]]
}

function costGates(settings: Settings, context: CapabilityContext): Found[] {
  const { environment, budget_usd_month } = settings
  const [{ expectedUsd, highUsd } = { expectedUsd: 0, highUsd: 0 }] = estimate(settings, context)
  const limit = highCostUsd[environment]
  const found: Found[] = []
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
  const { environment, vault_name, holds, network, subnet_id } = settings
  if (environment !== 'prod') return []
  const way =
    hasEndpoint(network) && subnet_id !== undefined
      ? `a private endpoint in ${networkOfSubnet(subnet_id).subnet}`
      : 'allowed addresses'
  const groups = namedGroups(settings)
  const who = groups.length === 0 ? 'nobody' : list(groups)
  const text = `Changes production: ${vault_name} keeps ${list(holds)}, is reached through ${way}, and gives roles to ${who}.`
  return [['prod_change', text]]
}
