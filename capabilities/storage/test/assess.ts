import type { Assessment, CapabilityContext, JsonValue, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { storage } from '../capability.ts'

const network = `/subscriptions/${exampleContext.subscriptions.prod}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-shared`

/** A subnet that requests may name. */
export const subnetId = `${network}/subnets/snet-endpoints`

/** A key vault that requests may name. */
export const keyVaultId = `/subscriptions/${exampleContext.subscriptions.prod}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-shared`

/** An organization that has a subnet for endpoints, a log workspace and addresses of its own everywhere. */
export const furnished: Partial<CapabilityContext> = {
  endpointSubnets: { dev: subnetId, staging: subnetId, prod: subnetId },
  logWorkspaces: {
    dev: '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-dev',
  },
  egressAddresses: ['20.30.40.0/24'],
}

const plain: Stated = { team: 'ml', environment: 'dev', purpose: 'app_files', consumers: ['people'] }

/** The capability's answer to a plain request with `stated` on top. */
export function assess(
  stated: Stated = {},
  facts: Partial<CapabilityContext> = furnished,
): Promise<Assessment> {
  return storage.assess({ ...plain, ...stated }, { ...exampleContext, ...facts })
}

/** The capability's answer to `stated` and nothing else, in a furnished organization. */
export function assessOnly(stated: Stated): Promise<Assessment> {
  return storage.assess(stated, { ...exampleContext, ...furnished })
}

/** The settled values alone. */
export async function settingsOf(
  stated: Stated = {},
  facts?: Partial<CapabilityContext>,
): Promise<Record<string, JsonValue>> {
  const { settings } = await assess(stated, facts)
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
}

/** The one stack of a request that is complete. */
export async function stackOf(stated: Stated = {}, facts?: Partial<CapabilityContext>) {
  const [stack] = (await assess(stated, facts)).stacks
  if (stack === undefined) throw new Error('there is no stack')
  return stack
}
