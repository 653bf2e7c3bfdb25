import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Lets effects wait in the lane of the language model. */
export function allowModelLane(schema: string): Migration {
  const effect = sql.id(schema, 'effect')
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table ${effect} drop constraint effect_lane_check`.execute(db)
      await sql`alter table ${effect} add constraint effect_lane_check
        check (lane in ('forge', 'terraform', 'model'))`.execute(db)
    },
  }
}
