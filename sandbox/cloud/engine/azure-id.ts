import type { ValueObject } from '../protocol/value.ts'
import { namespaceOf } from './azure-namespaces.ts'
import { PARENTS, SEGMENTS } from './azure-segments.ts'
import { attributesOf, type Block } from './schema.ts'
import { fillTemplate, type TemplateContext } from './template.ts'

/** Arguments that name the parent although the resource group is named as well. */
const PARENT_IDS: readonly string[] = ['iothub_id', 'loadbalancer_id', 'virtual_network_gateway_id']

/** Arguments that tell resources without a name apart, of which several lie below one parent. */
const KEYS: readonly string[] = [
  'key',
  'label',
  'filesystem_name',
  'path',
  'partition_key',
  'row_key',
  'cidr',
  'hostname',
  'domain_name',
  'gateway_name',
  'certificate_name',
  'ip_configuration_name',
  'slot_name',
  'database_name',
  'organization_id',
  'notification_type',
  'capability_type',
  'target_type',
  'rule_id',
  'role_name',
  'email',
  'username',
  'user_id',
  'object_id',
  'principal_id',
  'display_name',
]

/**
 * Builds a likely Azure resource id for a type without a template: below the parent resource when one is named,
 * else in the resource group, else in the subscription.
 */
export function azureId(request: {
  type: string
  block: Block
  values: ValueObject
  context: TemplateContext
}): string {
  const { block, context, values } = request
  const words = request.type.replace(/^azurerm_/, '')
  const text = (name: string): string => {
    const value = values[name]
    return typeof value === 'string' ? value : ''
  }
  const requiredNames = attributesOf(block)
    .filter(([, attribute]) => attribute.required === true && attribute.type === 'string')
    .map(([name]) => name)
  const parentNames = requiredNames.filter((name) => name.endsWith('_id') && text(name).startsWith('/'))
  const parents = parentNames.map(text)
  const name = text('name')
  const [parent] = parents
  const isBelow = text('resource_group_name') === '' || PARENT_IDS.includes(parentNames[0] ?? '')
  if (isBelow && parent !== undefined) {
    if (name !== '') return `${parent}/${segmentOf(words)}/${name}`
    const keys = KEYS.map(text)
      .filter((key) => key !== '')
      .map(encodeURIComponent)
    if (keys.length > 0 && parents.length === 1) return `${parent}/${segmentOf(words)}/${keys.join('|')}`
    return [...parents, ...keys].join('|')
  }
  const above = Object.entries(PARENTS)
    .filter(([kind]) => requiredNames.includes(`${kind}_name`) && isInSameService(kind, words))
    .map(([kind, segment]) => `${segment}/${text(`${kind}_name`)}/`)
    .join('')
  const group = text('resource_group_name') === '' ? '' : '/resourceGroups/{resource_group_name}'
  const base = fillTemplate(`/subscriptions/{subscription}${group}/providers`, context)
  const last = name === '' ? fillTemplate('{uuid}', context) : name
  return `${base}/${namespaceOf(words) ?? 'Microsoft.Resources'}/${above}${segmentOf(words)}/${last}`
}

/** A function app has a storage account, and is not in it. */
function isInSameService(parent: string, words: string): boolean {
  const namespace = namespaceOf(parent)
  return namespace === undefined || namespace === namespaceOf(words)
}

function segmentOf(words: string): string {
  return (Object.hasOwn(SEGMENTS, words) ? SEGMENTS[words] : undefined) ?? plural(words)
}

/** "virtual_network" becomes "virtualNetworks", "gateway_policy" "gatewayPolicies". */
function plural(words: string): string {
  const camel = words.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (/[^aeiou]y$/.test(camel)) return `${camel.slice(0, -1)}ies`
  return /(s|x|ch)$/.test(camel) ? `${camel}es` : `${camel}s`
}
