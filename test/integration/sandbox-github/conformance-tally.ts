import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Conformance } from './conformance.ts'

const Names = z.array(z.string())
const Tally = z.object({
  /** Path of the test file. */
  file: z.string(),
  operations: Names,
  webhooks: Names,
  unknownOperations: Names,
  unknownWebhooks: Names,
  /** Reasons of the exceptions that excused something. */
  exceptions: Names,
})

/** What one or many worlds showed. */
export type Tally = z.infer<typeof Tally>

/** Leaves what a world showed in a folder, for the summary at the end of the run. */
export function leaveTally(folder: string, file: string, conformance: Conformance): void {
  const tally: Tally = {
    file,
    operations: conformance.coveredOperations(),
    webhooks: conformance.coveredWebhooks(),
    unknownOperations: conformance.unknownOperations(),
    unknownWebhooks: conformance.unknownWebhooks(),
    exceptions: conformance.usedExceptions(),
  }
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(tally))
}

/** Reads what all worlds of a run left. */
export function readTallies(folder: string): Tally[] {
  return readdirSync(folder).map((name) => Tally.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** One part of all tallies together, sorted, each name once. */
export function union(tallies: readonly Tally[], part: Exclude<keyof Tally, 'file'>): string[] {
  return [...new Set(tallies.flatMap((tally) => tally[part]))].toSorted()
}
