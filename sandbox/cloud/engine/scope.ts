/**
 * The boundary between the sandbox and the real world: only identifiers that no real account can have are accepted,
 * so that a real subscription, directory or workspace is never reported as changed.
 */
import { isObject, plainText, UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'
import { digits } from './deterministic.ts'

/** Every sandbox subscription id is a UUID that begins so; the rest tells several subscriptions apart. */
export const SANDBOX_SUBSCRIPTION_PREFIX = '5a4db0c5-'

/** The sandbox subscription to use when one is enough. */
export const SANDBOX_SUBSCRIPTION_ID = `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-000000000001`

/** The directory (tenant) that every sandbox subscription belongs to. */
export const SANDBOX_TENANT_ID = `${SANDBOX_SUBSCRIPTION_PREFIX}7e4a-4000-8000-000000000001`

/** The first digits of every sandbox Databricks workspace id. */
const WORKSPACE_ID_PREFIX = '7405'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const WORKSPACE_HOST = /^(?:https:\/\/)?(adb-7405\d{12}\.\d{1,2}\.azuredatabricks\.net)\/?$/
const ACCOUNTS_HOST = /^(?:https:\/\/)?accounts\.azuredatabricks\.net\/?$/
const SUBSCRIPTION_OF_ID = /^\/subscriptions\/([^/]{1,64})\//i

/** Whose resources a provider configuration reaches; resources of different keys never see each other. */
export interface Scope {
  /** Subscription id, directory id or workspace host; unknown while the configuration depends on a resource. */
  readonly key: string | undefined
  readonly subscription: string
  readonly tenant: string
  /** Host of the Databricks workspace, without scheme; empty for other providers. */
  readonly host: string
}

export type ScopeDecision = { readonly scope: Scope } | { readonly refused: string; readonly detail: string }

/** Tells whether an id is one that only the sandbox uses. */
export function isSandboxId(id: string): boolean {
  return UUID.test(id.toLowerCase()) && id.toLowerCase().startsWith(SANDBOX_SUBSCRIPTION_PREFIX)
}

/** The id and the host of the Databricks workspace with the given Azure resource id. */
export function sandboxWorkspace(resourceId: string): { workspaceId: string; host: string } {
  const workspaceId = `${WORKSPACE_ID_PREFIX}${digits(`workspace|${resourceId.toLowerCase()}`, 12)}`
  // Azure spreads workspaces over 20 address suffixes by their number.
  return { workspaceId, host: `adb-${workspaceId}.${BigInt(workspaceId) % 20n}.azuredatabricks.net` }
}

/** Decides which sandbox account a provider configuration means, or says why it is refused. */
export function decideScope(provider: string, config: Value): ScopeDecision {
  const values = isObject(config) ? config : {}
  if (provider === 'azurerm') return azurermScope(values)
  if (provider === 'azuread') return azureadScope(values)
  if (provider === 'databricks') return databricksScope(values)
  return { scope: scopeWith('local', {}) }
}

function scopeWith(key: string | undefined, known: Partial<Scope>): Scope {
  return { subscription: SANDBOX_SUBSCRIPTION_ID, tenant: SANDBOX_TENANT_ID, host: '', ...known, key }
}

function azurermScope(config: ValueObject): ScopeDecision {
  const subscription = config['subscription_id'] ?? null
  if (subscription === UNKNOWN) return { scope: scopeWith(undefined, {}) }
  if (typeof subscription !== 'string' || !isSandboxId(subscription)) {
    return {
      refused: 'The sandbox cloud does not serve this subscription',
      detail:
        `subscription_id is ${written(subscription)}; a sandbox subscription id is a UUID that begins with ` +
        `"${SANDBOX_SUBSCRIPTION_PREFIX}", for example "${SANDBOX_SUBSCRIPTION_ID}". Nothing was read or changed. ` +
        'Set such an id in the provider block, or run without the sandbox to reach a real subscription.',
    }
  }
  const key = subscription.toLowerCase()
  return { scope: scopeWith(key, { subscription: key }) }
}

function azureadScope(config: ValueObject): ScopeDecision {
  const tenant = config['tenant_id'] ?? null
  if (tenant === UNKNOWN) return { scope: scopeWith(undefined, {}) }
  if (tenant === null) return { scope: scopeWith(SANDBOX_TENANT_ID, {}) }
  if (typeof tenant !== 'string' || !isSandboxId(tenant)) {
    return {
      refused: 'The sandbox cloud does not serve this directory',
      detail:
        `tenant_id is ${written(tenant)}; a sandbox directory id is a UUID that begins with ` +
        `"${SANDBOX_SUBSCRIPTION_PREFIX}", for example "${SANDBOX_TENANT_ID}". Nothing was read or changed.`,
    }
  }
  return { scope: scopeWith(tenant.toLowerCase(), { tenant: tenant.toLowerCase() }) }
}

function databricksScope(config: ValueObject): ScopeDecision {
  const resourceId = config['azure_workspace_resource_id'] ?? null
  const host = config['host'] ?? null
  const account = config['account_id'] ?? null
  if ([resourceId, host, account].includes(UNKNOWN)) return { scope: scopeWith(undefined, {}) }
  if (typeof resourceId === 'string') {
    const subscription = SUBSCRIPTION_OF_ID.exec(resourceId)?.[1] ?? ''
    if (!isSandboxId(subscription)) return refusedWorkspace('azure_workspace_resource_id', resourceId)
    const workspace = sandboxWorkspace(resourceId)
    return { scope: scopeWith(workspace.host, { subscription, host: workspace.host }) }
  }
  const workspaceHost = typeof host === 'string' ? WORKSPACE_HOST.exec(host)?.[1] : undefined
  if (workspaceHost !== undefined) return { scope: scopeWith(workspaceHost, { host: workspaceHost }) }
  if (typeof account === 'string' && isSandboxId(account)) {
    if (host === null || (typeof host === 'string' && ACCOUNTS_HOST.test(host))) {
      return { scope: scopeWith(account.toLowerCase(), { host: 'accounts.azuredatabricks.net' }) }
    }
  }
  return refusedWorkspace('host', host)
}

function refusedWorkspace(attribute: string, value: Value): ScopeDecision {
  return {
    refused: 'The sandbox cloud does not serve this Databricks workspace',
    detail:
      `${attribute} is ${written(value)}; set azure_workspace_resource_id to a workspace of a sandbox subscription ` +
      `("/subscriptions/${SANDBOX_SUBSCRIPTION_PREFIX}..."), or host to the workspace_url of such a workspace ` +
      `("https://adb-${WORKSPACE_ID_PREFIX}..."). Nothing was read or changed.`,
  }
}

function written(value: Value): string {
  return value === null ? 'not set' : JSON.stringify(plainText(value))
}
