import { canonicalText, type Value, type ValueObject } from '../protocol/value.ts'
import { azureId } from './azure-id.ts'
import type { ResourceHints } from './hints.ts'
import { permissionsTarget } from './permissions-target.ts'
import type { Block } from './schema.ts'
import type { Scope } from './scope.ts'
import { fillFirst, fillTemplate } from './template.ts'

/** Attributes that usually name a resource, best first. */
const NAME_ATTRIBUTES = [
  'name',
  'display_name',
  'cluster_name',
  'instance_pool_name',
  'group_name',
  'user_name',
  'user_principal_name',
  'path',
  'key',
]

/** The name a person gave to the resource; empty when its type has none. */
export function resourceName(values: ValueObject, hints: ResourceHints): string {
  const candidates = hints.name === undefined ? NAME_ATTRIBUTES : [hints.name, ...NAME_ATTRIBUTES]
  for (const candidate of candidates) {
    const value = values[candidate]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

/**
 * Builds the id of a new resource from what is configured, always the same for the same resource.
 * `ordinal` tells apart resources that may share a name; 0 is the first.
 */
export function resourceId(request: {
  provider: string
  type: string
  block: Block
  hints: ResourceHints
  scope: Scope
  values: ValueObject
  ordinal: number
}): string {
  const { hints, scope, values, type } = request
  const name = resourceName(values, hints)
  const suffix = request.ordinal === 0 ? '' : `|${request.ordinal}`
  const context = {
    scope,
    seed: `${type}|${scope.key ?? ''}|${name === '' ? canonicalText(values) : name}${suffix}`,
    attribute: (attribute: string): Value => values[attribute] ?? null,
  }
  const special = type === 'databricks_permissions' ? permissionsTarget(values)?.id : undefined
  const known = special ?? (hints.id === undefined ? '' : fillFirst([hints.id].flat(), context))
  if (known !== '') return known
  if (request.provider === 'azurerm') return azureId({ type, block: request.block, values, context })
  return fillTemplate(request.provider === 'azuread' ? '{uuid}' : '{digits:15}', context)
}
