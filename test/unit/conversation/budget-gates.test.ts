import { describe, expect, it } from 'vitest'
import { withBudgetGates } from '../../../src/conversation/brief/budget-gates.ts'
import type { Gate } from '../../../src/domain/assessment.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aBrief } from '../../support/requests.ts'

const { stacks } = aBrief()
const bills = [
  ['databricks', 40, 52],
  ['databricks-objects', 900, 1300],
  ['firewall', 0, 0],
] as const

const estimate = {
  lowUsd: 0,
  expectedUsd: 940,
  highUsd: 1352,
  pricesOf: '2026-06-18',
  unpriced: [],
  stacks: bills.map(([stack, expectedUsd, highUsd]) => ({
    stack,
    lowUsd: 0,
    expectedUsd,
    highUsd,
    assumptions: [],
    pricesOf: '2026-06-18',
    unpriced: [],
  })),
}
const text =
  "The whole request may cost up to 1,350 USD a month in prod, about 940 USD expected; the repository's budget is 1,000 USD."

describe('the budget of a repository', () => {
  it(
    verifies(['prices.budget'], 'is a gate at the dearest stack when all stacks together may exceed it'),
    () => {
      expect(withBudgetGates([], stacks, estimate, { prod: 1000 })).toEqual([
        { id: 'budget_may_be_exceeded', stack: 'databricks-objects', text },
      ])
    },
  )

  it('is none within the budget, without a price, and in another environment', () => {
    expect(withBudgetGates([], stacks, estimate, { prod: 1352 })).toEqual([])
    expect(withBudgetGates([], stacks, null, { prod: 1 })).toEqual([])
    expect(withBudgetGates([], stacks, estimate, { dev: 1 })).toEqual([])
    expect(withBudgetGates([], stacks, estimate, {})).toEqual([])
  })

  it('is said with what a capability says of its own', () => {
    const own: Gate = { id: 'budget_may_be_exceeded', stack: 'databricks-objects', text: 'Too dear.' }
    const elsewhere: Gate = { ...own, stack: 'databricks' }
    const gpu: Gate = { id: 'gpu', stack: 'databricks-objects', text: 'GPU.' }
    expect(withBudgetGates([gpu, own], stacks, estimate, { prod: 1000 })).toEqual([
      gpu,
      { ...own, text: `Too dear. ${text}` },
    ])
    expect(withBudgetGates([elsewhere], stacks, estimate, { prod: 1000 })).toEqual([
      elsewhere,
      { ...own, text },
    ])
  })
})
