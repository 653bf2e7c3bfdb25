import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { openai } from '../capability.ts'

/** A subnet for private endpoints. */
export const subnet =
  '/subscriptions/5a4db0c5-0000-4000-8000-00000000000f/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints'

/** The capability's answer with the facts that examples use, in an organization that has addresses and a subnet. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return openai.assess(stated, {
    ...exampleContext,
    egressAddresses: ['20.30.40.0/24'],
    endpointSubnets: { staging: subnet, prod: subnet },
    ...facts,
  })
}

/** The settled values alone. */
export async function settingsOf(
  stated: Stated,
  facts: Partial<CapabilityContext> = {},
): Promise<Record<string, unknown>> {
  const { settings } = await assess(stated, facts)
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
}
