import type { Decision } from '#capability'
import { companionAccount, namedCompanion } from '../companion-account.ts'
import { logSource } from '../logs.ts'
import { registrySkuOf, replicationOf } from '../tiers.ts'
import type { Names } from './naming.ts'
import type { SizingInput } from './sizing-input.ts'

/** What the workspace stands on, made or existing. */
export function resourceDecisions(input: SizingInput, names: Names): Decision[] {
  return [
    {
      topic: 'identity',
      choice: 'one that Azure manages for the workspace',
      reason: 'there is no secret to keep',
    },
    storageDecision(input),
    vaultDecision(input),
    registryDecision(input),
    ...logsDecision(input),
    ...impactDecision(input, names),
  ]
}

function nameOf(id: string): string {
  return id.split('/').at(-1) ?? id
}

function storageDecision({ plan, stated, context }: SizingInput): Decision {
  const made = companionAccount(plan.environment.value, context)
  if (namedCompanion(stated.storage, plan.environment.value, context) !== undefined) {
    return {
      topic: 'storage',
      choice: `${made?.name ?? ''}, which this request makes`,
      reason: 'as asked; the workspace is built after it',
    }
  }
  if (stated.storage !== undefined) {
    return {
      topic: 'storage',
      choice: `${nameOf(stated.storage)}, which exists`,
      reason: 'as asked; it must be Standard, without a hierarchical namespace, and keep its keys on',
    }
  }
  if (made?.hierarchical === true) {
    return {
      topic: 'storage',
      choice: `a Standard ${replicationOf(plan.environment.value, plan.region.value)} account of its own beside ${made.name}`,
      reason: `${made.name} has a hierarchical namespace, and Azure ML keeps its files only in an account without one; data in it is attached as a datastore`,
    }
  }
  return {
    topic: 'storage',
    choice: `a Standard ${replicationOf(plan.environment.value, plan.region.value)} account without a hierarchical namespace, with its keys on`,
    reason:
      'provider azurerm before 4.77 cannot tell a workspace to use its identity, so that it signs in with a key; the firewall of the account keeps others out, and SAS tokens end after a day',
  }
}

function vaultDecision({ plan, stated }: SizingInput): Decision {
  if (stated.key_vault !== undefined) {
    return { topic: 'key vault', choice: `${nameOf(stated.key_vault)}, which exists`, reason: 'as asked' }
  }
  return plan.environment.value === 'prod'
    ? { topic: 'key vault', choice: 'access by roles, purge protection', reason: 'secrets survive a mistake' }
    : {
        topic: 'key vault',
        choice: 'access by roles, no purge protection',
        reason: `its name becomes free again when ${plan.environment.value} is taken down`,
      }
}

function registryDecision({ plan, network, stated }: SizingInput): Decision {
  if (stated.registry !== undefined) {
    return {
      topic: 'registry',
      choice: `${nameOf(stated.registry)}, which exists`,
      reason: 'as asked',
    }
  }
  if (plan.custom_images.value) {
    const sku = registrySkuOf(plan.environment.value, network.network.value)
    return {
      topic: 'registry',
      choice: `${sku}, without an admin user`,
      reason:
        sku === 'Premium'
          ? 'only Premium can be closed to the internet'
          : `enough for ${plan.environment.value}`,
    }
  }
  return {
    topic: 'registry',
    choice: 'none',
    reason: 'curated environments need none; Azure ML makes one itself when it builds its first image',
    alternative: '"custom images" makes one that is set up like everything else here',
  }
}

function logsDecision({ plan, stated, context }: SizingInput): Decision[] {
  const source = logSource(plan.environment.value, stated, context)
  const choices = {
    shared: 'the workspace of the organization takes logs and metrics',
    own: 'a Log Analytics workspace of its own takes logs and metrics',
    none: 'no diagnostic logs',
  } as const
  const reasons = {
    shared: `it is configured for ${plan.environment.value}`,
    own: 'none is configured here',
    none: 'Application Insights exists already and no Log Analytics workspace is configured here',
  } as const
  return [{ topic: 'logs', choice: choices[source], reason: reasons[source] }]
}

function impactDecision({ plan }: SizingInput, { workspace_name }: Names): Decision[] {
  if (!plan.high_business_impact.value) return []
  return [
    {
      topic: 'high business impact',
      choice: `${workspace_name?.value ?? 'the workspace'} sends less telemetry to Microsoft and encrypts local disks`,
      reason: plan.high_business_impact.reason ?? 'as asked; it cannot be turned off again',
    },
  ]
}
