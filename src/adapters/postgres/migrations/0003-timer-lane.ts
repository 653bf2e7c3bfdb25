import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Lets effects wait for their time. */
export function allowTimerLane(schema: string): Migration {
  const effect = sql.id(schema, 'effect')
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table ${effect} add column due timestamptz`.execute(db)
      await sql`alter table ${effect} drop constraint effect_lane_check`.execute(db)
      await sql`alter table ${effect} add constraint effect_lane_check
        check (lane in ('forge', 'terraform', 'model', 'timer') and (lane = 'timer') = (due is not null))`.execute(
        db,
      )
    },
  }
}
