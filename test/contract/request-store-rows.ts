import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/lib/json.ts'
import type { StoreBench } from './request-store.ts'
import {
  aDelivery,
  anEffect,
  aStep,
  newRequestKey,
  requestWith,
  signalFor,
} from './request-store-builders.ts'

/** The promises about what is kept. */
export function describeStoredRequests(bench: () => StoreBench): void {
  describe('inbox', () => {
    it('keeps a delivery that comes twice once', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const delivery = aDelivery()
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => store.receive(delivery, { requestKey, body: 'hello' })),
      )
      expect(answers.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'stored'])
      const signal = await store.nextSignal(requestKey)
      await store.discard(signal?.id ?? '')
      expect(await store.nextSignal(requestKey)).toBeUndefined()
    })

    it('keeps a delivery that concerns no request', async () => {
      const { store } = bench()
      const delivery = aDelivery()
      expect(await store.receive(delivery, undefined)).toBe('stored')
      expect(await store.receive(delivery, undefined)).toBe('duplicate')
    })

    it('hands out signals in the order of arrival', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const bodies = [1, 2, 3, 4, 5]
      for (const body of bodies) await store.receive(aDelivery(), { requestKey, body })
      const seen: Json[] = []
      const ids: number[] = []
      for (;;) {
        const signal = await store.nextSignal(requestKey)
        if (signal === undefined) break
        seen.push(signal.body)
        ids.push(Number(signal.id))
        await store.discard(signal.id)
      }
      expect(seen).toEqual(bodies)
      expect(ids).toEqual(ids.toSorted((one, other) => one - other))
    })

    it('gives back a body as it was, odd characters and order of keys included', async () => {
      const { store } = bench()
      const body = {
        z: 'nul \u0000, half a pair \ud800, \u{1f600}',
        a: [1, null, true],
        b: { y: 0.1, x: -5e-324 },
      }
      const signal = await signalFor(store, newRequestKey(), body)
      expect(JSON.stringify(signal.body)).toBe(JSON.stringify(body))
    })

    it('keeps the signals of requests apart', async () => {
      const { store } = bench()
      const one = newRequestKey()
      const other = newRequestKey()
      await store.receive(aDelivery(), { requestKey: one, body: 'one' })
      await store.receive(aDelivery(), { requestKey: other, body: 'other' })
      expect((await store.nextSignal(other))?.body).toBe('other')
    })
  })

  describe('history', () => {
    it('knows no state of a request that was only heard of', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      await signalFor(store, requestKey)
      expect(await store.load(requestKey)).toBeUndefined()
      expect(await store.events(requestKey)).toEqual([])
    })

    it('numbers the events of a request from 1 and counts them in its version', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      await store.save(aStep(await signalFor(store, requestKey)))
      const step = aStep(await signalFor(store, requestKey), {
        expectedVersion: 1,
        state: { status: 'confirming' },
        events: [
          { type: 'answered', actor: 'mona', data: { region: 'eastus' } },
          { type: 'priced', actor: 'planwright', data: [1, 2] },
        ],
      })
      expect(await store.save(step)).toBe('saved')
      expect(await store.load(requestKey)).toEqual({
        key: requestKey,
        version: 3,
        state: { status: 'confirming' },
      })
      const events = await store.events(requestKey)
      expect(events.map(({ version, type, actor, data }) => ({ version, type, actor, data }))).toEqual([
        { version: 1, type: 'opened', actor: 'mona', data: {} },
        { version: 2, type: 'answered', actor: 'mona', data: { region: 'eastus' } },
        { version: 3, type: 'priced', actor: 'planwright', data: [1, 2] },
      ])
      expect(events.every((event) => event.at instanceof Date)).toBe(true)
    })

    it('answers the signal with the step', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      await store.save(aStep(await signalFor(store, requestKey)))
      expect(await store.nextSignal(requestKey)).toBeUndefined()
    })

    it('refuses a step on a signal that was answered before, also when the version still fits', async () => {
      const { store } = bench()
      const signal = await signalFor(store, newRequestKey())
      const quiet = aStep(signal, { events: [], effects: [] })
      expect(await store.save(quiet)).toBe('saved')
      expect(await store.save(quiet)).toBe('conflict')
    })

    it('lets exactly one of twenty writers save each version', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const versions = [0, 1, 2, 3]
      for (const expectedVersion of versions) {
        const signal = await signalFor(store, requestKey)
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, writer) =>
            store.save(
              aStep(signal, {
                expectedVersion,
                state: { writer },
                events: [{ type: 'written', actor: 'mona', data: { writer } }],
              }),
            ),
          ),
        )
        expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1)
        const { state } = (await store.load(requestKey)) ?? {}
        expect(state).toEqual({ writer: outcomes.indexOf('saved') })
      }
      expect((await store.events(requestKey)).map((event) => event.version)).toEqual([1, 2, 3, 4])
    })

    it('saves nothing of a step when a part of it fails', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const signal = await signalFor(store, requestKey)
      const notJson = undefined as unknown as Json
      const step = aStep(signal, {
        effects: [
          anEffect(`${requestKey}/good`),
          anEffect(`${requestKey}/run`, { lane: 'terraform', lock: 'stacks/dev/a' }),
          anEffect(`${requestKey}/bad`, { body: notJson }),
        ],
      })
      await expect(store.save(step)).rejects.toThrow()
      expect(await store.load(requestKey)).toBeUndefined()
      expect(await store.events(requestKey)).toEqual([])
      expect(await store.forgeEffects(requestKey)).toEqual([])
      expect(await store.beginEffect(`${requestKey}/run`)).toBeUndefined()
      expect((await store.nextSignal(requestKey))?.id).toBe(signal.id)
    })
  })

  describe('outbox', () => {
    it('drops a second effect with the same key', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/comment`
      await requestWith(store, requestKey, [
        anEffect(key, { body: 'first' }),
        anEffect(key, { body: 'twin' }),
      ])
      const again = aStep(await signalFor(store, requestKey), {
        expectedVersion: 1,
        effects: [anEffect(key, { body: 'second' })],
      })
      expect(await store.save(again)).toBe('saved')
      expect((await store.forgeEffects(requestKey)).map((effect) => effect.body)).toEqual(['first'])
    })

    it('hands out unfinished forge effects in the order they were decided, without the terraform lane', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const names = ['z', 'a', 'm']
      await requestWith(store, requestKey, [
        ...names.map((name) => anEffect(`${requestKey}/${name}`)),
        anEffect(`${requestKey}/run`, { lane: 'terraform', lock: 'stacks/dev/order' }),
      ])
      await store.finishEffect(`${requestKey}/a`, {})
      const keys = (await store.forgeEffects(requestKey)).map((effect) => effect.key)
      expect(keys).toEqual([`${requestKey}/z`, `${requestKey}/m`])
    })

    it('counts attempts until the effect is finished', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/comment`
      await requestWith(store, requestKey, [anEffect(key, { body: { text: 'hello' } })])
      expect(await store.beginEffect(key)).toEqual({
        ...anEffect(key, { body: { text: 'hello' } }),
        requestKey,
        attempts: 1,
      })
      await store.noteEffectFailure(key, 'GitHub said \u0000 502')
      expect((await store.beginEffect(key))?.attempts).toBe(2)
      expect((await store.forgeEffects(requestKey))[0]?.attempts).toBe(2)
      await store.finishEffect(key, { externalId: '4711' })
      expect(await store.beginEffect(key)).toBeUndefined()
      expect(await store.forgeEffects(requestKey)).toEqual([])
    })

    it('knows no effect that was never decided', async () => {
      const { store } = bench()
      expect(await store.beginEffect('nowhere')).toBeUndefined()
      expect(await store.externalIdOf('nowhere')).toBeUndefined()
      await expect(store.finishEffect('nowhere', {})).rejects.toThrow('there is no effect nowhere to finish')
    })

    it('lets one of many attempts finish, and turns its result alone into a signal', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/comment`
      await requestWith(store, requestKey, [anEffect(key)])
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, attempt) =>
          store.finishEffect(key, { externalId: `comment ${attempt}`, result: { attempt } }),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'finished')).toHaveLength(1)
      const winner = outcomes.indexOf('finished')
      expect(await store.externalIdOf(key)).toBe(`comment ${winner}`)
      const signal = await store.nextSignal(requestKey)
      expect(signal?.body).toEqual({ attempt: winner })
      await store.discard(signal?.id ?? '')
      expect(await store.nextSignal(requestKey)).toBeUndefined()
    })

    it('hands out what an effect brought back before what came from outside meanwhile', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/pull request`
      await requestWith(store, requestKey, [anEffect(key)])
      await store.receive(aDelivery(), { requestKey, body: 'merged' })
      await store.finishEffect(key, { result: 'opened' })
      const first = await store.nextSignal(requestKey)
      expect(first?.body).toBe('opened')
      await store.discard(first?.id ?? '')
      expect((await store.nextSignal(requestKey))?.body).toBe('merged')
    })

    it('makes no signal of an effect that brings nothing back', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      await requestWith(store, requestKey, [anEffect(`${requestKey}/label`)])
      expect(await store.finishEffect(`${requestKey}/label`, {})).toBe('finished')
      expect(await store.nextSignal(requestKey)).toBeUndefined()
      expect(await store.externalIdOf(`${requestKey}/label`)).toBeUndefined()
    })

    it('lists requests with unanswered signals or unfinished effects', async () => {
      const { store } = bench()
      const [unanswered, forge, terraform, done] = [1, 2, 3, 4].map(newRequestKey) as [
        string,
        string,
        string,
        string,
      ]
      await signalFor(store, unanswered)
      await requestWith(store, forge, [anEffect(`${forge}/comment`)])
      await requestWith(store, terraform, [anEffect(`${terraform}/run`, { lane: 'terraform' })])
      await requestWith(store, done, [anEffect(`${done}/comment`)])
      await store.finishEffect(`${done}/comment`, {})
      const unfinished = await store.unfinished()
      expect([unanswered, forge, terraform, done].filter((key) => unfinished.includes(key))).toEqual([
        unanswered,
        forge,
        terraform,
      ])
      expect(new Set(unfinished).size).toBe(unfinished.length)
    })
  })

  describe('stack claims', () => {
    it('claims free stacks, and the same ones again', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const paths = [`${requestKey}/b`, `${requestKey}/a`, `${requestKey}/b`]
      expect(await store.claimStacks(requestKey, paths)).toEqual([])
      expect(await store.claimStacks(requestKey, paths)).toEqual([])
      expect(await store.claimStacks(requestKey, [])).toEqual([])
    })

    it('claims nothing when another request holds one of them, and says which and who', async () => {
      const { store } = bench()
      const [holder, late, third] = [newRequestKey(), newRequestKey(), newRequestKey()]
      const [free, taken] = [`${holder}/free`, `${holder}/taken`]
      await store.claimStacks(holder, [taken])
      expect(await store.claimStacks(late, [free, taken])).toEqual([{ path: taken, holder }])
      expect(await store.claimStacks(third, [free])).toEqual([])
    })

    it('claims a name beside a stack, both or neither', async () => {
      const { store } = bench()
      const [holder, late] = [newRequestKey(), newRequestKey()]
      const [stack, other] = [`${holder}/stacks/dev/ml/a`, `${holder}/stacks/dev/ml/b`]
      const name = `${holder}/name:resource_group/5a4db0c5-0000-4000-8000-000000000001/rg-ml-dev`
      expect(await store.claimStacks(holder, [stack, name])).toEqual([])
      expect(await store.claimStacks(late, [other, name])).toEqual([{ path: name, holder }])
      await store.claimStacks(holder, [stack])
      expect(await store.claimStacks(late, [other, name])).toEqual([])
    })

    it('lets go of the stacks that a request no longer claims', async () => {
      const { store } = bench()
      const [first, second] = [newRequestKey(), newRequestKey()]
      await store.claimStacks(first, [`${first}/a`, `${first}/b`])
      await store.claimStacks(first, [`${first}/b`, `${first}/c`])
      expect(await store.claimStacks(second, [`${first}/a`])).toEqual([])
      expect(await store.claimStacks(second, [`${first}/b`])).toHaveLength(1)
    })

    it('gives the stacks of a released request to another', async () => {
      const { store } = bench()
      const [first, second] = [newRequestKey(), newRequestKey()]
      await store.claimStacks(first, [`${first}/a`, `${first}/b`])
      await store.releaseStacks(first)
      expect(await store.claimStacks(second, [`${first}/a`, `${first}/b`])).toEqual([])
    })

    it('gives all stacks to exactly one of many claimants at once', async () => {
      const { store } = bench()
      const shared = newRequestKey()
      const paths = ['c', 'a', 'b'].map((name) => `${shared}/${name}`)
      const claimants = Array.from({ length: 12 }, newRequestKey)
      const answers = await Promise.all(
        claimants.map((claimant, index) =>
          store.claimStacks(claimant, index % 2 === 0 ? paths : paths.toReversed()),
        ),
      )
      const winners = claimants.filter((_, index) => answers[index]?.length === 0)
      expect(winners).toHaveLength(1)
      for (const answer of answers) for (const { holder } of answer) expect(holder).toBe(winners[0])
    })
  })
}
