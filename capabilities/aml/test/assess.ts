import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { aml } from '../capability.ts'

/** A subnet of the example subscription of an environment. */
export function subnetOf(environment: 'dev' | 'staging' | 'prod'): string {
  const network = 'providers/Microsoft.Network/virtualNetworks/vnet-ml'
  return `/subscriptions/${exampleContext.subscriptions[environment]}/resourceGroups/rg-network/${network}/subnets/snet-ml`
}

/** The capability's answer with the facts that examples use. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return aml.assess(stated, { ...exampleContext, ...facts })
}

/** The settled values alone. */
export async function settingsOf(
  stated: Stated,
  facts: Partial<CapabilityContext> = {},
): Promise<Record<string, unknown>> {
  const { settings } = await assess(stated, facts)
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
}
