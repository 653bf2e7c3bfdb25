import { describe, expect, it } from 'vitest'
import { requestKey } from '../../../src/domain/request-state.ts'
import {
  approvalDigest,
  confirmableNames,
  openGates,
  runName,
  type StackState,
} from '../../../src/domain/stack-state.ts'
import { aBrief, aPlan, aRequest, origin, say, stateAfter } from '../../support/requests.ts'

function aStack(over: Partial<StackState> = {}): StackState {
  const [stack] = aRequest('in_review').stacks
  if (stack === undefined) throw new Error('a request without stacks')
  return { ...stack, ...over }
}

describe('a stack', () => {
  it('is approved by its plan, or by its content while it has none', () => {
    expect(approvalDigest(aStack({ reviewed: aPlan('abc') }))).toBe('abc')
    expect(approvalDigest(aStack({ reviewed: null }))).toBe('content of databricks')
  })

  it('names each of its runs by revision and round', () => {
    const stack = aStack({ revision: 3, round: 4 })
    expect([runName(stack, 'newest'), runName(stack, 'next')]).toEqual(['3.4', '3.5'])
  })

  it('says what it waits for that a person can confirm: a plan that changed, else its open gates', () => {
    const gates: StackState['gates'] = [
      { id: 'gpu', text: 'GPU', confirmedBy: 'bob' },
      { id: 'high_cost', text: 'dear', confirmedBy: null },
    ]
    expect(openGates(aStack({ gates }))).toEqual([gates[1]])
    expect(confirmableNames(aStack({ gates }))).toEqual(['high_cost'])
    const progress = { status: 'waiting', for: 'changed_plan', plan: aPlan('feedbeefcafe') } as const
    expect(confirmableNames(aStack({ gates, progress }))).toEqual(['plan-feedbee'])
  })

  it('opens only the gate that is named', () => {
    const brief = aBrief([{ id: 'databricks', gates: ['gpu', 'access'] }])
    const state = stateAfter([
      say.open(brief),
      say.revise('alice', { brief, intent: 'accept' }),
      say.proposal(2, {
        stacks: [{ id: 'databricks', path: 'stacks/a', contentDigest: 'c', fileDigests: {}, addresses: [] }],
      }),
      say.confirm('bob', ['gpu']),
    ])
    expect(state).toMatchObject({ stacks: [{ gates: [{ confirmedBy: 'bob' }, { confirmedBy: null }] }] })
  })

  it('belongs to a request named after its issue', () => {
    expect(requestKey(origin)).toBe('acme/infra#12')
  })
})
