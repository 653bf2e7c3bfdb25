import { isList, isObject, UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'
import type { ResourceHints } from './hints.ts'
import {
  type Attribute,
  attributesOf,
  type Block,
  type NestedBlock,
  nestedBlocksOf,
  partsOf,
} from './schema.ts'
import { matchElements, normalized } from './set-elements.ts'

/**
 * Plans a create or an update: what the configuration says wins, else a computed attribute keeps its value or
 * becomes unknown, else the default of the hints applies.
 * `proposed` is Terraform's merge of the prior state and the configuration; `prior` is null on create.
 */
export function planResource(request: {
  block: Block
  hints: ResourceHints
  prior: ValueObject | null
  proposed: ValueObject
}): ValueObject {
  return planBlock({ ...request, path: '' })
}

interface BlockPlan {
  readonly block: Block
  readonly hints: ResourceHints
  readonly prior: ValueObject | null
  readonly proposed: ValueObject
  /** Dotted path of the block with a dot at its end; empty for the resource itself. */
  readonly path: string
}

function planBlock(request: BlockPlan): ValueObject {
  const planned: Record<string, Value> = {}
  for (const [name, attribute] of attributesOf(request.block)) {
    planned[name] = planAttribute(request, name, attribute)
  }
  for (const [name, nested] of nestedBlocksOf(request.block)) {
    planned[name] = planNested(request, name, nested)
  }
  return planned
}

function planAttribute(request: BlockPlan, name: string, attribute: Attribute): Value {
  const proposed = request.proposed[name] ?? null
  const hint = request.hints.attributes[`${request.path}${name}`]
  if (attribute.write_only === true) return null
  const parts = partsOf(attribute)
  if (proposed !== null && parts !== undefined) return planNested(request, name, parts)
  if (proposed !== null) return normalized(proposed, hint)
  if (hint?.default !== undefined) return hint.default
  if (attribute.computed !== true) return null
  return request.prior === null ? UNKNOWN : (request.prior[name] ?? null)
}

function planNested(request: BlockPlan, name: string, nested: NestedBlock): Value {
  const proposed = request.proposed[name] ?? null
  const prior = request.prior?.[name] ?? null
  const inner = { block: nested.block, hints: request.hints, path: `${request.path}${name}.` }
  const planOne = (item: Value, priorItem: Value): Value =>
    isObject(item)
      ? planBlock({ ...inner, proposed: item, prior: isObject(priorItem) ? priorItem : null })
      : item
  if (proposed === UNKNOWN || proposed === null) return proposed
  if (isList(proposed)) {
    const priorItems = isList(prior) ? prior : []
    const matches = nested.nesting_mode === 'set' ? matchElements(inner, proposed, priorItems) : priorItems
    return proposed.map((item, index) => planOne(item, matches[index] ?? null))
  }
  if (nested.nesting_mode === 'map' && isObject(proposed)) {
    const priorItems = isObject(prior) ? prior : {}
    return Object.fromEntries(
      Object.entries(proposed).map(([key, item]) => [key, planOne(item, priorItems[key] ?? null)]),
    )
  }
  return planOne(proposed, prior)
}
