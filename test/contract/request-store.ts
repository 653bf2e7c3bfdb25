import { afterAll, beforeAll, describe } from 'vitest'
import type { RequestStore } from '../../src/ports/request-store.ts'
import type { WorkQueue } from '../../src/ports/work-queue.ts'
import { describeStoredRequests } from './request-store-rows.ts'
import { Switchboard } from './request-store-switchboard.ts'
import { describeWork } from './request-store-work.ts'

export interface StoreUnderTest {
  readonly store: RequestStore
  readonly queue: WorkQueue
  close(): Promise<void>
}

/** What the tests of one store share. */
export interface StoreBench {
  readonly store: RequestStore
  readonly queue: WorkQueue
  readonly switchboard: Switchboard
}

/** Everything that a request store and its work queue promise; `open` gives an empty pair. */
export function describeRequestStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    const switchboard = new Switchboard()
    let opened: StoreUnderTest | undefined

    beforeAll(async () => {
      opened = await open()
      await opened.queue.start(switchboard)
    }, 150_000)

    afterAll(async () => {
      await opened?.close()
    }, 150_000)

    function bench(): StoreBench {
      if (opened === undefined) throw new Error('the store is not open')
      return { store: opened.store, queue: opened.queue, switchboard }
    }

    describeStoredRequests(bench)
    describeWork(bench)
  })
}
