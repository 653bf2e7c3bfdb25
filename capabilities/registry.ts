import type { Capability } from '#capability'
import { createToolServer } from '#tool-server'
import { adGroup } from './ad_group/capability.ts'
import { aml } from './aml/capability.ts'
import { databricks } from './databricks/capability.ts'
import { dns } from './dns/capability.ts'
import { prices as dnsPrices } from './dns/estimate.ts'
import { firewall } from './firewall/capability.ts'
import { keyVault } from './key_vault/capability.ts'
import { prices as keyVaultPrices } from './key_vault/prices.ts'
import { mlPipeline } from './ml_pipeline/capability.ts'
import { monitoring } from './monitoring/capability.ts'
import { openai } from './openai/capability.ts'
import { storage } from './storage/capability.ts'
import { prices as storagePrices } from './storage/prices.ts'

/** An agent is asked directly; a tool is asked over MCP, of a server in this process unless configured otherwise. */
export type RegisteredCapability =
  | { readonly kind: 'agent'; readonly capability: Capability }
  | {
      readonly kind: 'tool'
      readonly capability: Capability
      readonly createServer: () => ReturnType<typeof createToolServer>
    }

/** Every capability of the product, by id in alphabetical order; the folder of each has the name of its id. */
export const capabilityRegistry: readonly RegisteredCapability[] = [
  { kind: 'tool', capability: adGroup, createServer: () => createToolServer(adGroup) },
  { kind: 'agent', capability: aml },
  { kind: 'agent', capability: databricks },
  { kind: 'tool', capability: dns, createServer: () => createToolServer(dns, { prices: dnsPrices }) },
  { kind: 'tool', capability: firewall, createServer: () => createToolServer(firewall) },
  {
    kind: 'tool',
    capability: keyVault,
    createServer: () => createToolServer(keyVault, { prices: keyVaultPrices }),
  },
  { kind: 'agent', capability: mlPipeline },
  { kind: 'agent', capability: monitoring },
  { kind: 'agent', capability: openai },
  {
    kind: 'tool',
    capability: storage,
    createServer: () => createToolServer(storage, { prices: storagePrices }),
  },
]
