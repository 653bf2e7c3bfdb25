import { regions } from '../../capability/regions.ts'
import type { Policy } from '../../domain/policy.ts'

/** Which subscriptions may be named: the sandbox's own begin with `prefix`, and the two clouds never mix. */
export interface SubscriptionRule {
  readonly prefix: string
  readonly rule: 'required' | 'forbidden'
}

/** What is wrong with a policy beyond its form; empty when nothing is. */
export function checkPolicy(policy: Policy, subscriptions: SubscriptionRule | undefined): string[] {
  const region = (regions as readonly string[]).includes(policy.region)
    ? []
    : [`region: ${policy.region} is not an Azure region; write its slug, e.g. eastus2`]
  return [...region, ...(subscriptions === undefined ? [] : mixedUp(policy, subscriptions))]
}

function mixedUp({ environments }: Policy, { prefix, rule }: SubscriptionRule): string[] {
  return Object.entries(environments).flatMap(([name, { subscription }]) => {
    if (subscription.startsWith(prefix) === (rule === 'required')) return []
    return rule === 'required'
      ? [
          `environments.${name}.subscription: this Planwright runs on the sandbox cloud, whose subscriptions begin with ${prefix}`,
        ]
      : [
          `environments.${name}.subscription: ${prefix}... is a subscription of the sandbox cloud, and this Planwright builds in Azure`,
        ]
  })
}
