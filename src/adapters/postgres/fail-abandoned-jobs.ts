import { type Kysely, sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { queueNames } from './queues.ts'
import type { Tables } from './schema.ts'

/** Ends the jobs that a dead process left running. Only for a database that nobody else can have open. */
export async function failAbandonedJobs(db: Kysely<Tables>, boss: PgBoss, jobSchema: string): Promise<void> {
  const { rows } = await sql<{ name: string; id: string; attempt: number }>`
    select name, id, retry_count as attempt from ${sql.id(jobSchema, 'job')} where state = 'active'`.execute(
    db,
  )
  for (const name of Object.values(queueNames)) {
    const jobs = rows
      .filter((row) => row.name === name)
      .map(({ id, attempt }) => ({ id, retryCount: attempt }))
    if (jobs.length > 0) await boss.fail(name, jobs, { message: 'the process that ran this job ended' })
  }
}
