import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Creates the tables of the store in `schema`. */
export function createRequestTables(schema: string): Migration {
  const name = (table: string) => sql.id(schema, table)
  const statements = [
    sql`create table ${name('webhook_delivery')} (
      id text primary key,
      event text not null,
      action text,
      payload json not null,
      received_at timestamptz not null default now()
    )`,
    sql`create index on ${name('webhook_delivery')} (received_at)`,
    sql`create table ${name('request')} (
      key text primary key,
      version integer not null default 0 check (version >= 0),
      state json,
      created_at timestamptz not null default now(),
      touched_at timestamptz not null default now()
    )`,
    sql`create table ${name('signal')} (
      id bigint generated always as identity primary key,
      request_key text not null references ${name('request')} (key),
      body json not null,
      from_effect boolean not null default false,
      received_at timestamptz not null default now()
    )`,
    sql`create index on ${name('signal')} (request_key, from_effect desc, id)`,
    sql`create table ${name('request_event')} (
      request_key text not null references ${name('request')} (key),
      version integer not null check (version >= 1),
      type text not null,
      actor text not null,
      data json not null,
      at timestamptz not null default now(),
      primary key (request_key, version)
    )`,
    sql`create function ${name('refuse_change')}() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end
    $$`,
    sql`create trigger append_only before update or delete or truncate on ${name('request_event')}
      for each statement execute function ${name('refuse_change')}()`,
    sql`create table ${name('effect')} (
      key text primary key,
      position bigint generated always as identity,
      request_key text not null references ${name('request')} (key),
      lane text not null check (lane in ('forge', 'terraform')),
      lock text,
      body json not null,
      attempts integer not null default 0,
      decided_at timestamptz not null default now(),
      begun_at timestamptz,
      finished_at timestamptz,
      external_id text,
      last_error text
    )`,
    sql`create index on ${name('effect')} (request_key, position) where finished_at is null`,
    sql`create table ${name('stack_claim')} (
      path text primary key,
      request_key text not null,
      claimed_at timestamptz not null default now()
    )`,
    sql`create index on ${name('stack_claim')} (request_key)`,
  ]
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await statement.execute(db)
    },
  }
}
