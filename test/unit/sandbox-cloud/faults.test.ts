import { describe, expect, test } from 'vitest'
import {
  type Fault,
  faultMark,
  fillFaultText,
  matchesFault,
  matchesGlob,
  takeFault,
} from '../../../sandbox/cloud/engine/faults.ts'
import { parseFaults } from '../../../sandbox/cloud/fault-file.ts'
import { FAULT_LIBRARY, faultFor, isFailureKey } from '../../../sandbox/cloud/fault-library.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import { createMemoryStore } from '../../../sandbox/cloud/store/memory.ts'

const operation = { op: 'create', type: 'azurerm_virtual_network', name: 'vnet-a', id: '/x/vnet-a' } as const

test.each([
  ['azurerm_*', 'azurerm_subnet', true],
  ['*', '', true],
  ['azurerm_subnet', 'azurerm_subnet', true],
  ['azurerm_subnet', 'azurerm_subnet_x', false],
  ['azurerm_*dns_*record', 'azurerm_private_dns_a_record', true],
  ['a*a', 'a', false],
  ['a*b*c', 'aXXbYYc', true],
  ['a*b*c', 'acb', false],
  ['VNET-*', 'vnet-a', true],
])('matches %s against %s: %s', (glob, text, expected) => {
  expect(matchesGlob(glob, text)).toBe(expected)
})

test('matches a glob of many stars against a long text without backtracking', () => {
  expect(matchesGlob(`${'*a'.repeat(5000)}*b`, 'a'.repeat(20_000))).toBe(false)
})

describe('matchesFault', () => {
  test.each<[Partial<Fault>, boolean]>([
    [{}, true],
    [{ op: 'delete' }, false],
    [{ type: 'azurerm_subnet' }, false],
    [{ name: 'vnet-*' }, true],
    [{ name: '/x/*' }, true],
    [{ name: 'vnet-b' }, false],
  ])('decides %o: %s', (change, expected) => {
    expect(matchesFault({ op: 'create', type: 'azurerm_*', error: 'no', ...change }, operation)).toBe(
      expected,
    )
  })
})

describe('takeFault', () => {
  test('happens as often as the rule says, then the next rule is tried', async () => {
    const store = createMemoryStore()
    const rules: Fault[] = [
      { op: 'create', type: '*', error: 'first', times: 2 },
      { op: 'create', type: '*', error: 'second', times: 1 },
    ]
    const taken: (string | undefined)[] = []
    for (let attempt = 0; attempt < 4; attempt += 1) {
      taken.push((await takeFault(rules, operation, store.claim))?.error)
    }
    expect(taken).toEqual(['first', 'first', 'second', undefined])
  })

  test('happens always without a number', async () => {
    const store = createMemoryStore()
    const rules: Fault[] = [{ op: 'create', type: '*', error: 'always' }]
    await takeFault(rules, operation, store.claim)
    expect(await takeFault(rules, operation, store.claim)).toMatchObject({ error: 'always' })
  })

  test('counts equal rules together, whatever the order of their keys', () => {
    const left: Fault = { op: 'create', type: '*', error: 'e' }
    const right: Fault = { error: 'e', type: '*', op: 'create' }
    expect(faultMark(left, 1)).toBe(faultMark(right, 1))
    expect(faultMark(left, 1)).not.toBe(faultMark(left, 2))
  })
})

test('fills facts into the text and leaves what it does not know', () => {
  const text = fillFaultText('{name} in {location}: {"code": "{type}"} {missing}', operation, {
    location: 'eastus2',
  })
  expect(text).toBe('vnet-a in eastus2: {"code": "azurerm_virtual_network"} {missing}')
})

describe('the library', () => {
  test.each(Object.keys(FAULT_LIBRARY).filter(isFailureKey))('has a complete failure %s', (key) => {
    const fault = faultFor(key, { times: 1 })
    expect(fault.error?.length).toBeGreaterThan(20)
    expect(fault.type).toMatch(/^(azurerm|azuread|databricks)/)
  })

  const types = PROVIDER_NAMES.flatMap((provider) =>
    Object.keys(definitionOf(provider).schema.resource_schemas ?? {}),
  )
  const ofResources = Object.entries(FAULT_LIBRARY).filter(([, { op }]) => op !== 'configure')

  test.each(ofResources)('hits a type that there is with %s', (_, { type }) => {
    expect(types.some((one) => matchesGlob(type, one))).toBe(true)
  })

  test.each([
    'AZURE_QUOTA_EXCEEDED',
    'STOCKOUT',
    'worker_environment_not_ready',
    'AuthorizationFailed',
    'RequestDisallowedByPolicy',
    'already_exists',
    'AnotherOperationInProgress',
    'throttled',
    'SecurityRuleConflict',
  ])('knows %s', (key) => {
    expect(isFailureKey(key)).toBe(true)
  })
})

describe('parseFaults', () => {
  test('reads written-out faults and faults of the library', () => {
    const text = JSON.stringify([
      { op: 'delete', type: 'azurerm_*', error: 'no', leave: 'nothing' },
      { failure: 'throttled', type: 'azurerm_subnet', times: 2 },
    ])
    expect(parseFaults(text, 'faults.json')).toEqual([
      { op: 'delete', type: 'azurerm_*', error: 'no', leave: 'nothing' },
      { ...FAULT_LIBRARY.throttled, type: 'azurerm_subnet', times: 2 },
    ])
  })

  test.each([
    ['{', 'faults.json is not valid JSON'],
    ['{}', 'faults.json should hold a JSON array of faults'],
    [
      '[{"op":"create","type":"x","tims":1}]',
      'faults.json, fault 1 is not understood:\n✖ Unrecognized key: "tims"',
    ],
    ['[{"op":"make","type":"x"}]', 'Invalid option: expected one of "configure"|"plan"|"create"'],
    ['[{"op":"create","type":"x","times":0}]', 'Too small'],
    ['[{"failure":"oops"}]', '"oops" is no known failure; known are AuthorizationFailed'],
    ['[{"failure":"throttled","leav":"orphan"}]', 'Unrecognized key: "leav"'],
    ['[7]', 'faults.json, fault 1 is not understood'],
  ])('refuses %s', (text, message) => {
    expect(() => parseFaults(text, 'faults.json')).toThrow(message)
  })
})
