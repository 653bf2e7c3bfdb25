import { createHash } from 'node:crypto'

/** The part of a tool that was reviewed; whatever else a server says about it is not used. */
export interface ReviewedTool {
  readonly description?: string | undefined
  readonly inputSchema: unknown
  readonly outputSchema?: unknown
}

/**
 * `sha256:` and the hash, hex, of a tool's description, input schema and output schema as canonical JSON: keys in
 * order at every level, no spaces, `null` for what is not there.
 */
export function toolPin({ description, inputSchema, outputSchema }: ReviewedTool): string {
  const reviewed = { description: description ?? null, inputSchema, outputSchema: outputSchema ?? null }
  return `sha256:${createHash('sha256').update(canonicalJson(reviewed)).digest('hex')}`
}

/** JSON that is the same for the same value, in whatever order its keys were written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}
