import type { Kysely } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import type { Tables } from './schema.ts'

/** A database with the ways to reach it that the store and the job queue need. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>
  /** How pg-boss reaches the same database. */
  readonly connection: ConstructorOptions
  /** `one-process` promises that no other process has it open. */
  readonly users: 'one-process' | 'many-processes'
  close(): Promise<void>
}
