import { describe, expect, it, vi } from 'vitest'
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

const patience = { timeout: 30_000, interval: 10 }

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Counts how many of the same name are inside at once. */
class Room {
  private readonly inside: string[] = []
  readonly peaks = new Map<string, number>()

  /** Stays inside for a moment, and at the beginning until two names have been inside at once. */
  async visit(name: string): Promise<void> {
    this.inside.push(name)
    const together = this.inside.filter((one) => one === name).length
    this.peaks.set(name, Math.max(together, this.peaks.get(name) ?? 0))
    if (new Set(this.inside).size > 1) this.metOthers = true
    await vi.waitFor(() => expect(this.metOthers).toBe(true), patience)
    await pause(20)
    this.inside.splice(this.inside.indexOf(name), 1)
  }

  private metOthers = false
}

/** The promises about wake-ups and work. */
export function describeWork(bench: () => StoreBench): void {
  describe('advancing', () => {
    it('wakes a request when a signal arrives', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const seen: unknown[] = []
      switchboard.on(requestKey, async (key) => {
        const signal = await store.nextSignal(key)
        if (signal !== undefined) seen.push(signal.body)
      })
      await store.receive(aDelivery(), { requestKey, body: 'hello' })
      await vi.waitFor(() => expect(seen).toEqual(['hello']), patience)
    })

    it('wakes a request that was never heard of when asked to', async () => {
      const { queue, switchboard } = bench()
      const requestKey = newRequestKey()
      let runs = 0
      switchboard.on(requestKey, () => {
        runs += 1
        return Promise.resolve()
      })
      await queue.wake(requestKey)
      await vi.waitFor(() => expect(runs).toBe(1), patience)
    })

    it('wakes a request for the result of an effect', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/comment`
      await requestWith(store, requestKey, [anEffect(key)])
      const seen: unknown[] = []
      switchboard.on(requestKey, async () => {
        const signal = await store.nextSignal(requestKey)
        if (signal !== undefined) seen.push(signal.body)
      })
      await store.finishEffect(key, { result: 'posted' })
      await vi.waitFor(() => expect(seen).toContain('posted'), patience)
    })

    it('runs again when woken during a run', async () => {
      const { queue, switchboard } = bench()
      const requestKey = newRequestKey()
      let runs = 0
      switchboard.on(requestKey, async () => {
        runs += 1
        if (runs === 1) await queue.wake(requestKey)
      })
      await queue.wake(requestKey)
      await vi.waitFor(() => expect(runs).toBe(2), patience)
    })

    it('runs once for many wake-ups that wait together', async () => {
      const { queue, switchboard } = bench()
      const requestKey = newRequestKey()
      const runs: string[] = []
      const held = Promise.withResolvers<void>()
      switchboard.on(requestKey, async () => {
        runs.push('run')
        if (runs.length === 1) await held.promise
      })
      await queue.wake(requestKey)
      await vi.waitFor(() => expect(runs).toHaveLength(1), patience)
      for (let wakes = 0; wakes < 10; wakes += 1) await queue.wake(requestKey)
      held.resolve()
      await vi.waitFor(() => expect(runs).toHaveLength(2), patience)
      const last = newRequestKey()
      let ended = false
      switchboard.on(last, () => {
        ended = true
        return Promise.resolve()
      })
      await queue.wake(last)
      await vi.waitFor(() => expect(ended).toBe(true), patience)
      expect(runs).toHaveLength(2)
    })

    it('loses no wake-up, however signals and runs fall together', async () => {
      const { store, switchboard } = bench()
      const requestKeys = Array.from({ length: 80 }, newRequestKey)
      const answered: Json[] = []
      const sent: string[] = []
      async function answerAll(key: string): Promise<void> {
        for (;;) {
          const signal = await store.nextSignal(key)
          if (signal === undefined) return
          const version = (await store.load(key))?.version ?? 0
          const saved = await store.save(aStep(signal, { expectedVersion: version }))
          if (saved === 'saved') answered.push(signal.body)
        }
      }
      async function send(requestKey: string, number: number): Promise<void> {
        const body = `${requestKey} ${number}`
        sent.push(body)
        await pause(number * 3)
        await store.receive(aDelivery(), { requestKey, body })
      }
      /* Few signals for a request: a later one would heal the wake-up lost before. */
      for (const requestKey of requestKeys) {
        switchboard.on(requestKey, answerAll)
        await Promise.all([0, 1, 2].map((number) => send(requestKey, number)))
      }
      await vi.waitFor(() => expect(answered).toHaveLength(sent.length), patience)
      expect(answered.map(String).toSorted()).toEqual(sent.toSorted())
    })

    it('advances one request one at a time and several requests at once', async () => {
      const { queue, switchboard } = bench()
      const requestKeys = Array.from({ length: 4 }, newRequestKey)
      const room = new Room()
      let runs = 0
      for (const requestKey of requestKeys)
        switchboard.on(requestKey, async () => {
          await room.visit(requestKey)
          runs += 1
        })
      for (let round = 0; round < 10; round += 1) {
        await Promise.all(requestKeys.map((requestKey) => queue.wake(requestKey)))
        await pause(7)
      }
      await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(8), patience)
      expect([...room.peaks.values()]).toEqual([1, 1, 1, 1])
    })

    it('runs a request again after its handler threw', async () => {
      const { queue, switchboard } = bench()
      const requestKey = newRequestKey()
      let runs = 0
      switchboard.on(requestKey, () => {
        runs += 1
        return runs < 3 ? Promise.reject(new Error('GitHub is away')) : Promise.resolve()
      })
      await queue.wake(requestKey)
      await vi.waitFor(() => expect(runs).toBe(3), patience)
    })
  })

  describe('a model', () => {
    it('is asked beside its request, which goes on', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/model/1`
      const answers = Promise.withResolvers<void>()
      switchboard.on(key, async () => {
        const effect = await store.beginEffect(key)
        await answers.promise
        if (effect !== undefined) await store.finishEffect(key, { result: 'answered' })
      })
      await requestWith(store, requestKey, [anEffect(key, { lane: 'model', lock: requestKey })])
      const heard: unknown[] = []
      switchboard.on(requestKey, async (woken) => {
        if (woken !== requestKey) return
        for (;;) {
          const signal = await store.nextSignal(requestKey)
          if (signal === undefined) return
          heard.push(signal.body)
          await store.discard(signal.id)
        }
      })
      await store.receive(aDelivery(), { requestKey, body: 'meanwhile' })
      await vi.waitFor(() => expect(heard).toContain('meanwhile'), patience)
      expect(heard).not.toContain('answered')
      answers.resolve()
      await vi.waitFor(() => expect(heard).toContain('answered'), patience)
    })
  })

  describe('a timer', () => {
    it('is not begun before it is due, and leaves its request finished until then', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/timer`
      const due = new Date(Date.now() + 1500)
      const rung: Date[] = []
      switchboard.on(key, async () => {
        const effect = await store.beginEffect(key)
        rung.push(new Date())
        expect(effect?.due).toEqual(due)
        await store.finishEffect(key, { result: 'it is time' })
      })
      await requestWith(store, requestKey, [anEffect(key, { lane: 'timer', due })])
      expect(await store.unfinished()).not.toContain(requestKey)
      await vi.waitFor(() => expect(rung).toHaveLength(1), patience)
      expect(rung[0]?.getTime()).toBeGreaterThanOrEqual(due.getTime() - 50)
      await vi.waitFor(
        async () => expect(await store.nextSignal(requestKey)).toMatchObject({ body: 'it is time' }),
        patience,
      )
    })

    it('that was missed is unfinished work', async () => {
      const { store } = bench()
      const requestKey = newRequestKey()
      const due = new Date(Date.now() - 1000)
      const key = `${requestKey}/timer`
      await requestWith(store, requestKey, [anEffect(key, { lane: 'timer', due })])
      await vi.waitFor(async () => expect(await store.unfinished()).toContain(requestKey), patience)
    })
  })

  describe('terraform', () => {
    it('runs one effect at a time for a lock, all of them in the end, and other locks beside', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const room = new Room()
      const locks = ['left', 'right']
      const effects = locks.flatMap((lock) =>
        [1, 2, 3].map((number) =>
          anEffect(`${requestKey}/${lock}/${number}`, {
            lane: 'terraform',
            lock: `${requestKey}/${lock}`,
            body: { lock },
          }),
        ),
      )
      switchboard.on(`${requestKey}/`, async (key) => {
        const effect = await store.beginEffect(key)
        if (effect === undefined) return
        await room.visit(effect.lock ?? '')
        await store.finishEffect(key, {})
      })
      await requestWith(store, requestKey, effects)
      await vi.waitFor(async () => expect(await store.unfinished()).not.toContain(requestKey), patience)
      expect([...room.peaks.values()]).toEqual([1, 1])
    })

    it('runs an effect again after its handler threw, with one more attempt', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/apply`
      const attempts: number[] = []
      switchboard.on(key, async () => {
        const effect = await store.beginEffect(key)
        if (effect === undefined) return
        attempts.push(effect.attempts)
        if (effect.attempts < 2) throw new Error('the provider is away')
        await store.finishEffect(key, { result: 'applied' })
      })
      await requestWith(store, requestKey, [anEffect(key, { lane: 'terraform', lock: `${requestKey}/a` })])
      await vi.waitFor(
        async () => expect((await store.nextSignal(requestKey))?.body).toBe('applied'),
        patience,
      )
      expect(attempts).toEqual([1, 2])
    })

    it('starts nothing for an effect whose key was used before', async () => {
      const { store, switchboard } = bench()
      const requestKey = newRequestKey()
      const key = `${requestKey}/plan`
      let runs = 0
      switchboard.on(key, async () => {
        runs += 1
        await store.beginEffect(key)
        await store.finishEffect(key, {})
      })
      await requestWith(store, requestKey, [anEffect(key, { lane: 'terraform', lock: `${requestKey}/a` })])
      await vi.waitFor(async () => expect(await store.beginEffect(key)).toBeUndefined(), patience)
      const again = aStep(await signalFor(store, requestKey), {
        expectedVersion: 1,
        effects: [
          anEffect(key, { lane: 'terraform', lock: `${requestKey}/a` }),
          anEffect(`${requestKey}/next`, { lane: 'terraform', lock: `${requestKey}/a` }),
        ],
      })
      let next = 0
      switchboard.on(`${requestKey}/next`, () => {
        next += 1
        return Promise.resolve()
      })
      expect(await store.save(again)).toBe('saved')
      await vi.waitFor(() => expect(next).toBe(1), patience)
      expect(runs).toBe(1)
    })
  })
}
