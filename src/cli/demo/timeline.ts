import * as z from 'zod'
import type { StoredEvent } from '../../ports/request-store.ts'

/** Every event in words, with the time since the first in milliseconds. */
export function timeline(events: readonly StoredEvent[]): { readonly ms: number; readonly event: string }[] {
  const beganMs = events[0]?.at.getTime() ?? 0
  return events.map((event) => ({ ms: event.at.getTime() - beganMs, event: describe(event) }))
}

function stackOf({ data }: StoredEvent): string {
  const parsed = z.looseObject({ stack: z.string() }).safeParse(data)
  return parsed.success ? parsed.data.stack : ''
}

function describe(event: StoredEvent): string {
  const { type, actor } = event
  const words = `${type} ${stackOf(event)}`.trim()
  return `${words}${actor === 'planwright' ? '' : ` by ${actor}`}`
}

/** Milliseconds between each beginning and the end that follows it for the same stack, added up. */
export function timeBetween(events: readonly StoredEvent[], begin: string, end: string): number {
  const began = new Map<string, number>()
  let totalMs = 0
  for (const event of events) {
    const stack = stackOf(event)
    if (event.type === begin) began.set(stack, event.at.getTime())
    if (event.type !== end) continue
    totalMs += event.at.getTime() - (began.get(stack) ?? event.at.getTime())
  }
  return totalMs
}
