import * as z from 'zod'
import type { NameAnswer, NameQuestion } from '../../ports/cloud.ts'

/** How Azure Resource Manager is asked about a name of one kind, below `/subscriptions/<id>/`. */
export interface NameCheck {
  readonly method: 'POST' | 'HEAD'
  readonly path: (name: string) => string
  readonly apiVersion: string
  readonly body?: (name: string) => object
  /** What an answer means; undefined when it is no answer to this question. */
  readonly read: (status: number, body: unknown) => NameAnswer | undefined
}

const NameAvailability = z.object({ nameAvailable: z.boolean(), reason: z.string().nullish() })
const DomainAvailability = z.object({ isSubdomainAvailable: z.boolean() })

function nameCheck(namespace: string, type: string, apiVersion: string): NameCheck {
  return {
    method: 'POST',
    path: () => `providers/${namespace}/checkNameAvailability`,
    apiVersion,
    body: (name) => ({ name, type: `${namespace}/${type}` }),
    read: (status, body) => {
      const { data } = NameAvailability.safeParse(body)
      if (status !== 200 || data === undefined) return undefined
      if (data.nameAvailable) return { kind: 'available' }
      return { kind: data.reason === 'AlreadyExists' ? 'taken' : 'not_allowed' }
    },
  }
}

/**
 * The checks of each kind of name ("Storage Accounts - Check Name Availability", "Vaults - Check Name Availability",
 * "Registries - Check Name Availability", "Check Domain Availability" of Cognitive Services and "Resource Groups -
 * Check Existence" in the Azure REST API reference, read 2026-11-22).
 */
export const nameChecks: Readonly<Record<NameQuestion['kind'], NameCheck>> = {
  storage_account: nameCheck('Microsoft.Storage', 'storageAccounts', '2023-01-01'),
  key_vault: nameCheck('Microsoft.KeyVault', 'vaults', '2022-07-01'),
  container_registry: nameCheck('Microsoft.ContainerRegistry', 'registries', '2023-07-01'),
  openai_subdomain: {
    method: 'POST',
    path: () => 'providers/Microsoft.CognitiveServices/checkDomainAvailability',
    apiVersion: '2023-05-01',
    body: (subdomainName) => ({ subdomainName, type: 'Microsoft.CognitiveServices/accounts' }),
    read: (status, body) => {
      const { data } = DomainAvailability.safeParse(body)
      if (status !== 200 || data === undefined) return undefined
      return { kind: data.isSubdomainAvailable ? 'available' : 'taken' }
    },
  },
  resource_group: {
    method: 'HEAD',
    path: (name) => `resourcegroups/${encodeURIComponent(name)}`,
    apiVersion: '2021-04-01',
    read: (status) =>
      status === 204 ? { kind: 'taken' } : status === 404 ? { kind: 'available' } : undefined,
  },
}
