import { describe, expect, test } from 'vitest'
import type { ResourceHints } from '../../../sandbox/cloud/engine/hints.ts'
import { planResource } from '../../../sandbox/cloud/engine/plan.ts'
import { requiresReplace } from '../../../sandbox/cloud/engine/replace.ts'
import type { Block } from '../../../sandbox/cloud/engine/schema.ts'
import { UNKNOWN, type ValueObject } from '../../../sandbox/cloud/protocol/value.ts'

const block: Block = {
  attributes: {
    id: { type: 'string', optional: true, computed: true },
    name: { type: 'string', required: true },
    location: { type: 'string', optional: true },
    sku: { type: 'string', optional: true },
    url: { type: 'string', computed: true },
    zones: { type: ['set', 'string'], optional: true },
    secret: { type: 'string', optional: true, write_only: true },
    spec: {
      type: ['object', { size: 'string', ready: 'bool' }],
      optional: true,
      nested_type: {
        nesting_mode: 'single',
        attributes: {
          size: { type: 'string', optional: true },
          ready: { type: 'bool', computed: true },
        },
      },
    },
  },
  block_types: {
    model: {
      nesting_mode: 'list',
      block: {
        attributes: {
          name: { type: 'string', required: true },
          version: { type: 'string', optional: true },
          hash: { type: 'string', computed: true },
        },
      },
    },
    rule: {
      nesting_mode: 'set',
      block: {
        attributes: { port: { type: 'number', required: true }, uid: { type: 'string', computed: true } },
        block_types: {
          source: {
            nesting_mode: 'list',
            block: { attributes: { region: { type: 'string', optional: true } } },
          },
        },
      },
    },
  },
}

const hints: ResourceHints = {
  attributes: {
    name: { forceNew: true },
    location: { normalize: 'region' },
    sku: { default: 'Standard' },
    zones: { forceNew: true },
    'model.name': { forceNew: true },
    'rule.port': { forceNew: true },
    'rule.source.region': { normalize: 'region' },
  },
}

const nothing = {
  id: null,
  name: null,
  location: null,
  sku: null,
  url: null,
  zones: null,
  secret: null,
  spec: null,
  model: [],
  rule: [],
}
const prior: ValueObject = {
  ...nothing,
  id: '/x',
  name: 'a',
  sku: 'Standard',
  url: 'https://a',
  zones: ['1', '2'],
  model: [{ name: 'm', version: '1', hash: 'h' }],
  rule: [{ port: 22, uid: 'u', source: [] }],
}

describe('planResource', () => {
  const plan = (proposed: ValueObject, before: ValueObject | null = null): ValueObject =>
    planResource({ block, hints, prior: before, proposed })

  test.each<[string, ValueObject, ValueObject]>([
    ['takes what is configured', { name: 'a', sku: 'Basic' }, { name: 'a', sku: 'Basic' }],
    ['leaves what is computed unknown', { name: 'a' }, { id: UNKNOWN, url: UNKNOWN }],
    ['fills a default', { name: 'a' }, { sku: 'Standard' }],
    ['writes a region as Azure does', { name: 'a', location: 'East US 2' }, { location: 'eastus2' }],
    ['keeps an unknown value', { name: UNKNOWN }, { name: UNKNOWN }],
    ['forgets a write-only value', { name: 'a', secret: 'x' }, { secret: null }],
    [
      'leaves what is computed in a block unknown',
      { name: 'a', model: [{ name: 'm', version: null, hash: null }] },
      { model: [{ name: 'm', version: null, hash: UNKNOWN }] },
    ],
  ])('%s on create', (_, configured, expected) => {
    expect(plan({ ...nothing, ...configured })).toMatchObject(expected)
  })

  test('changes nothing when nothing is configured differently', () => {
    expect(plan(prior, prior)).toEqual(prior)
  })

  test('goes back to the default when a value is no longer configured', () => {
    expect(plan({ ...prior, sku: null }, { ...prior, sku: 'Basic' })).toMatchObject({ sku: 'Standard' })
  })

  test('knows an element of a set again by what is configured', () => {
    const proposed = {
      ...prior,
      rule: [
        { port: 443, uid: null, source: [] },
        { port: 22, uid: null, source: [] },
      ],
    }
    expect(plan(proposed, prior)['rule']).toEqual([
      { port: 443, uid: UNKNOWN, source: [] },
      { port: 22, uid: 'u', source: [] },
    ])
  })

  test('tells elements of a set apart by the blocks in them', () => {
    const rule = (region: string, uid: string | null) => ({ port: 22, uid, source: [{ region }] })
    const before = { ...prior, rule: [rule('eastus2', 'u'), rule('westeurope', 'w')] }
    const proposed = { ...prior, rule: [rule('West Europe', null), rule('East US 2', null)] }
    expect(plan(proposed, before)['rule']).toEqual([rule('westeurope', 'w'), rule('eastus2', 'u')])
  })

  test('finds an element of a set once', () => {
    const rule = (uid: string | null) => ({ port: 22, uid, source: [] })
    const proposed = { ...prior, rule: [rule(null), rule(null)] }
    const planned = plan(proposed, { ...prior, rule: [rule('u'), rule('v')] })
    expect(planned['rule']).toEqual([rule('u'), rule('v')])
  })

  test('leaves the computed part of an attribute unknown, and keeps it later', () => {
    const proposed = { ...nothing, name: 'a', spec: { size: 'small', ready: null } }
    expect(plan(proposed)['spec']).toEqual({ size: 'small', ready: UNKNOWN })
    const before = { ...prior, spec: { size: 'small', ready: true } }
    expect(plan({ ...prior, spec: { size: 'big', ready: null } }, before)['spec']).toEqual({
      size: 'big',
      ready: true,
    })
  })
})

describe('requiresReplace', () => {
  test.each<[string, ValueObject, unknown[]]>([
    ['nothing for an equal plan', {}, []],
    ['nothing for a change that can be made in place', { sku: 'Basic' }, []],
    ['a changed name', { name: 'b' }, [['name']]],
    ['a name that is not known yet', { name: UNKNOWN }, [['name']]],
    ['nothing for a set in another order', { zones: ['2', '1'] }, []],
    ['a changed set', { zones: ['1'] }, [['zones']]],
    [
      'a changed attribute in a block',
      { model: [{ name: 'n', version: '1', hash: 'h' }] },
      [['model', 0, 'name']],
    ],
    ['nothing for another attribute in the block', { model: [{ name: 'm', version: '2', hash: 'h' }] }, []],
    ['a removed block that holds such an attribute', { model: [] }, [['model']]],
    ['the whole set when an element changes', { rule: [{ port: 23, uid: 'u', source: [] }] }, [['rule']]],
  ])('names %s', (_, change, expected) => {
    expect(requiresReplace({ block, hints, prior, planned: { ...prior, ...change } })).toEqual(expected)
  })
})
