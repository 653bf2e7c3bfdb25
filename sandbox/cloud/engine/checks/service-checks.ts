import { plainText } from '../../protocol/value.ts'
import { firstBlock } from './block.ts'
import { type Candidate, findById, type Neighbor } from './candidate.ts'

/** An account with folders keeps no versions of its blobs (azurerm 4 says so before it asks Azure). */
export function hierarchicalVersioning({ values }: Candidate): string | undefined {
  const isVersioned = firstBlock(values['blob_properties'])?.['versioning_enabled'] === true
  return isVersioned && values['is_hns_enabled'] === true
    ? "`versioning_enabled` can't be true when `is_hns_enabled` is true"
    : undefined
}

/** A machine learning workspace keeps its files in a plain storage account. */
export function workspaceStorageRefusal({ values, neighbors }: Candidate): string | undefined {
  const account = findById(neighbors, ['azurerm_storage_account'], values['storage_account_id'])
  const problem =
    account?.values['is_hns_enabled'] === true
      ? 'The specified storage account is hierarchical namespace enabled, which is not supported.'
      : account?.values['account_tier'] === 'Premium'
        ? 'The specified storage account is of the Premium tier, which is not supported.'
        : undefined
  if (problem === undefined) return undefined
  return (
    `creating Workspace "${plainText(values['id'])}": performing CreateOrUpdate: ` +
    `unexpected status 400 (400 Bad Request) with error: BadRequest: ${problem}`
  )
}

const WORKSPACE = ['azurerm_machine_learning_workspace']

/** A compute instance has an address of its own, so its name is unique in its region. */
export function computeNameConflict({ type, values, neighbors }: Candidate): string | undefined {
  const regionOf = (compute: Neighbor['values']): string =>
    plainText(findById(neighbors, WORKSPACE, compute['machine_learning_workspace_id'])?.values['location'])
  const [name, region] = [plainText(values['name']), regionOf(values)]
  const rival = neighbors.find(
    (other) =>
      other.type === type &&
      plainText(other.values['name']).toLowerCase() === name.toLowerCase() &&
      regionOf(other.values) === region,
  )
  if (region === '' || rival === undefined) return undefined
  return (
    `creating Compute "${plainText(values['id'])}": performing ComputeCreateOrUpdate: ` +
    `unexpected status 400 (400 Bad Request) with error: BadArgument: The compute name '${name}' is already in use in region ${region}.`
  )
}

const SINKS = ['log_analytics_workspace_id', 'storage_account_id', 'eventhub_authorization_rule_id']

/** Two diagnostic settings of one resource cannot send the same category to the same place. */
export function sinkConflict({ type, values, neighbors }: Candidate): string | undefined {
  const target = plainText(values['target_resource_id']).toLowerCase()
  const others = neighbors.filter(
    (other) => other.type === type && plainText(other.values['target_resource_id']).toLowerCase() === target,
  )
  for (const other of others) {
    const sink = SINKS.map((name) => plainText(values[name])).find(
      (id, index) =>
        id !== '' && id.toLowerCase() === plainText(other.values[SINKS[index] ?? '']).toLowerCase(),
    )
    const category = categoriesOf(values).find((one) => categoriesOf(other.values).includes(one))
    if (sink !== undefined && category !== undefined) {
      return (
        `creating Monitor Diagnostics Setting "${plainText(values['name'])}" for Resource "${plainText(values['target_resource_id'])}": ` +
        `unexpected status 409 (409 Conflict) with error: Conflict: Data sink '${sink}' is already used in diagnostic setting ` +
        `'${plainText(other.values['name'])}' for category '${category}'. Data sinks can't be reused in different settings on the same category for the same resource.`
      )
    }
  }
  return undefined
}

function categoriesOf(setting: Neighbor['values']): string[] {
  const blocks = ['enabled_log', 'enabled_metric', 'metric'].flatMap((name) => {
    const list: unknown = setting[name]
    return Array.isArray(list) ? list.map((block: unknown) => firstBlock([block])) : []
  })
  return blocks
    .filter((block) => block?.['enabled'] !== false)
    .map((block) => plainText(block?.['category']) || plainText(block?.['category_group']))
    .filter((category) => category !== '')
}
