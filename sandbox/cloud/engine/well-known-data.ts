import { plainText, type ValueObject } from '../protocol/value.ts'
import type { DataRequest } from './data-request.ts'
import { digits, uuid } from './deterministic.ts'
import { NODE_TYPES } from './node-types.ts'
import { roleDefinitionId } from './role-definitions.ts'

type Known = { readonly [name: string]: unknown }
type Reader = (request: DataRequest) => Known | undefined

const READERS: { readonly [type: string]: Reader } = {
  azurerm_client_config: ({ scope }) => ({
    id: clientId(scope.tenant),
    client_id: clientId(scope.tenant),
    object_id: uuid(`object|${scope.tenant}`),
    subscription_id: scope.subscription,
    tenant_id: scope.tenant,
  }),
  azurerm_subscription: ({ scope }) => ({
    id: `/subscriptions/${scope.subscription}`,
    subscription_id: scope.subscription,
    tenant_id: scope.tenant,
    display_name: 'Sandbox',
    state: 'Enabled',
    spending_limit: 'Off',
    quota_id: 'PayAsYouGo_2014-09-01',
    location_placement_id: 'Public_2014-09-01',
  }),
  azurerm_network_security_group: withSecurityRules,
  azurerm_role_definition: ({ config, scope }) => {
    const name = plainText(config['name'])
    const roleId = roleDefinitionId(name)
    const id = `/subscriptions/${scope.subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`
    return { id, name, role_definition_id: roleId, type: 'Microsoft.Authorization/roleDefinitions' }
  },
  azuread_client_config: ({ scope }) => ({
    id: clientId(scope.tenant),
    client_id: clientId(scope.tenant),
    object_id: uuid(`object|${scope.tenant}`),
    tenant_id: scope.tenant,
  }),
  azuread_domains: () => ({
    id: 'sandbox.example',
    domains: [{ domain_name: 'sandbox.example', default: true, initial: true, root: true, verified: true }],
  }),
  azuread_user: ({ config, resources }) => {
    const name = plainText(config['user_principal_name'] ?? config['mail'] ?? config['object_id'])
    if (resources.some((resource) => resource.type === 'azuread_user' && resource.name === name))
      return undefined
    return userNamed(name)
  },
  azuread_users: ({ config }) => {
    const names = Array.isArray(config['user_principal_names'])
      ? config['user_principal_names'].map(String)
      : []
    const users = names.map(userNamed)
    return { id: uuid(names.join('|')), object_ids: users.map((user) => user.object_id), users }
  },
  databricks_current_user: ({ scope }) => ({
    id: '7405000000000001',
    user_name: 'deployer@sandbox.example',
    home: '/Users/deployer@sandbox.example',
    alphanumeric: 'deployer_sandbox_example',
    external_id: uuid(`object|${scope.tenant}`),
    workspace_url: `https://${scope.host}`,
  }),
  databricks_current_metastore: ({ scope }) => ({ id: uuid(`metastore|${scope.host}`) }),
  databricks_node_type: ({ config }) => {
    const id = smallestNodeType(config)
    return id === undefined ? undefined : { id }
  },
  databricks_workspace_iam_external_group_v2: ({ config }) => externalGroup(plainText(config['name'])),
  databricks_spark_version: ({ config }) => ({ id: sparkVersion(config) }),
}

/** What exists without being created: accounts, users, roles, node types and runtime versions. */
export function wellKnownData(request: DataRequest): Known | undefined {
  return READERS[request.type]?.(request)
}

function clientId(tenant: string): string {
  return uuid(`client|${tenant}`)
}

/** Every user is taken to exist, because a sandbox has no directory of people. */
function userNamed(name: string): Known & { readonly object_id: string } {
  const [nickname = ''] = name.split('@')
  const objectId = uuid(`user|${name.toLowerCase()}`)
  return {
    id: objectId,
    object_id: objectId,
    user_principal_name: name,
    display_name: nickname,
    mail: name,
    mail_nickname: nickname,
    account_enabled: true,
    user_type: 'Member',
  }
}

/** A group of the directory as the Databricks account takes it over; every one is taken to exist there. */
function externalGroup(name: string): Known | undefined {
  const objectId = /^external-groups\/([0-9a-f-]{36})$/.exec(name)?.[1]
  if (objectId === undefined) return undefined
  return { id: name, external_group_id: objectId, internal_id: `7${digits(`group|${objectId}`, 14)}` }
}

/** The rules of a network security group may be resources of their own; the group lists them all the same. */
function withSecurityRules({ config, resources }: DataRequest): Known | undefined {
  const belongs = (values: Known, name: string): boolean =>
    [
      [values['resource_group_name'], config['resource_group_name']],
      [values[name], config['name']],
    ].every(([left, right]) => String(left).toLowerCase() === String(right).toLowerCase())
  const group = resources.find(
    (resource) => resource.type === 'azurerm_network_security_group' && belongs(resource.values, 'name'),
  )
  if (group === undefined) return undefined
  const inline = Array.isArray(group.values['security_rule']) ? group.values['security_rule'] : []
  const separate = resources
    .filter((resource) => resource.type === 'azurerm_network_security_rule')
    .filter((resource) => belongs(resource.values, 'network_security_group_name'))
    .map((resource) => withoutNulls(resource.values))
  return { ...group.values, security_rule: [...inline, ...separate] }
}

function withoutNulls(values: Known): Known {
  const texts = [
    'description',
    'source_address_prefix',
    'source_port_range',
    'destination_address_prefix',
    'destination_port_range',
  ]
  const lists = [
    'source_address_prefixes',
    'source_port_ranges',
    'source_application_security_group_ids',
    'destination_address_prefixes',
    'destination_port_ranges',
    'destination_application_security_group_ids',
  ]
  const empty = Object.fromEntries([...texts.map((key) => [key, '']), ...lists.map((key) => [key, []])])
  return { ...empty, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) }
}

function smallestNodeType(config: ValueObject): string | undefined {
  const atLeast = (name: string, actual: number): boolean => actual >= Number(config[name] ?? 0)
  return NODE_TYPES.find(
    (node) =>
      atLeast('min_cores', node.cores) &&
      atLeast('min_memory_gb', node.memoryGb) &&
      atLeast('gb_per_core', node.memoryGb / node.cores) &&
      atLeast('min_gpus', node.gpus) &&
      (node.gpus === 0 || Number(config['min_gpus'] ?? 0) > 0) &&
      (config['local_disk'] !== true || node.hasLocalDisk),
  )?.id
}

/** Long-term support versions of Databricks Runtime in November 2026, newest first. */
const LTS_VERSIONS = ['17.3', '16.4', '15.4']

function sparkVersion(config: ValueObject): string {
  const wantsGpu = config['gpu'] === true
  const wantsMl = config['ml'] === true || wantsGpu
  const newest = config['long_term_support'] === true ? (LTS_VERSIONS[0] ?? '') : '18.0'
  const flavor = wantsGpu ? '-gpu-ml' : wantsMl ? '-cpu-ml' : config['photon'] === true ? '-photon' : ''
  return `${newest}.x${flavor}-scala2.13`
}
