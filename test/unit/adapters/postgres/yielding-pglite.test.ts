import type { PGlite } from '@electric-sql/pglite'
import { describe, expect, it } from 'vitest'
import { yieldingPglite } from '../../../../src/adapters/postgres/yielding-pglite.ts'

/** A PGlite whose answers come from `answer` and end in microtasks, like those of the real one. */
function fakePglite(answer: (text: string) => void): PGlite {
  async function run(text: string) {
    await Promise.resolve()
    answer(text)
    return []
  }
  const fake = {
    query: run,
    exec: run,
    transaction: async <T>(callback: (trx: { query: typeof run }) => Promise<T>) => {
      await run('BEGIN')
      const result = await callback({ query: run })
      await run('COMMIT')
      return result
    },
  }
  return fake as unknown as PGlite
}

function keepBusy(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('yieldingPglite', () => {
  it('lets timers have their turn during a loop of queries', async () => {
    const pglite = yieldingPglite(fakePglite(() => keepBusy(2)))
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 1)
    for (let round = 0; round < 30; round += 1) await pglite.query('select 1')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
  })

  it('rolls a failed block back before anybody else has the connection', async () => {
    const seen: string[] = []
    const pglite = yieldingPglite(
      fakePglite((text) => {
        seen.push(text)
        if (text === 'broken') throw new Error('syntax error')
      }),
    )
    const broken = pglite.exec('broken')
    const next = pglite.query('select 1')
    await expect(broken).rejects.toThrow('syntax error')
    await next
    expect(seen).toEqual(['broken', 'ROLLBACK', 'select 1'])
  })

  it('keeps the queries of others out of a transaction', async () => {
    const seen: string[] = []
    const pglite = yieldingPglite(fakePglite((text) => seen.push(text)))
    const transaction = pglite.transaction(async (trx) => {
      await new Promise(setImmediate)
      await trx.query('inside')
    })
    await Promise.all([transaction, pglite.query('outside'), pglite.exec('also outside')])
    expect(seen).toEqual(['BEGIN', 'inside', 'COMMIT', 'outside', 'also outside'])
  })

  it('goes on after a query that failed', async () => {
    const pglite = yieldingPglite(
      fakePglite((text) => {
        if (text === 'broken') throw new Error('syntax error')
      }),
    )
    await expect(pglite.query('broken')).rejects.toThrow('syntax error')
    expect(await pglite.query('select 1')).toEqual([])
  })
})
