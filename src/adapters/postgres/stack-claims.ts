import type { Kysely } from 'kysely'
import type { RequestStore } from '../../ports/request-store.ts'
import type { Tables } from './schema.ts'

interface HeldStack {
  readonly path: string
  readonly holder: string
}

/** Undoes the claims made beside those that failed. */
class StacksHeld extends Error {
  readonly held: readonly HeldStack[]

  constructor(held: readonly HeldStack[]) {
    super('some stacks are held by other requests')
    this.held = held
  }
}

async function claim(db: Kysely<Tables>, requestKey: string, paths: readonly string[]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('stack_claim')
      .values(paths.map((path) => ({ path, request_key: requestKey })))
      .onConflict((conflict) => conflict.column('path').doNothing())
      .execute()
    const rows = await trx
      .selectFrom('stack_claim')
      .select(['path', 'request_key'])
      .where('path', 'in', paths)
      .orderBy('path')
      .execute()
    const held = rows.filter((row) => row.request_key !== requestKey)
    if (held.length > 0)
      throw new StacksHeld(held.map((row) => ({ path: row.path, holder: row.request_key })))
    if (rows.length < paths.length) return false
    await trx
      .deleteFrom('stack_claim')
      .where('request_key', '=', requestKey)
      .where('path', 'not in', paths)
      .execute()
    return true
  })
}

/** Which request may change which stack. */
export function createStackClaims(db: Kysely<Tables>): Pick<RequestStore, 'claimStacks' | 'releaseStacks'> {
  return {
    async claimStacks(requestKey, paths) {
      /* One order for everybody, so that two claimants never wait for each other. */
      const wanted = [...new Set(paths)].sort()
      if (wanted.length === 0) return []
      try {
        /* A claim released between the insert and the look leaves a gap: then try again. */
        while (!(await claim(db, requestKey, wanted)));
        return []
      } catch (error) {
        if (error instanceof StacksHeld) return error.held
        throw error
      }
    },

    async releaseStacks(requestKey) {
      await db.deleteFrom('stack_claim').where('request_key', '=', requestKey).execute()
    },
  }
}
