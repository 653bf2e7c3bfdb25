import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeHash, fulfilsChange } from '../../../../src/adapters/terraform/change-hash.ts'
import { judgePlan } from '../../../../src/adapters/terraform/judge-plan.ts'
import { PlanJson, parseOutput } from '../../../../src/adapters/terraform/plan-json.ts'
import { type ReadPlan, summarizePlan } from '../../../../src/adapters/terraform/summarize-plan.ts'
import type { Approval } from '../../../../src/domain/approval.ts'
import { CommandError } from '../../../../src/domain/errors.ts'

interface Planned {
  readonly actions?: string[]
  readonly before?: unknown
  readonly after?: unknown
  readonly unknown?: unknown
  readonly sensitive?: unknown
  readonly replace_paths?: (string | number)[][]
  readonly importing?: { id: string }
  readonly [other: string]: unknown
}

function resource(address: string, change: Planned, more: object = {}): object {
  const { actions = ['create'], before = null, after = null, unknown, sensitive, ...rest } = change
  return {
    address,
    mode: 'managed',
    type: address.split('.')[0],
    ...more,
    change: { actions, before, after, after_unknown: unknown, after_sensitive: sensitive, ...rest },
  }
}

function plan(resources: object[], more: object = {}): ReadPlan {
  return summarizePlan(PlanJson.parse({ format_version: '1.2', resource_changes: resources, ...more }))
}

const approve = (approved: ReadPlan): Approval => ({ kind: 'plan', plan: approved.summary })

describe('changeHash', () => {
  const value = (after: unknown, unknown: unknown = {}, sensitive: unknown = {}) => ({
    after,
    unknown,
    sensitive,
  })

  it('says nothing of the values, and of the unknown ones only their names', () => {
    const hash = changeHash(value({ name: 'visible' }, { id: true, block: [{ arn: true }], known: false }))
    expect(hash).toMatch(/^[0-9a-f]{64} \[\["block",0,"arn"\],\["id"\]\]$/)
    expect(changeHash(value({ name: 'visible' }))).toMatch(/^[0-9a-f]{64}$/)
  })

  it('depends on every known value, not on the order of members', () => {
    const hash = changeHash(value({ a: 1, b: [{ c: 'x' }] }))
    expect(changeHash(value({ b: [{ c: 'x' }], a: 1 }))).toBe(hash)
    expect(changeHash(value({ a: 1, b: [{ c: 'y' }] }))).not.toBe(hash)
    expect(changeHash(value({ a: '1', b: [{ c: 'x' }] }))).not.toBe(hash)
    expect(changeHash(value({ a: 1, b: { 0: { c: 'x' } } }))).not.toBe(hash)
    expect(changeHash(value(null))).not.toBe(changeHash(value({})))
  })

  it('tells known, unknown and sensitive values apart, and sensitive ones from each other', () => {
    const hashes = [
      value({ a: ['unknown'] }),
      value({}, { a: true }),
      value({ a: null }),
      value({ a: 'x' }),
      value({ a: 'x' }, {}, { a: true }),
      value({ a: 'y' }, {}, { a: true }),
      value({ a: { b: 'x' } }, {}, { a: true }),
      value({ a: { b: 'x' } }, {}, { a: { b: true } }),
    ].map(changeHash)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('is fulfilled by the same value, and by one that knows more', () => {
    const approved = changeHash(
      value({ name: 'a', block: [{ size: 1 }] }, { id: true, block: [{ key: true }] }),
    )
    expect(fulfilsChange(approved, value({ name: 'a', block: [{ size: 1, key: 'k' }], id: 'i' }))).toBe(true)
    expect(fulfilsChange(approved, value({ name: 'a', block: [{ size: 1, key: 'k' }] }, { id: true }))).toBe(
      true,
    )
    expect(fulfilsChange(approved, value({ name: 'b', block: [{ size: 1, key: 'k' }], id: 'i' }))).toBe(false)
    expect(fulfilsChange(approved, value({ name: 'a', block: [{ size: 2, key: 'k' }], id: 'i' }))).toBe(false)
    expect(fulfilsChange(approved, value({ name: 'a', block: [], id: 'i' }))).toBe(false)
  })

  it('is not fulfilled by one that knows less', () => {
    const approved = changeHash(value({ name: 'a', id: 'i' }))
    expect(fulfilsChange(approved, value({ name: 'a' }, { id: true }))).toBe(false)
  })

  it('is fulfilled when a whole object was unknown, whatever it has become', () => {
    const approved = changeHash(value({ name: 'a' }, { block: true }))
    expect(fulfilsChange(approved, value({ name: 'a', block: [{ x: 1 }, { x: 2 }] }))).toBe(true)
    expect(fulfilsChange(approved, value({ name: 'a', block: 's' }, {}, { block: true }))).toBe(true)
  })

  it('is not fulfilled when it cannot be read', () => {
    const digest = changeHash(value({ a: 1 }))
    for (const text of ['', ' ', `${digest} `, `${digest} {}`, `${digest} [[true]]`, `${digest} [`]) {
      expect(fulfilsChange(text, value({ a: 1 }))).toBe(false)
    }
  })

  it('is fulfilled by any value of which it left parts unknown (property)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.func(fc.boolean()), (object, isUnknown) => {
        const names = Object.keys(object).filter((name) => isUnknown(name))
        const known = Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
        const unknown = Object.fromEntries(names.map((name) => [name, true]))
        expect(fulfilsChange(changeHash(value(known, unknown)), value(object))).toBe(true)
      }),
    )
  })
})

describe('summarizePlan', () => {
  it('leaves out what changes nothing and data that is read', () => {
    const read = plan([
      resource('a.same', { actions: ['no-op'] }),
      resource('data.a.b', { actions: ['read'] }, { mode: 'data' }),
    ])
    expect(read).toMatchObject({ summary: { add: 0, change: 0, destroy: 0, resources: [] }, isEmpty: true })
  })

  it('counts a replacement as one to add and one to destroy, in either order, and forgetting as destroying', () => {
    const { summary } = plan([
      resource('a.d', { actions: ['create', 'delete'] }),
      resource('a.c', { actions: ['delete', 'create'], replace_paths: [['location'], ['block', 0, 'x']] }),
      resource('a.b', { actions: ['forget'] }),
      resource('a.a', { actions: ['update'], before: { x: 1 }, after: { x: 2 } }),
    ])
    expect(summary).toMatchObject({ add: 2, change: 1, destroy: 3 })
    expect(summary.resources.map(({ address, action, attributes }) => [address, action, attributes])).toEqual(
      [
        ['a.a', 'update', ['x']],
        ['a.b', 'delete', []],
        ['a.c', 'replace', ['block', 'location']],
        ['a.d', 'replace', []],
      ],
    )
  })

  it('names the arguments of an update that were written, not what the provider computes from them', () => {
    const change = {
      actions: ['update'],
      before: { capacity: 1, etag: 'x', name: 'n' },
      after: { capacity: 2, name: 'n' },
      unknown: { etag: true, name: false },
    }
    const configuration = {
      root_module: { resources: [{ address: 'a.b', expressions: { capacity: {}, name: {} } }] },
    }
    const attributes = (address: string): unknown =>
      plan([resource(address, change)], { configuration }).summary.resources[0]?.attributes
    expect(attributes('a.b')).toEqual(['capacity'])
    expect(attributes('a.b["key"]')).toEqual(['capacity'])
    expect(attributes('module.m.a.b')).toEqual(['capacity', 'etag'])
  })

  it.each<[string, object[], object?]>([
    ['another action', [resource('a.b', { actions: ['update'], after: { x: 1 } })]],
    ['another value', [resource('a.b', { after: { x: 2 } })]],
    ['another address', [resource('a.c', { after: { x: 1 } })]],
    ['another reason to replace', [resource('a.b', { after: { x: 1 }, replace_paths: [['x']] })]],
    [
      'another output',
      [resource('a.b', { after: { x: 1 } })],
      { output_changes: { o: { actions: ['create'] } } },
    ],
    ['an import', [resource('a.b', { after: { x: 1 }, importing: { id: 'i' } })]],
    ['a move', [resource('a.b', { after: { x: 1 } }, { previous_address: 'a.z' })]],
  ])('gives %s another digest', (_what, resources, more) => {
    const { digest } = plan([resource('a.b', { after: { x: 1 } })]).summary
    expect(plan(resources, more).summary.digest).not.toBe(digest)
  })

  it('gives the same changes in another order the same digest', () => {
    const [first, second] = [resource('a.b', { after: { x: 1 } }), resource('a.c', { after: { y: 1 } })]
    expect(plan([second, first]).summary).toEqual(plan([first, second]).summary)
  })

  it('is not empty when only an output, an address or an import would be written', () => {
    const same = { actions: ['no-op'] }
    expect(plan([], { output_changes: { o: { actions: ['update'], after: 1 } } }).isEmpty).toBe(false)
    expect(plan([resource('a.b', same, { previous_address: 'a.z' })]).isEmpty).toBe(false)
    expect(plan([resource('a.b', { ...same, importing: { id: 'i' } })]).isEmpty).toBe(false)
    expect(plan([], { output_changes: { o: { actions: ['no-op'], after: 1 } } }).isEmpty).toBe(true)
    expect(plan([], { applyable: true }).isEmpty).toBe(false)
  })

  it('lists a left-over object beside the resource it belonged to', () => {
    const { summary } = plan([
      resource('a.b', { actions: ['delete'] }, { deposed: 'abcd1234' }),
      resource('a.b', { actions: ['update'] }),
    ])
    expect(summary.resources.map((change) => change.address)).toEqual(['a.b', 'a.b (deposed abcd1234)'])
  })
})

describe('judgePlan', () => {
  const create = (address: string, after: unknown = { x: 1 }): object => resource(address, { after })
  const replace = (address: string, reason: object = {}): object =>
    resource(address, { actions: ['delete', 'create'], after: { x: 1 } }, reason)
  const gone = (address: string, id: string | null = 'id-1'): object =>
    resource(address, { actions: ['delete'], before: id === null ? { x: 1 } : { x: 1, id } })
  const tainted = { action_reason: 'replace_because_tainted' }
  const leftOver = resource('a.b', { actions: ['delete'], before: { x: 0 } }, { deposed: 'abcd1234' })

  it.each<[string, object[], object[], object]>([
    ['the approved plan', [create('a.b')], [create('a.b')], { kind: 'run', how: 'plan' }],
    ['a part of it', [create('a.b'), create('a.c')], [create('a.c')], { kind: 'run', how: 'remainder' }],
    ['nothing of it', [create('a.b')], [], { kind: 'nothing_left', how: 'already' }],
    ['an approved plan of nothing', [], [], { kind: 'nothing_left', how: 'plan' }],
    ['more than it', [create('a.b')], [create('a.b'), create('a.c')], { kind: 'changed' }],
    ['another value', [create('a.b'), create('a.c')], [create('a.b', { x: 2 })], { kind: 'changed' }],
    ['a made-again creation', [create('a.b')], [replace('a.b', tainted)], { kind: 'run', how: 'remainder' }],
    ['a replacement for another reason', [create('a.b')], [replace('a.b')], { kind: 'changed' }],
    ['a replacement half done', [replace('a.b')], [create('a.b')], { kind: 'run', how: 'remainder' }],
    ['a left-over of a replacement', [replace('a.b')], [leftOver], { kind: 'run', how: 'remainder' }],
    ['an approved left-over', [leftOver, create('a.c')], [leftOver], { kind: 'run', how: 'remainder' }],
    ['a left-over of something else', [create('a.b')], [leftOver], { kind: 'changed' }],
    ['a part of a deletion', [gone('a.b'), gone('a.c')], [gone('a.c')], { kind: 'run', how: 'remainder' }],
    ['a deletion of another object', [gone('a.b')], [gone('a.b', 'id-2')], { kind: 'changed' }],
    ['a deletion of an object without an id', [gone('a.b', null)], [gone('a.b')], { kind: 'changed' }],
    [
      'a deletion instead of an update',
      [resource('a.b', { actions: ['update'] })],
      [resource('a.b', { actions: ['delete'] })],
      { kind: 'changed' },
    ],
  ])('judges %s', (_what, approved, now, judgement) => {
    expect(judgePlan(approve(plan(approved)), plan(now))).toEqual(judgement)
  })

  it('takes outputs that are still to be written for the rest of a plan', () => {
    const now = plan([], { output_changes: { o: { actions: ['create'], after: 1 } } })
    expect(judgePlan(approve(plan([create('a.b')])), now)).toEqual({ kind: 'run', how: 'remainder' })
  })

  const first: Approval = { kind: 'first_creation', addresses: ['a.b', 'a.c'] }

  it.each<[string, object[], object]>([
    ['all approved addresses', [create('a.b'), create('a.c')], { kind: 'run', how: 'plan' }],
    ['some of them', [create('a.c')], { kind: 'run', how: 'remainder' }],
    [
      'their instances',
      [create('a.b["x"]'), create('a.b["y"]'), create('a.c[0]')],
      { kind: 'run', how: 'plan' },
    ],
    [
      'one that must be made again',
      [create('a.b'), replace('a.c', tainted)],
      { kind: 'run', how: 'remainder' },
    ],
    ['nothing', [], { kind: 'nothing_left', how: 'already' }],
    ['an address that only begins like one', [create('a.bc')], { kind: 'changed' }],
    ['an address in a module', [create('module.m.a.b')], { kind: 'changed' }],
    ['an update', [resource('a.b', { actions: ['update'] })], { kind: 'changed' }],
    ['a deletion', [resource('a.b', { actions: ['delete'] })], { kind: 'changed' }],
    ['a replacement', [replace('a.b')], { kind: 'changed' }],
    ['a left-over', [leftOver], { kind: 'changed' }],
  ])('judges a first creation of %s', (_what, now, judgement) => {
    expect(judgePlan(first, plan(now))).toEqual(judgement)
  })

  it('lets run every part of an approved plan and nothing beyond it (property)', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
    const values = fc.record({ x: fc.integer(), y: fc.string() })
    fc.assert(
      fc.property(names, names, values, (approved, now, after) => {
        const of = (list: string[]): ReadPlan => plan(list.map((name) => create(`t.${name}`, after)))
        const isPart = now.every((name) => approved.includes(name))
        expect(judgePlan(approve(of(approved)), of(now)).kind).toBe(isPart ? 'run' : 'changed')
      }),
    )
  })
})

describe('parseOutput', () => {
  it('names the field that is not as expected, and repeats no value', () => {
    const text = '{"format_version":"1.2","resource_changes":[{"address":7,"secret":"s3cret"}]}'
    expect(() => parseOutput(PlanJson, text, 'terraform show')).toThrow(
      'reading the output of terraform show: "resource_changes.0.address" is not what was expected',
    )
    expect(() => parseOutput(PlanJson, 'Error: s3cret', 'terraform show')).toThrow(CommandError)
    expect(() => parseOutput(PlanJson, '{"format_version":"2.0"}', 'terraform show')).toThrow(
      '"format_version"',
    )
  })
})
