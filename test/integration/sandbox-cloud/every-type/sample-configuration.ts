import type { ResourceHints } from '../../../../sandbox/cloud/engine/hints.ts'
import {
  type Attribute,
  type AttributeType,
  attributesOf,
  type Block,
  type NestedBlock,
  nestedBlocksOf,
  partsOf,
} from '../../../../sandbox/cloud/engine/schema.ts'
import { canonicalText, type Value, type ValueObject } from '../../../../sandbox/cloud/protocol/value.ts'
import { sampleText } from './sample-text.ts'

export interface SampleRequest {
  readonly type: string
  readonly block: Block
  readonly hints: ResourceHints
  /** What must be written at least, or everything that can be written at once. */
  readonly size: 'minimal' | 'maximal'
  /** Two configurations of different numbers differ where they may. */
  readonly number?: number
}

/** What the checks of the sandbox cloud want of one type, by type and dotted path; null leaves the attribute out. */
const SPECIAL: { readonly [path: string]: Value } = {
  // A workspace in a network of its own needs subnets that exist.
  'azurerm_databricks_workspace.custom_parameters.virtual_network_id': null,
  // Storage with directories keeps no versions.
  'azurerm_storage_account.is_hns_enabled': null,
  // An alias must not share its name with another record.
  'azurerm_dns_cname_record.name': 'alias',
  'azurerm_private_dns_cname_record.name': 'alias',
}

/** Makes a configuration that the schema and the hints of a type accept, as Terraform hands it to a provider. */
export function sampleConfiguration(request: SampleRequest): ValueObject {
  const { hints, size } = request
  const left = leftOut(request)
  const needed = (hints.exactlyOneOf ?? []).map((group) => group.find((name) => !left.has(name)) ?? '')
  return sampleBlock(request, request.block, {
    prefix: '',
    number: request.number ?? 0,
    wants: (name) => (size === 'maximal' || needed.includes(name)) && !left.has(name),
  })
}

/** Attributes of which another one of the same group is set already. */
function leftOut({ block, hints }: SampleRequest): Set<string> {
  const isRequired = (name: string): boolean =>
    block.attributes?.[name]?.required === true || (block.block_types?.[name]?.min_items ?? 0) > 0
  const left = new Set<string>(['id'])
  for (const group of [...(hints.exactlyOneOf ?? []), ...(hints.conflicts ?? [])]) {
    const kept = group.find(isRequired) ?? group.find((name) => !left.has(name))
    for (const name of group) if (name !== kept) left.add(name)
  }
  return left
}

interface Place {
  readonly prefix: string
  /** Tells blocks of the same kind apart. */
  readonly number: number
  readonly wants: (name: string) => boolean
}

function sampleBlock(request: SampleRequest, block: Block, place: Place): ValueObject {
  const config: Record<string, Value> = {}
  for (const [name, attribute] of attributesOf(block)) {
    const path = `${place.prefix}${name}`
    const special = SPECIAL[`${request.type}.${path}`]
    const isWanted = attribute.required === true || (attribute.optional === true && place.wants(name))
    config[name] =
      special !== undefined ? special : isWanted ? sampleAttribute(request, attribute, path, place) : null
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    config[name] = sampleNested(
      request,
      nested,
      { ...place, prefix: `${place.prefix}${name}.` },
      place.wants(name),
    )
  }
  return config
}

function sampleNested(request: SampleRequest, nested: NestedBlock, place: Place, isWanted: boolean): Value {
  const isMaximal = request.size === 'maximal'
  const inner = { ...place, wants: () => isMaximal }
  if (nested.nesting_mode === 'single' || nested.nesting_mode === 'group') {
    return isWanted && isMaximal ? sampleBlock(request, nested.block, inner) : null
  }
  if (nested.nesting_mode === 'map') return {}
  const least = Math.max(nested.min_items ?? 0, isWanted ? 1 : 0)
  const most = isMaximal && isWanted && (nested.max_items ?? 0) === 0 ? 2 : 1
  const count = least === 0 ? 0 : Math.max(least, most)
  return Array.from({ length: count }, (_, index) =>
    sampleBlock(request, nested.block, { ...inner, number: place.number + index }),
  )
}

function sampleAttribute(request: SampleRequest, attribute: Attribute, path: string, place: Place): Value {
  const parts = partsOf(attribute)
  if (parts === undefined) return sampleValue(request, attribute.type, path, place.number)
  const inner = { ...place, prefix: `${path}.`, wants: () => request.size === 'maximal' }
  const one = (number: number): ValueObject => sampleBlock(request, parts.block, { ...inner, number })
  if (parts.nesting_mode === 'single' || parts.nesting_mode === 'group') return one(place.number)
  if (parts.nesting_mode === 'map') return { one: one(place.number), 'another one': one(place.number + 1) }
  return [one(place.number), one(place.number + 1)]
}

function sampleValue(request: SampleRequest, type: AttributeType, path: string, number: number): Value {
  const hint = request.hints.attributes[path]
  const isMaximal = request.size === 'maximal'
  if (hint?.enum !== undefined && typeof type === 'string') {
    const chosen = hint.enum[number % hint.enum.length] ?? null
    return type === 'string' ? String(chosen) : chosen
  }
  if (type === 'string') return path.startsWith('timeouts.') ? '30m' : sampleText(path, hint?.pattern, number)
  if (type === 'number')
    return sampleNumber(path, hint, isMaximal && !request.type.startsWith('random_'), number)
  if (type === 'bool') return number % 2 === 0
  if (type === 'dynamic') return 'anything'
  const [kind, inner] = type
  if (kind === 'object') {
    return Object.fromEntries(
      Object.entries(inner).map(([name, part]) => [
        name,
        sampleValue(request, part, `${path}.${name}`, number),
      ]),
    )
  }
  if (kind === 'tuple') return inner.map((part) => sampleValue(request, part, path, number))
  if (kind === 'map') {
    const keys = isMaximal ? ['team', 'cost center/é'] : ['team']
    return Object.fromEntries(keys.map((key, at) => [key, sampleValue(request, inner, path, number + at)]))
  }
  const first = sampleValue(request, inner, path, number)
  const second = sampleValue(request, inner, path, number + 1)
  return isMaximal && inner !== 'bool' && canonicalText(first) !== canonicalText(second)
    ? [second, first]
    : [first]
}

/** Beyond a safe integer and with a fraction too, because Terraform numbers have no limits. */
const WILD_NUMBERS: readonly Value[] = [7, 0, -3, '0.25', 4_294_967_296, 9_007_199_254_740_993n, '1.5e-7']

function sampleNumber(
  path: string,
  hint: ResourceHints['attributes'][string] | undefined,
  isMaximal: boolean,
  number: number,
): Value {
  if (/(^|\.)max_workers$/.test(path)) return 4 + number
  const isBound = hint?.minimum !== undefined || hint?.maximum !== undefined
  if (isBound) return Math.min((hint.minimum ?? 1) + number, hint.maximum ?? Number.MAX_SAFE_INTEGER)
  if (path.endsWith('autotermination_minutes')) return 20 + number
  if (/min|num_/.test(path)) return 1 + number
  const at = Buffer.from(path).reduce((sum, byte) => sum + byte, number)
  return isMaximal ? (WILD_NUMBERS[at % WILD_NUMBERS.length] ?? 1) : 1 + number
}
