import type { PGlite, QueryOptions } from '@electric-sql/pglite'
import type { PGlite as KyselyPGlite } from 'kysely'
import type { PGliteLike } from 'pg-boss'

/** Longest time queries may follow each other before timers and sockets get their turn. */
const maxBusyMs = 8

/**
 * PGlite for several users in one process.
 * Its queries end in microtasks, so a loop of them would starve every timer: now and then one waits a turn.
 * A block of statements that failed is rolled back before anybody else gets the connection.
 */
export function yieldingPglite(pglite: PGlite): KyselyPGlite & PGliteLike {
  let lastTurn = performance.now()
  let queue: Promise<unknown> = Promise.resolve()

  async function yieldTurn(): Promise<void> {
    if (performance.now() - lastTurn <= maxBusyMs) return
    await new Promise(setImmediate)
    lastTurn = performance.now()
  }

  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(yieldTurn).then(work)
    queue = result.catch(() => undefined)
    return result
  }

  return {
    get closed() {
      return pglite.closed
    },
    get ready() {
      return pglite.ready
    },
    get waitReady() {
      return pglite.waitReady
    },
    close: () => exclusive(() => pglite.close()),
    query: <Row>(text: string, parameters?: unknown[], options?: QueryOptions) =>
      exclusive(() => pglite.query<Row>(text, parameters, options)),
    transaction: (callback) => exclusive(() => pglite.transaction(callback)),
    exec: (text) =>
      exclusive(async () => {
        try {
          return await pglite.exec(text)
        } catch (error) {
          await pglite.exec('ROLLBACK')
          throw error
        }
      }),
    listen: (channel, callback) => exclusive(() => pglite.listen(channel, callback)),
  }
}
