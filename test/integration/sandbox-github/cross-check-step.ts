import { RequestError } from 'octokit'
import type { Place } from './cross-check-places.ts'

/** What a step shows: a status, and the fields that a program would decide by. */
export interface Seen {
  readonly status: number
  readonly fields?: unknown
}

/** One step in the life of a repository; the same code runs at every place, one step after the other. */
export interface Step {
  readonly name: string
  take(place: Place, memory: Map<string, string | number>): Promise<Seen>
}

export const infra = { owner: 'acme', repo: 'infra' } as const
const when = '2026-01-02T03:04:05Z'
export const author = { name: 'Alice', email: 'alice@example.com', date: when }
export const zero = '0'.repeat(39)

async function refusalOf(answer: Promise<Seen>): Promise<Seen> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RequestError) return { status: error.status }
    throw error
  }
}

export type Memory = ReadonlyMap<string, string | number>
export const number = (memory: Memory, name: string) => Number(memory.get(name))
export const text = (memory: Memory, name: string) => String(memory.get(name))
export const base64 = (content: string) => Buffer.from(content).toString('base64')
export const decoded = (content: string) => Buffer.from(content, 'base64').toString()
export const names = (labels: readonly ({ readonly name?: string } | string)[]) =>
  labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).toSorted()

/** A step of which a refusal is a result as well. */
export function step(name: string, take: Step['take']): Step {
  return { name, take: (place, memory) => refusalOf(take(place, memory)) }
}

export function pick(value: unknown, wanted: readonly string[]): Record<string, unknown> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter(([key]) => wanted.includes(key)))
}
