import { InvariantError } from '../../src/domain/errors.ts'
import type {
  RequestStore,
  Signal,
  Step,
  StoredEffect,
  StoredEvent,
  StoredRequest,
} from '../../src/ports/request-store.ts'
import type { WorkQueue } from '../../src/ports/work-queue.ts'
import { createMemoryQueue } from './memory-queue.ts'

interface MemoryEffect extends StoredEffect {
  readonly finished: boolean
  readonly externalId: string | undefined
}

type EffectOutcome = Parameters<RequestStore['finishEffect']>[1]

export interface MemoryStore {
  readonly store: RequestStore
  readonly queue: WorkQueue
  /** Resolves when no job runs, waits or pauses. */
  untilIdle(): Promise<void>
  /** Begins every timer that is due. */
  ringDue(): void
  /** What handlers threw until now; their jobs are run again. */
  errors(): readonly unknown[]
  close(): Promise<void>
}

/** What a database would give back: a copy, so that nobody shares an object with the store. */
function copy<T>(value: T): T {
  return structuredClone(value)
}

function claimFrom(claims: Map<string, string>, requestKey: string, paths: readonly string[]) {
  const held = [...new Set(paths)].sort().flatMap((path) => {
    const holder = claims.get(path)
    return holder === undefined || holder === requestKey ? [] : [{ path, holder }]
  })
  if (held.length > 0) return held
  for (const [path, holder] of claims) if (holder === requestKey) claims.delete(path)
  for (const path of paths) claims.set(path, requestKey)
  return held
}

/** A request store and its queue that live in memory and keep the promises of the real ones, durability apart. */
export function createMemoryStore(now: () => Date = () => new Date()): MemoryStore {
  const deliveries = new Set<string>()
  const requests = new Map<string, StoredRequest>()
  const history: StoredEvent[] = []
  const effects = new Map<string, MemoryEffect>()
  const claims = new Map<string, string>()
  const results = new Set<string>()
  let signals: readonly Signal[] = []
  let lastSignal = 0

  const work = createMemoryQueue(
    async () => ({
      requests: await store.unfinished(),
      runs: [...effects.values()].flatMap(({ key, lane, lock, due, finished }) =>
        lane === 'forge' || finished ? [] : [{ key, lane, lock, due }],
      ),
    }),
    now,
  )

  function addSignal(requestKey: string, body: Signal['body'], from: 'outside' | 'effect'): void {
    lastSignal += 1
    const signal = { id: String(lastSignal), requestKey, body: copy(body), receivedAt: now() }
    if (from === 'effect') results.add(signal.id)
    signals = [...signals, signal]
    work.wakeUps.wakeRequest(requestKey)
  }

  const firstOf = (waiting: readonly Signal[]): Signal | undefined =>
    waiting.find(({ id }) => results.has(id)) ?? waiting[0]

  function addEffects(step: Step): void {
    for (const effect of step.effects) {
      if (effects.has(effect.key)) continue
      effects.set(effect.key, {
        ...copy(effect),
        requestKey: step.requestKey,
        attempts: 0,
        finished: false,
        externalId: undefined,
      })
      const { key, lane, lock, due } = effect
      if (lane === 'forge') work.wakeUps.wakeRequest(step.requestKey)
      else work.wakeUps.startRun({ key, lane, lock, due })
    }
  }

  function saveStep(step: Step): 'saved' | 'conflict' {
    const version = requests.get(step.requestKey)?.version ?? 0
    const open = signals.some((one) => one.id === step.consumes && one.requestKey === step.requestKey)
    if (version !== step.expectedVersion || !open) return 'conflict'
    for (const part of [
      step.state,
      ...step.events.map((one) => one.data),
      ...step.effects.map((one) => one.body),
    ])
      if (JSON.stringify(part) === undefined) throw new TypeError('a step holds something that is not JSON')
    signals = signals.filter((one) => one.id !== step.consumes)
    step.events.forEach((event, index) => {
      history.push({ ...copy(event), requestKey: step.requestKey, version: version + index + 1, at: now() })
    })
    requests.set(step.requestKey, {
      key: step.requestKey,
      version: version + step.events.length,
      state: copy(step.state),
    })
    addEffects(step)
    return 'saved'
  }

  function pending(effect: MemoryEffect): StoredEffect {
    const { finished: _, externalId: __, ...stored } = effect
    return copy(stored)
  }

  function finish(key: string, outcome: EffectOutcome): 'finished' | 'superseded' {
    const effect = effects.get(key)
    if (effect === undefined) throw new InvariantError(`there is no effect ${key} to finish`)
    if (effect.finished) return 'superseded'
    effects.set(key, { ...effect, finished: true, externalId: outcome.externalId })
    if (outcome.result !== undefined) addSignal(effect.requestKey, outcome.result, 'effect')
    return 'finished'
  }

  const store: RequestStore = {
    receive(delivery, signal) {
      if (deliveries.has(delivery.id)) return Promise.resolve('duplicate')
      deliveries.add(delivery.id)
      if (signal !== undefined) addSignal(signal.requestKey, signal.body, 'outside')
      return Promise.resolve('stored')
    },
    load: (requestKey) => Promise.resolve(copy(requests.get(requestKey))),
    nextSignal: (requestKey) =>
      Promise.resolve(copy(firstOf(signals.filter((signal) => signal.requestKey === requestKey)))),
    save: (step) => new Promise((resolve) => resolve(saveStep(step))),
    discard(signalId) {
      signals = signals.filter((one) => one.id !== signalId)
      return Promise.resolve()
    },
    forgeEffects: (requestKey) =>
      Promise.resolve(
        [...effects.values()]
          .filter((one) => one.requestKey === requestKey && one.lane === 'forge' && !one.finished)
          .map(pending),
      ),
    beginEffect(key) {
      const effect = effects.get(key)
      if (effect === undefined || effect.finished) return Promise.resolve(undefined)
      const begun = { ...effect, attempts: effect.attempts + 1 }
      effects.set(key, begun)
      return Promise.resolve(pending(begun))
    },
    finishEffect: (key, outcome) => new Promise((resolve) => resolve(finish(key, outcome))),
    noteEffectFailure: () => Promise.resolve(),
    externalIdOf: (key) => Promise.resolve(effects.get(key)?.externalId),
    claimStacks: (requestKey, paths) => Promise.resolve(claimFrom(claims, requestKey, paths)),
    releaseStacks(requestKey) {
      for (const [path, holder] of claims) if (holder === requestKey) claims.delete(path)
      return Promise.resolve()
    },
    events: (requestKey) => Promise.resolve(copy(history.filter((event) => event.requestKey === requestKey))),
    unfinished() {
      const open = [...effects.values()].filter(({ finished, due }) => !finished && !(due && due > now()))
      const keys = [...signals, ...open].map((one) => one.requestKey)
      return Promise.resolve([...new Set(keys)].sort())
    },
  }
  return {
    store,
    queue: work.queue,
    untilIdle: () => work.untilIdle(),
    ringDue: () => work.ringDue(),
    errors: () => work.errors(),
    close: () => work.queue.stop(),
  }
}
