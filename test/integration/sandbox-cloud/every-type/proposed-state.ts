import {
  attributesOf,
  type Block,
  type NestedBlock,
  nestedBlocksOf,
  partsOf,
} from '../../../../sandbox/cloud/engine/schema.ts'
import {
  canonicalText,
  isList,
  isObject,
  type Value,
  type ValueObject,
} from '../../../../sandbox/cloud/protocol/value.ts'

/**
 * Merges the prior state and the configuration as Terraform does before it asks a provider for a plan: what is
 * configured wins, and what only the provider sets keeps its prior value (Terraform 1.11, objchange.ProposedNew).
 */
export function proposedState(block: Block, prior: ValueObject | null, config: ValueObject): ValueObject {
  const proposed: Record<string, Value> = {}
  for (const [name, attribute] of attributesOf(block)) {
    const configured = config[name] ?? null
    const isKept = attribute.computed === true && (attribute.optional !== true || configured === null)
    const parts = configured === null ? undefined : partsOf(attribute)
    if (isKept) proposed[name] = prior?.[name] ?? null
    else
      proposed[name] =
        parts === undefined ? configured : proposedNested(parts, prior?.[name] ?? null, configured)
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    proposed[name] = proposedNested(nested, prior?.[name] ?? null, config[name] ?? null)
  }
  return proposed
}

function proposedNested({ block, nesting_mode: mode }: NestedBlock, prior: Value, config: Value): Value {
  const one = (before: Value | undefined, item: Value): Value =>
    isObject(item) ? proposedState(block, isObject(before) ? before : null, item) : item
  if (isObject(config) && mode !== 'map') return one(prior, config)
  if (isObject(config)) {
    const before = isObject(prior) ? prior : {}
    return Object.fromEntries(Object.entries(config).map(([key, item]) => [key, one(before[key], item)]))
  }
  if (!isList(config)) return config
  const free = isList(prior) ? [...prior] : []
  return config.map((item, index) => {
    if (!isObject(item)) return item
    const at =
      mode === 'set' ? free.findIndex((one) => isObject(one) && couldBecome(block, one, item)) : index
    const found = free[at]
    if (mode === 'set' && at >= 0) free.splice(at, 1)
    return one(found, item)
  })
}

/** Tells whether an element of a set in the state is what the configured element has become. */
function couldBecome(block: Block, prior: ValueObject, config: ValueObject): boolean {
  const isSameValue = attributesOf(block).every(([name, attribute]) => {
    const configured = config[name] ?? null
    if (attribute.computed === true && configured === null) return true
    const parts = partsOf(attribute)
    if (parts !== undefined) return couldBecomeNested(parts, prior[name] ?? null, configured)
    return canonicalText(configured) === canonicalText(prior[name] ?? null)
  })
  return (
    isSameValue &&
    nestedBlocksOf(block).every(([name, nested]) =>
      couldBecomeNested(nested, prior[name] ?? null, config[name] ?? null),
    )
  )
}

function couldBecomeNested({ block, nesting_mode: mode }: NestedBlock, prior: Value, config: Value): boolean {
  if (isList(prior) && isList(config)) {
    return (
      prior.length === config.length &&
      config.every((item, index) => {
        const candidates = mode === 'set' ? prior : prior.slice(index, index + 1)
        return candidates.some((one) => isObject(item) && isObject(one) && couldBecome(block, one, item))
      })
    )
  }
  if (isObject(prior) && isObject(config) && mode !== 'map') return couldBecome(block, prior, config)
  return canonicalText(prior) === canonicalText(config)
}
