import { findPrice } from '../find-price.ts'
import { replacePrice } from '../replace-price.ts'
import type { ServiceSnapshot } from '../schema.ts'
import { isSudden, kindOf, type PriceChange } from './difference.ts'
import type { RefreshReport, RefreshRequest } from './refresh-machines.ts'
import type { RetailRow } from './retail-page.ts'
import { serviceMeters } from './service-meters.ts'
import { servicePrice } from './service-prices.ts'
import { usableRows } from './usable-rows.ts'

/**
 * The snapshot of services with each price that the list has, read anew and dated by itself.
 * A price that the list does not have, or has twice, stays as it was, with its old date.
 * @throws ExternalServiceError when the list cannot be read; nothing is half taken then.
 */
export async function refreshServices(
  snapshot: ServiceSnapshot,
  { list, today, limit, accept }: RefreshRequest,
): Promise<{ readonly snapshot: ServiceSnapshot; readonly report: RefreshReport }> {
  const meters = serviceMeters(modelsOf(snapshot))
  const answers = new Map<string, readonly RetailRow[]>()
  for (const filter of new Set(meters.map((meter) => meter.filter))) {
    answers.set(filter, usableRows(await list.rows(filter), today).rows)
  }
  let refreshed: ServiceSnapshot = snapshot
  const observed: Record<string, string> = { ...snapshot.observed }
  const changes: PriceChange[] = []
  const notes: string[] = []
  const held: string[] = []
  for (const meter of meters) {
    const { path } = meter
    const before = findPrice(snapshot, path)?.usd
    const found = servicePrice(meter, answers.get(meter.filter) ?? [])
    if (found.kind === 'missing') {
      if (before !== undefined) notes.push(`${path}: ${found.reason}; the old price stays`)
      continue
    }
    const change: PriceChange = { name: path, before, after: found.usd }
    if (kindOf(change) !== 'same') changes.push(change)
    if (isSudden(change, limit) && !accept) {
      held.push(
        `${path}: changes from ${before} to ${found.usd}, more than ${limit} times; the old price stays`,
      )
      continue
    }
    refreshed = replacePrice(refreshed, path, found.usd)
    observed[path] = today
  }
  return { snapshot: { ...refreshed, observed }, report: { changes, notes, held } }
}

/** The models whose tokens the snapshot has prices of. */
export function modelsOf(snapshot: ServiceSnapshot): string[] {
  const block = snapshot['openai_tokens_usd_per_1m_global']
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return []
  return Object.entries(block).flatMap(([name, row]) =>
    Array.isArray(row) && name !== 'fields' ? [name] : [],
  )
}
