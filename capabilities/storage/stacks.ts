import {
  type CapabilityContext,
  type JsonValue,
  networkOfSubnet,
  type StackBlueprint,
  shortHash,
  stacksOfGroups,
  standardTags,
} from '#capability'
import { hasAllowList, hasEndpoint } from './decide-access.ts'
import type { Settings } from './parameters.ts'
import { isGeo } from './redundancy.ts'
import { stackId } from './stack-id.ts'
import { mostContainers } from './subject-parameters.ts'
import { zonesOf } from './zones.ts'

/** Names that containers usually have; any other is known in the code by a hash, so that no word of a person is. */
const wellKnown = [
  'backup',
  'bronze',
  'curated',
  'data',
  'gold',
  'inbox',
  'logs',
  'outbox',
  'public',
  'raw',
  'share',
  'silver',
  'tfstate',
]

/** A share may grow to this many times what it is said to hold. */
const shareRoom = 2
/** Azure's largest quota of a share (azurerm_storage_share, seen 2026-11). */
const largestShareGb = 102_400

/** The one stack of an account. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { account_name, access_group } = settings
  const dependsOn = stacksOfGroups([access_group], context)
  return [
    {
      id: stackId,
      title: `Storage account ${account_name}`,
      folder: account_name,
      template: settings.purpose === 'file_share' ? 'file-share' : 'containers',
      providers: access_group === undefined ? ['azurerm'] : ['azuread', 'azurerm'],
      settings: {
        ...accountSettings(settings),
        ...networkSettings(settings, context),
        ...containerSettings(settings),
      },
      variables: variables(settings, context),
      dependsOn,
      plannable: dependsOn.length > 0 ? 'after_dependencies' : 'now',
      claims: [
        { kind: 'resource_group', value: settings.resource_group, parameter: 'resource_group' },
        { kind: 'storage_account', value: account_name, parameter: 'account_name' },
      ],
    },
  ]
}

function accountSettings(settings: Settings): StackBlueprint['settings'] {
  const { purpose, hns, versioning, delete_versions_after_days, cool_after_days, delete_after_days } =
    settings
  const cools = cool_after_days > 0
  const ends = delete_after_days !== undefined
  const forgets = versioning && delete_versions_after_days > 0
  const keys = settings.shared_keys !== 'none'
  return {
    hns,
    versioning,
    entra_share: !keys,
    sftp: purpose === 'sftp_drop',
    sftp_user: purpose === 'sftp_drop' && settings.sftp_key !== undefined,
    shared_keys: keys,
    signatures: keys || (settings.consumers.includes('partner') && purpose !== 'sftp_drop'),
    geo_redundant: isGeo(settings.replication),
    customer_key: settings.customer_key,
    access_logs: settings.access_logs,
    group: settings.access_group !== undefined,
    data_role: settings.group_access === 'read_write' ? 'Contributor' : 'Reader',
    lifecycle: cools || ends || forgets,
    changes_data: cools || ends,
    deletes_versions: forgets,
    retention: settings.retention_days !== undefined,
    retention_locked: settings.retention_lock === 'locked',
    appends: purpose === 'logs',
  }
}

function networkSettings(settings: Settings, context: CapabilityContext): StackBlueprint['settings'] {
  const { network, subnet_id, allowed_ips, purpose, hns } = settings
  const endpoint = hasEndpoint(network)
  const { services, existing } = zonesOf(purpose, context, hns)
  return {
    anonymous: network === 'public',
    default_action: network === 'public' ? 'Allow' : 'Deny',
    container_access: network === 'public' ? 'blob' : 'private',
    public_network: network !== 'private',
    addresses: hasAllowList(network) && allowed_ips.length > 0,
    subnet: network === 'allow_list' && subnet_id !== undefined,
    endpoint,
    own_zones: endpoint && !existing,
    dfs_endpoint: endpoint && services.includes('dfs'),
  }
}

/** The label of each container, `container_1` to `container_4`; false where there is none. */
function containerSettings({ containers }: Settings): StackBlueprint['settings'] {
  return Object.fromEntries(
    Array.from({ length: mostContainers }, (_, index) => {
      const name = containers[index]
      return [`container_${index + 1}`, name === undefined ? false : labelOf(name)]
    }),
  )
}

function labelOf(container: string): string {
  return wellKnown.includes(container) ? container : `container_${shortHash(container, 6)}`
}

function variables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, account_name, data_class, access_group, expires } = settings
  const share = settings.purpose === 'file_share'
  return {
    subscription_id: context.subscriptions[environment],
    location: settings.region,
    resource_group_name: settings.resource_group,
    account_name,
    replication: settings.replication,
    access_tier: settings.access_tier,
    soft_delete_days: settings.soft_delete_days,
    ...(share ? shareVariables(settings) : containerVariables(settings)),
    ...networkVariables(settings, context),
    ...(access_group === undefined ? {} : { access_group }),
    ...(settings.customer_key && settings.key_vault_id !== undefined
      ? { key_vault_id: settings.key_vault_id, encryption_identity_name: `id-${account_name}` }
      : {}),
    ...(settings.access_logs && settings.log_workspace_id !== undefined
      ? { log_workspace_id: settings.log_workspace_id }
      : {}),
    tags: standardTags(settings, context, {
      project: account_name,
      purpose: settings.purpose,
      data_class,
      ...(expires === undefined ? {} : { expires }),
    }),
  }
}

function containerVariables(settings: Settings): Record<string, JsonValue> {
  const { containers, purpose, sftp_key, retention_days } = settings
  const { cool_after_days, delete_after_days = null, delete_versions_after_days, versioning } = settings
  const cools = cool_after_days > 0
  return {
    container_names: labelled(containers),
    ...(purpose === 'sftp_drop' && sftp_key !== undefined ? { sftp_public_key: sftp_key } : {}),
    ...(cools || delete_after_days !== null
      ? { cool_after_days: cools ? cool_after_days : null, delete_after_days }
      : {}),
    ...(versioning && delete_versions_after_days > 0 ? { delete_versions_after_days } : {}),
    ...(retention_days === undefined ? {} : { retention_days }),
  }
}

function shareVariables({ containers, size_gb }: Settings): Record<string, JsonValue> {
  const room = Math.ceil(size_gb * shareRoom)
  return { share_names: labelled(containers), share_quota_gb: Math.min(room, largestShareGb) }
}

function labelled(containers: readonly string[]): Record<string, string> {
  return Object.fromEntries(containers.map((name) => [labelOf(name), name]))
}

function networkVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { network, subnet_id, allowed_ips, account_name, purpose, hns } = settings
  const { existing, ids } = zonesOf(purpose, context, hns)
  const zoneIds = Object.entries(ids).map(([service, id]) => [
    `${service}_zone_id`,
    `/subscriptions/${context.subscriptions[settings.environment]}${id}`,
  ])
  return {
    ...(hasAllowList(network) && allowed_ips.length > 0 ? { allowed_ips } : {}),
    ...(subnet_id !== undefined && network !== 'public' ? { subnet_id } : {}),
    ...(hasEndpoint(network) && subnet_id !== undefined
      ? {
          private_endpoint_name: `pep-${account_name}`,
          ...(existing ? Object.fromEntries(zoneIds) : { virtual_network_id: networkOfSubnet(subnet_id).id }),
        }
      : {}),
  }
}
