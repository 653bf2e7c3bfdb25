import { describe, expect, test } from 'vitest'
import { complete } from '../../../sandbox/cloud/engine/change.ts'
import { conformBlock, toJson } from '../../../sandbox/cloud/engine/conform.ts'
import { hintsOf } from '../../../sandbox/cloud/engine/hints.ts'
import { resourceId } from '../../../sandbox/cloud/engine/identify.ts'
import { planResource } from '../../../sandbox/cloud/engine/plan.ts'
import { requiresReplace } from '../../../sandbox/cloud/engine/replace.ts'
import type { AttributeType, Block, NestedBlock } from '../../../sandbox/cloud/engine/schema.ts'
import { decideScope, SANDBOX_SUBSCRIPTION_ID } from '../../../sandbox/cloud/engine/scope.ts'
import { decodeMsgpack, encodeMsgpack } from '../../../sandbox/cloud/protocol/msgpack.ts'
import { hasUnknown, isObject, type Value, type ValueObject } from '../../../sandbox/cloud/protocol/value.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import { verifies } from '../../scenarios/requirements.ts'

function sample(type: AttributeType, name: string): Value {
  if (type === 'string') return name.endsWith('_id') ? `/subscriptions/s/providers/p/${name}/x` : `${name}-x`
  if (type === 'number') return 1
  if (type === 'bool') return true
  if (type === 'dynamic') return null
  if (type[0] === 'map') return { key: sample(type[1], name) }
  if (type[0] === 'list' || type[0] === 'set') return [sample(type[1], name)]
  if (type[0] === 'tuple') return type[1].map((item) => sample(item, name))
  return Object.fromEntries(Object.entries(type[1]).map(([key, item]) => [key, sample(item, key)]))
}

/** What a person must write at least, with one block of each kind. */
function smallestConfig(block: Block): ValueObject {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, attribute]): [string, Value] => [
    name,
    attribute.required === true ? sample(attribute.type, name) : null,
  ])
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]): [string, Value] => [
    name,
    oneOf(nested),
  ])
  return Object.fromEntries([...attributes, ...blocks])
}

function oneOf(nested: NestedBlock): Value {
  if (nested.nesting_mode === 'single' || nested.nesting_mode === 'group') return null
  return nested.nesting_mode === 'map' ? {} : [smallestConfig(nested.block)]
}

function scopeOf(provider: string) {
  const config = {
    subscription_id: SANDBOX_SUBSCRIPTION_ID,
    host: 'https://adb-7405000000000001.1.azuredatabricks.net',
  }
  const decision = decideScope(provider, config)
  if ('refused' in decision) throw new Error(decision.refused)
  return decision.scope
}

describe.each(PROVIDER_NAMES.filter((provider) => provider !== 'random'))('%s', (provider) => {
  const { schema, hints } = definitionOf(provider)
  const types = Object.entries(schema.resource_schemas ?? {})
  const scope = scopeOf(provider)

  test('has resource types', () => {
    expect(types.length).toBeGreaterThan(50)
  })

  test.each(types)(
    verifies(['cloud.every-type'], '%s is created complete and then needs no change'),
    (type, { block }) => {
      const own = hintsOf(hints, type)
      const proposed = smallestConfig(block)
      const planned = planResource({ block, hints: own, prior: null, proposed })
      const id = resourceId({ provider, type, block, hints: own, scope, values: planned, ordinal: 0 })
      const state = complete(
        {
          provider,
          type,
          block,
          hints: own,
          scope,
          prior: null,
          planned,
          id: '',
          signal: new AbortController().signal,
        },
        planned,
        id,
      )

      expect(id).toMatch(/^[^{}]+$/)
      expect(hasUnknown(state)).toBe(false)
      const stored = conformBlock(block, JSON.parse(JSON.stringify(toJson(state))))
      expect(stored).toEqual(state)
      expect(decodeMsgpack(encodeMsgpack(state))).toEqual(state)

      const again = planResource({
        block,
        hints: own,
        prior: state,
        proposed: proposedAgain(proposed, state),
      })
      expect(again).toEqual(state)
      expect(requiresReplace({ block, hints: own, prior: state, planned: again })).toEqual([])
    },
  )
})

/** Terraform proposes the prior value of everything that is not configured. */
function proposedAgain(config: Value, state: Value): ValueObject {
  const merged = merge(config, state)
  return isObject(merged) ? merged : {}
}

function merge(config: Value, state: Value): Value {
  if (config === null) return state
  if (isObject(config) && isObject(state)) {
    return Object.fromEntries(
      Object.entries(config).map(([key, value]) => [key, merge(value, state[key] ?? null)]),
    )
  }
  if (Array.isArray(config) && Array.isArray(state)) {
    return config.map((item: Value, index) => merge(item, (state[index] ?? null) as Value))
  }
  return config
}
