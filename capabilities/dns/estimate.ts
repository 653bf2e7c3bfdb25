import { type CapabilityContext, createCostSheet, type StackEstimate } from '#capability'
import type { Settings } from './parameters.ts'
import { stackId } from './stacks.ts'
import { subjectOf } from './subject.ts'

const queryPrice = 'dns.per_million_queries_first_billion'

/** Paths of the price book that estimates use. */
export const prices = ['dns.zone_month', 'dns.private_zone_month', queryPrice]

/** Millions of queries a month that are assumed; nobody knows them before. */
const queries = { low: 0, expected: 0.1, high: 1 } as const

/** A zone has a price a month and every query has one; records have none. */
export function estimate(settings: Settings, { prices: book }: CapabilityContext): StackEstimate[] {
  const subject = subjectOf(settings)
  if (subject === undefined) return []
  const sheet = createCostSheet(stackId, book)
  if (subject.kind === 'deletion') {
    sheet.assume('a record has no price; what is deleted costs nothing any more')
    return [sheet.estimate()]
  }
  if (subject.kind === 'zone') {
    const path = subject.isPrivate ? 'dns.private_zone_month' : 'dns.zone_month'
    sheet.add({ label: 'DNS zone', units: 1, path })
    sheet.assume('the price of one of the first 25 zones of a subscription')
  } else {
    sheet.assume('a record has no price, and its zone is paid already')
  }
  sheet.add({ label: 'DNS queries', units: queries, path: queryPrice })
  sheet.assume('100,000 queries a month, 1,000,000 at most; a longer TTL means fewer')
  return [sheet.estimate()]
}
