import { plainText, type Value } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import { conformValue } from './conform.ts'
import type { DataRequest } from './data-request.ts'
import { resourceId } from './identify.ts'
import { type AttributeType, attributesOf } from './schema.ts'

type Known = { readonly [name: string]: unknown }

/** Resource types that a data source of another name reads. */
const OTHER_TYPES: { readonly [type: string]: readonly string[] } = {
  azurerm_virtual_machine: ['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'],
  azurerm_virtual_machine_scale_set: [
    'azurerm_linux_virtual_machine_scale_set',
    'azurerm_orchestrated_virtual_machine_scale_set',
    'azurerm_windows_virtual_machine_scale_set',
  ],
  databricks_sql_warehouse: ['databricks_sql_endpoint'],
}

/** The resource types whose resources a data source may mean. */
export function typesRead(type: string): readonly string[] {
  return [type, ...((Object.hasOwn(OTHER_TYPES, type) ? OTHER_TYPES[type] : undefined) ?? [])]
}

/**
 * Reads a data source behind which no resource type stands. One that is named in the plural lists the resources of
 * its singular; any other is taken to exist, with what is configured and an id of its own.
 */
export function listedData(request: DataRequest, isMeant: (resource: CloudResource) => boolean): Known {
  const { type, block, hints, scope, config } = request
  const provider = type.slice(0, type.indexOf('_'))
  const id = resourceId({ provider, type, block, hints, scope, values: config, ordinal: 0 })
  const singulars = singularsOf(type)
  const isAny = type === 'azurerm_resources'
  const members = request.resources
    .filter((resource) => isAny || singulars.includes(resource.type))
    .map((resource) => (isAny ? withAzureFacts(resource) : resource))
    .filter(isMeant)
  const lists = attributesOf(block)
    .filter(([name, attribute]) => attribute.computed === true && (config[name] ?? null) === null)
    .flatMap(([name, attribute]): [string, unknown][] => {
      const value = listOf(attribute.type, name, members)
      return value === undefined ? [] : [[name, value]]
    })
  return { id, ...Object.fromEntries(lists) }
}

/** "databricks_jobs" lists "databricks_job", "azuread_policies" lists "azuread_policy". */
function singularsOf(type: string): string[] {
  if (type === 'databricks_sql_warehouses') return ['databricks_sql_endpoint']
  if (!type.endsWith('s')) return []
  return [type.slice(0, -1), type.replace(/ies$/, 'y'), type.replace(/es$/, '')].flatMap(typesRead)
}

/** What Azure tells about every resource, whatever its type: its kind and its resource group stand in the id. */
function withAzureFacts(resource: CloudResource): CloudResource {
  const [, group = '', namespace = '', path = ''] =
    /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/([^/]+)\/(.+)$/i.exec(resource.id) ?? []
  const kinds = path.split('/').filter((_, index) => index % 2 === 0)
  const facts = { name: resource.name, type: [namespace, ...kinds].join('/'), resource_group_name: group }
  return { ...resource, values: { ...resource.values, ...facts } }
}

function listOf(type: AttributeType, name: string, members: readonly CloudResource[]): unknown {
  if (typeof type === 'string' || members.length === 0) return undefined
  const [kind, element] = type
  if (kind === 'map' && element === 'string') {
    return Object.fromEntries(members.map((member) => [member.name, member.id]))
  }
  if (kind !== 'list' && kind !== 'set') return undefined
  if (element === 'string') return members.map((member) => partOf(member, name))
  return members.map((member) => shaped(element, { ...member.values, name: member.name }, name))
}

/** "object_ids" lists what each resource has in "object_id", and a name without such an attribute lists ids. */
function partOf(member: CloudResource, list: string): string {
  if (list === 'names') return member.name
  return plainText(member.values[list.replace(/s$/, '')]) || member.id
}

/** A list may declare an attribute with another type than the resource; then it is left out. */
function shaped(element: AttributeType, values: Known, path: string): Value {
  if (typeof element === 'string' || element[0] !== 'object') return null
  const parts = Object.entries(element[1]).map(([name, type]): [string, Value] => {
    try {
      return [name, conformValue(type, values[name] ?? null, `${path}.${name}`)]
    } catch {
      return [name, null]
    }
  })
  return Object.fromEntries(parts)
}
