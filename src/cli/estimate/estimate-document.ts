import { aboutUsd } from '../../capability/cost.ts'
import type { Brief } from '../../domain/brief.ts'
import { InvariantError } from '../../domain/errors.ts'

/** US dollars a month. */
export interface Amounts {
  readonly low: number
  readonly expected: number
  readonly high: number
}

export interface StackPrice extends Amounts {
  readonly capability: string
  readonly stack: string
  readonly title: string
  readonly assumptions: readonly string[]
  /** What no price is known for; it is not part of the amounts. */
  readonly unpriced: readonly string[]
  /** Date of the oldest price used, YYYY-MM-DD. */
  readonly pricesOf: string
}

/** What a request costs a month in US dollars, at list price without tax or discounts. */
export interface EstimateDocument {
  readonly currency: 'USD'
  readonly period: 'month'
  readonly pricesOf: string
  readonly stacks: readonly StackPrice[]
  readonly total: Amounts & { readonly unpriced: readonly string[] }
  readonly alternatives: readonly { readonly topic: string; readonly text: string }[]
}

/** The prices of a brief that is ready, in the order of its stacks. */
export function estimateDocument({ estimate, stacks, decisions }: Brief): EstimateDocument {
  if (estimate === null) throw new InvariantError('a request that is ready has no estimate')
  const { lowUsd, expectedUsd, highUsd, unpriced, pricesOf } = estimate
  return {
    currency: 'USD',
    period: 'month',
    pricesOf,
    stacks: estimate.stacks.map((price) => {
      const proposed = stacks.find(({ blueprint }) => blueprint.id === price.stack)
      return {
        capability: proposed?.capability ?? '',
        stack: price.stack,
        title: proposed?.blueprint.title ?? '',
        low: price.lowUsd,
        expected: price.expectedUsd,
        high: price.highUsd,
        assumptions: price.assumptions,
        unpriced: price.unpriced,
        pricesOf: price.pricesOf,
      }
    }),
    total: { low: lowUsd, expected: expectedUsd, high: highUsd, unpriced },
    alternatives: [
      ...estimate.stacks.flatMap(({ stack, savings = [] }) =>
        savings.map(({ text, usd }) => ({
          topic: stack,
          text: `${text} saves about ${aboutUsd(usd)} a month`,
        })),
      ),
      ...decisions.flatMap(({ topic, alternative }) =>
        alternative === undefined ? [] : [{ topic, text: alternative }],
      ),
    ],
  }
}
