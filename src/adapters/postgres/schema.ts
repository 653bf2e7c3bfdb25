import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../../lib/json.ts'

/** Stored as `json`, not `jsonb`: key order and every escape of the text survive the round trip. */
type JsonColumn = ColumnType<Json, string, string>
type NullableJsonColumn = ColumnType<Json | null, string | null, string | null>
/** `bigint` arrives as a string from one driver and as a number from the other. */
type SerialColumn = ColumnType<string | number | bigint, never, never>

interface WebhookDeliveryTable {
  id: string
  event: string
  action: string | null
  payload: JsonColumn
  received_at: Generated<Date>
}

/** `version` 0 marks a request that was only heard of; the row is there to be locked. */
interface RequestTable {
  key: string
  version: Generated<number>
  state: NullableJsonColumn
  created_at: Generated<Date>
  touched_at: Generated<Date>
}

interface SignalTable {
  id: SerialColumn
  request_key: string
  body: JsonColumn
  from_effect: Generated<boolean>
  received_at: Generated<Date>
}

interface RequestEventTable {
  request_key: string
  version: number
  type: string
  actor: string
  data: JsonColumn
  at: Generated<Date>
}

interface EffectTable {
  key: string
  position: SerialColumn
  request_key: string
  lane: 'forge' | 'terraform' | 'model' | 'timer'
  lock: string | null
  due: Date | null
  body: JsonColumn
  attempts: Generated<number>
  decided_at: Generated<Date>
  begun_at: Date | null
  finished_at: Date | null
  external_id: string | null
  last_error: string | null
}

interface StackClaimTable {
  path: string
  request_key: string
  claimed_at: Generated<Date>
}

/** The tables of the store, as the migrations leave them. */
export interface Tables {
  webhook_delivery: WebhookDeliveryTable
  request: RequestTable
  signal: SignalTable
  request_event: RequestEventTable
  effect: EffectTable
  stack_claim: StackClaimTable
}
