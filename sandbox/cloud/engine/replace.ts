import type { AttributePath } from '../protocol/tfplugin.ts'
import { canonicalText, isList, isObject, type Value, type ValueObject } from '../protocol/value.ts'
import type { AttributeHint, ResourceHints } from './hints.ts'
import { type AttributeType, attributesOf, type Block, nestedBlocksOf } from './schema.ts'

/**
 * Lists the paths whose change cannot be made in place, so that Terraform replaces the resource.
 * A path ends at the first set, because elements of a set have no index.
 */
export function requiresReplace(request: {
  block: Block
  hints: ResourceHints
  prior: ValueObject
  planned: ValueObject
}): AttributePath[] {
  return changedInBlock(request.block, {
    hints: request.hints,
    prior: request.prior,
    planned: request.planned,
    path: [],
    dotted: '',
  })
}

interface Comparison {
  readonly hints: ResourceHints
  readonly prior: ValueObject
  readonly planned: ValueObject
  readonly path: AttributePath
  readonly dotted: string
}

function changedInBlock(block: Block, at: Comparison): AttributePath[] {
  const found: AttributePath[] = []
  for (const [name, attribute] of attributesOf(block)) {
    const hint = at.hints.attributes[`${at.dotted}${name}`]
    if (!hint?.forceNew) continue
    const prior = at.prior[name] ?? null
    const planned = at.planned[name] ?? null
    if (isSame(prior, planned, isSetType(attribute.type)) || isInPlace(hint, prior, planned)) continue
    found.push([...at.path, name])
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    const prior = at.prior[name] ?? null
    const planned = at.planned[name] ?? null
    const isSet = nested.nesting_mode === 'set'
    if (isSame(prior, planned, isSet)) continue
    const dotted = `${at.dotted}${name}`
    if (isCountForcing(at.hints, dotted, prior, planned)) {
      found.push([...at.path, name])
    } else if (isSet && hasForceNewBelow(at.hints, dotted)) {
      found.push([...at.path, name])
    } else if (isList(prior) && isList(planned)) {
      prior.forEach((item, index) => {
        const next = planned[index]
        if (!isObject(item) || !isObject(next)) return
        const inner = {
          ...at,
          prior: item,
          planned: next,
          path: [...at.path, name, index],
          dotted: `${dotted}.`,
        }
        found.push(...changedInBlock(nested.block, inner))
      })
    } else if (isObject(prior) && isObject(planned)) {
      const inner = { ...at, prior, planned, path: [...at.path, name], dotted: `${dotted}.` }
      found.push(...changedInBlock(nested.block, inner))
    }
  }
  return found
}

/**
 * A block that appears or goes away changes each attribute in it, so one that forces replacement is enough.
 * On the block itself the hint means just that: another number of blocks.
 */
function isCountForcing(hints: ResourceHints, dotted: string, prior: Value, planned: Value): boolean {
  if (!isList(prior) || !isList(planned) || prior.length === planned.length) return false
  if (hints.attributes[dotted]?.forceNew === true) return true
  const longer = prior.length > planned.length ? prior : planned
  const shorter = Math.min(prior.length, planned.length)
  return longer
    .slice(shorter)
    .some(
      (item) =>
        isObject(item) &&
        Object.entries(item).some(
          ([name, value]) => value !== null && hints.attributes[`${dotted}.${name}`]?.forceNew === true,
        ),
    )
}

function hasForceNewBelow(hints: ResourceHints, dotted: string): boolean {
  return Object.entries(hints.attributes).some(
    ([path, hint]) => path.startsWith(`${dotted}.`) && hint.forceNew === true,
  )
}

/** Tells whether both values are in one group of values that can be changed into each other. */
function isInPlace(hint: AttributeHint, prior: Value, planned: Value): boolean {
  const values = [prior, planned].map((value) => (typeof value === 'string' ? value : undefined))
  return (hint.inPlace ?? []).some((group) =>
    values.every((value) => value !== undefined && group.includes(value)),
  )
}

function isSetType(type: AttributeType): boolean {
  return typeof type !== 'string' && type[0] === 'set'
}

function isSame(prior: Value, planned: Value, isSet: boolean): boolean {
  if (isSet && isList(prior) && isList(planned)) {
    const left = prior.map(canonicalText).sort()
    const right = planned.map(canonicalText).sort()
    return left.length === right.length && left.every((text, index) => text === right[index])
  }
  return canonicalText(prior) === canonicalText(planned)
}
