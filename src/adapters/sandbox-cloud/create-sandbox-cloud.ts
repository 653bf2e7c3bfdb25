import type { Cloud, NameQuestion } from '../../ports/cloud.ts'
import type { Logger } from '../../ports/logger.ts'

/** A resource of the sandbox, as far as its name can be taken. */
interface SandboxResource {
  readonly type: string
  /** Subscription id of what is in a subscription. */
  readonly scope: string
  readonly values: { readonly [attribute: string]: unknown }
}

export interface SandboxCloudOptions {
  /** Everything that is in the sandbox; null when this process cannot see it. */
  readonly resources: (() => Promise<readonly SandboxResource[]>) | null
  readonly log: Logger
}

const names: Readonly<Record<NameQuestion['kind'], { readonly type: string; readonly attribute: string }>> = {
  storage_account: { type: 'azurerm_storage_account', attribute: 'name' },
  key_vault: { type: 'azurerm_key_vault', attribute: 'name' },
  container_registry: { type: 'azurerm_container_registry', attribute: 'name' },
  openai_subdomain: { type: 'azurerm_cognitive_account', attribute: 'custom_subdomain_name' },
  resource_group: { type: 'azurerm_resource_group', attribute: 'name' },
}

/** The sandbox says of a name whether anything in it has that name, in any of its subscriptions. */
export function createSandboxCloud({ resources, log }: SandboxCloudOptions): Cloud {
  return {
    async availability({ kind, name, subscription }) {
      if (resources === null) return unknown
      const { type, attribute } = names[kind]
      try {
        const isTaken = (await resources()).some(
          (resource) =>
            resource.type === type &&
            isSame(resource.values[attribute], name) &&
            (kind !== 'resource_group' || isSame(resource.scope, subscription)),
        )
        return { kind: isTaken ? 'taken' : 'available' }
      } catch (error) {
        log.warn({ name, error: String(error) }, 'the sandbox was not looked into')
        return unknown
      }
    },
  }
}

const unknown = { kind: 'unknown', because: 'the sandbox does not show what is in it' } as const

function isSame(value: unknown, name: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === name.toLowerCase()
}
