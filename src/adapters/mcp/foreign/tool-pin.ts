import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../lib/canonical-json.ts'

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
