import { describe, expect, it } from 'vitest'
import type { RequestStore } from '../../../src/ports/request-store.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest, portsTitle } from '../../support/played-request.ts'

type Outcome = Parameters<RequestStore['finishEffect']>[1]

/** A store in which another attempt at every comment comes first; `kept` is what that one says it is. */
function overtaking(store: RequestStore, kept: (outcome: Outcome) => Outcome): RequestStore {
  return {
    ...store,
    async finishEffect(key, outcome) {
      if (outcome.externalId !== undefined) await store.finishEffect(key, kept(outcome))
      return store.finishEffect(key, outcome)
    },
  }
}

describe('the engine, an attempt that another one overtook', () => {
  it('keeps its comment when the other attempt found and kept the same one', async () => {
    const world = createEngineWorld({ storeOf: (store) => overtaking(store, (outcome) => outcome) })
    const request = await openRequest(world, 'alice', portsTitle)
    await request.say('alice', '/help')
    expect(await request.words()).toContainEqual(expect.stringContaining('/status'))
  })

  it('takes its comment away when the other attempt wrote one too', async () => {
    const world = createEngineWorld({
      storeOf: (store) => overtaking(store, () => ({ externalId: 'the first' })),
    })
    const request = await openRequest(world, 'alice', portsTitle)
    const before = await request.words()
    await request.say('alice', '/help')
    expect(await request.words()).toEqual(before)
  })
})
