import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud, NameQuestion } from '../../src/ports/cloud.ts'

/** A cloud and a way to take names in it behind our back. */
export interface CloudWorld {
  readonly cloud: Cloud
  take(question: NameQuestion): Promise<void> | void
  close(): Promise<void>
}

const [dev, prod] = ['5a4db0c5-0000-4000-8000-00000000000d', '5a4db0c5-0000-4000-8000-00000000000f'] as const

/** What every cloud promises of names. */
export function describeCloud(name: string, open: () => Promise<CloudWorld>): void {
  describe(name, () => {
    let world: CloudWorld
    beforeEach(async () => {
      world = await open()
    })
    afterEach(() => world.close())

    it.each([
      ['storage_account', 'stmldev4f2a'],
      ['key_vault', 'kv-ml-dev-4f2a'],
      ['container_registry', 'crmldev4f2a'],
      ['openai_subdomain', 'oai-ml-dev-4f2a'],
    ] as const)('tells the name of a %s taken for every subscription', async (kind, taken) => {
      expect(await world.cloud.availability({ kind, name: `${taken}x`, subscription: dev })).toEqual({
        kind: 'available',
      })
      await world.take({ kind, name: taken, subscription: dev })
      for (const subscription of [dev, prod]) {
        expect(await world.cloud.availability({ kind, name: taken, subscription })).toEqual({ kind: 'taken' })
      }
    })

    it('tells the name of a resource group taken in its own subscription', async () => {
      const question = { kind: 'resource_group', name: 'rg-ml (shared).v2', subscription: dev } as const
      await world.take(question)
      expect(await world.cloud.availability(question)).toEqual({ kind: 'taken' })
      expect(await world.cloud.availability({ ...question, subscription: prod })).toEqual({
        kind: 'available',
      })
    })

    it('takes a name in upper and lower case for the same', async () => {
      await world.take({ kind: 'container_registry', name: 'crMlDev', subscription: dev })
      const question = { kind: 'container_registry', name: 'crmldev', subscription: prod } as const
      expect(await world.cloud.availability(question)).toEqual({ kind: 'taken' })
    })

    it('keeps the names of one kind apart from those of another', async () => {
      await world.take({ kind: 'storage_account', name: 'mldev4f2a', subscription: dev })
      const question = { kind: 'container_registry', name: 'mldev4f2a', subscription: dev } as const
      expect(await world.cloud.availability(question)).toEqual({ kind: 'available' })
    })
  })
}
