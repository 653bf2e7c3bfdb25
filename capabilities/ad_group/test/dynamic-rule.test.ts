import { describe, expect, it } from 'vitest'
import { ruleFault } from '../dynamic-rule.ts'

describe('ruleFault', () => {
  it.each([
    'user.department -eq "Sales"',
    '(user.department -eq "Sales") -and (user.country -ne "DE")',
    'user.jobTitle -contains "Lead" or (user.companyName -startsWith "Con" and user.country -eq "FR")',
    'user.country -in ["DE", "FR","IT"]',
    'user.extensionAttribute15 -notIn ["x"]',
    '  user.extensionAttribute1   -eq   ""  ',
  ])('takes %s', (rule) => {
    expect(ruleFault(rule)).toBeUndefined()
  })

  it.each([
    '',
    'everybody in sales',
    'user.department',
    'user.department -eq',
    'user.department -eq Sales',
    'user.department -eq "Sales',
    'user.department -match ".*"',
    'user.department -eq "Sales" and',
    '(user.department -eq "Sales"',
    'user.department -eq "Sales")',
    'user.country -in "DE"',
    'user.country -in []',
    'user.country -in ["DE" "FR"]',
    'user.country -in ["DE",]',
    'user.country -eq ["DE"]',
    `${'('.repeat(400)}user.country -eq "DE"`,
  ])('refuses %j as no rule', (rule) => {
    expect(ruleFault(rule)).toContain('it is no rule')
  })

  it.each(['user.displayName', 'user.extensionAttribute16', 'device.model', 'user.accountEnabled'])(
    'refuses a rule over %s, which is not on the list',
    (attribute) => {
      expect(ruleFault(`${attribute} -eq "x"`)).toContain(`not for ${attribute}`)
    },
  )
})
