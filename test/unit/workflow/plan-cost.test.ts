import { describe, expect, it } from 'vitest'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import { createCostSheet } from '../../../src/capability/index.ts'
import type { PlannedPart } from '../../../src/costing/planned-part.ts'
import type { StackState } from '../../../src/domain/stack-state.ts'
import { withCost } from '../../../src/workflow/plan-cost.ts'
import { aBrief, aPlan, say, stateAfter } from '../../support/requests.ts'

const prices = createPriceBook()
const endpoint: PlannedPart = {
  kind: 'unit',
  path: 'network.private_endpoint_month',
  label: 'private endpoint',
}

function reviewed() {
  const sheet = createCostSheet('firewall', prices)
  sheet.add({ label: 'private endpoint', units: 1, path: 'network.private_endpoint_month' })
  const plain = aBrief()
  const brief = {
    ...plain,
    estimate: plain.estimate === null ? null : { ...plain.estimate, stacks: [sheet.estimate()] },
  }
  const state = stateAfter([
    say.open(brief),
    say.revise('alice', { brief, intent: 'accept', changed: false }),
    say.proposal(2),
  ])
  if (state === undefined || !('stacks' in state)) throw new Error('there is no proposal')
  const stackOf = (id: string): StackState => {
    const stack = state.stacks.find((one) => one.id === id)
    if (stack === undefined) throw new Error(`there is no stack ${id}`)
    return stack
  }
  return { state, stackOf }
}

describe('the cost of a plan', () => {
  const { state, stackOf } = reviewed()
  const plan = aPlan('p')

  it('is compared with the estimate of its stack', () => {
    expect(withCost(plan, [endpoint], stackOf('firewall'), { state, prices }).cost).toMatchObject({
      agrees: true,
      expectedUsd: 7.3,
    })
    expect(withCost(plan, [endpoint, endpoint], stackOf('firewall'), { state, prices }).cost).toMatchObject({
      agrees: false,
      differences: [{ text: 'the plan has 2 x private endpoint instead of 1', usd: 7.3 }],
    })
  })

  it('is left out without an estimate, without parts, and where everything goes away', () => {
    const leaving = { ...stackOf('firewall'), kind: 'removal' } as const
    expect(withCost(plan, [endpoint], stackOf('databricks'), { state, prices })).toBe(plan)
    expect(withCost(plan, undefined, stackOf('firewall'), { state, prices })).toBe(plan)
    expect(withCost(plan, [], leaving, { state, prices })).toBe(plan)
  })
})
