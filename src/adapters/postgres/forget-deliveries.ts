import { type Kysely, sql } from 'kysely'
import type { Tables } from './schema.ts'

/** Deletes webhooks older than 30 days, past which GitHub cannot send them again and nobody asks for them. */
export async function forgetDeliveries(db: Kysely<Tables>): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('received_at', '<', sql<Date>`now() - interval '30 days'`)
    .execute()
}
