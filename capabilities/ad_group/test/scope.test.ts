import { describe, expect, it } from 'vitest'
import { describeScope, isScope, readScope, subscriptionOf } from '../scope.ts'

const subscription = '/subscriptions/10000000-0000-4000-8000-00000000000D'
const account = `${subscription}/resourceGroups/rg-ml/providers/Microsoft.Storage/storageAccounts/stml`

describe('what a scope is', () => {
  it.each([
    'none',
    'subscription',
    'rg-ml-dev',
    'rg.ml_(1)',
    subscription,
    `${subscription}/resourcegroups/rg-ml`,
    account,
    `${account}/blobServices/default`,
  ])('takes %s', (text) => {
    expect(isScope(text)).toBe(true)
  })

  it.each([
    '',
    'rg-ml.',
    'rg ml',
    'x'.repeat(91),
    '/',
    '/subscriptions/not-an-id',
    `${subscription}/`,
    `${subscription}/resourceGroups/`,
    `${subscription}/providers/Microsoft.Authorization/policyAssignments/x`,
    '/providers/Microsoft.Management/managementGroups/all',
    `${account}/../../x`,
    `\${subscription}`,
  ])('refuses %j', (text) => {
    expect(isScope(text)).toBe(false)
  })

  it('is read by its level', () => {
    expect(readScope('none')).toEqual({ level: 'none' })
    expect(readScope(subscription)).toEqual({ level: 'subscription' })
    expect(readScope('rg-ml')).toEqual({ level: 'resource_group', name: 'rg-ml' })
    expect(readScope(`${subscription}/resourceGroups/rg-ml`)).toEqual({
      level: 'resource_group',
      name: 'rg-ml',
    })
    expect(readScope(account)).toEqual({ level: 'resource', id: account })
  })

  it('names its subscription in lower case', () => {
    expect(subscriptionOf(account)).toBe('10000000-0000-4000-8000-00000000000d')
    expect(subscriptionOf('rg-ml')).toBeUndefined()
  })

  it.each([
    ['none', 'nothing'],
    ['subscription', 'the whole subscription of dev'],
    ['rg-ml', 'rg-ml'],
    [account, 'stml (storageAccounts)'],
  ])('is described: %s', (text, expected) => {
    expect(describeScope(text, 'dev')).toBe(expected)
  })
})
