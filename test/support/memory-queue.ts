import type { WorkHandlers, WorkQueue } from '../../src/ports/work-queue.ts'

interface RunWork {
  readonly key: string
  readonly lane: 'terraform' | 'model'
  readonly lock: string | null
}

interface MemoryWakeUps {
  wakeRequest(requestKey: string): void
  startRun(effect: RunWork): void
}

interface Unfinished {
  readonly requests: readonly string[]
  readonly runs: readonly RunWork[]
}

const firstPauseMs = 10
const longestPauseMs = 1000
const stopGraceMs = 500

/**
 * Runs jobs of one kind: one at a time for each lane, any number of lanes at once.
 * A job that throws is run again after a pause that grows; until then others of its lane go first.
 */
class Lanes {
  private readonly waiting = new Map<string, string[]>()
  private readonly running = new Map<string, Promise<void>>()
  private readonly failures = new Map<string, number>()
  private readonly pauses = new Set<NodeJS.Timeout>()
  readonly errors: unknown[] = []
  private run: ((job: string) => Promise<void>) | undefined

  start(run: (job: string) => Promise<void>): void {
    this.run = run
    for (const lane of this.waiting.keys()) this.next(lane)
  }

  add(lane: string, job: string): void {
    const jobs = this.waiting.get(lane) ?? []
    if (!jobs.includes(job)) this.waiting.set(lane, [...jobs, job])
    this.next(lane)
  }

  async stop(): Promise<void> {
    this.run = undefined
    for (const pause of this.pauses) clearTimeout(pause)
    await Promise.all(this.running.values())
  }

  /** True while a job runs, waits or pauses. */
  get isBusy(): boolean {
    return (
      this.running.size + this.pauses.size > 0 || [...this.waiting.values()].some((jobs) => jobs.length > 0)
    )
  }

  private next(lane: string): void {
    const { run } = this
    const [job, ...rest] = this.waiting.get(lane) ?? []
    if (run === undefined || job === undefined || this.running.has(lane)) return
    this.waiting.set(lane, rest)
    const ended = new Promise((resolve) => setImmediate(resolve))
      .then(() => run(job))
      .then(
        () => {
          this.failures.delete(job)
        },
        (error: unknown) => {
          this.errors.push(error)
          this.tryAgain(lane, job)
        },
      )
      .then(() => {
        this.running.delete(lane)
        this.next(lane)
      })
    this.running.set(lane, ended)
  }

  private tryAgain(lane: string, job: string): void {
    if (this.run === undefined) return
    const failures = (this.failures.get(job) ?? 0) + 1
    this.failures.set(job, failures)
    const pause = setTimeout(
      () => {
        this.pauses.delete(pause)
        this.add(lane, job)
      },
      Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)),
    )
    this.pauses.add(pause)
  }
}

/** A work queue in memory, with the wake-ups that a store in memory sends to it. */
export function createMemoryQueue(unfinished: () => Promise<Unfinished>): {
  readonly queue: WorkQueue
  readonly wakeUps: MemoryWakeUps
  /** Resolves when no job runs, waits or pauses. */
  untilIdle(): Promise<void>
  /** What handlers threw until now. */
  errors(): readonly unknown[]
} {
  const requests = new Lanes()
  const runs = { terraform: new Lanes(), model: new Lanes() }
  const ending = new AbortController()
  const wakeUps: MemoryWakeUps = {
    wakeRequest: (requestKey) => requests.add(requestKey, requestKey),
    startRun: (effect) => runs[effect.lane].add(effect.lock ?? effect.key, effect.key),
  }
  return {
    wakeUps,
    async untilIdle() {
      while ([requests, runs.terraform, runs.model].some((lanes) => lanes.isBusy))
        await new Promise((resolve) => setTimeout(resolve, 1))
    },
    errors: () => [...requests.errors, ...runs.terraform.errors, ...runs.model.errors],
    queue: {
      async start(handlers: WorkHandlers) {
        const left = await unfinished()
        for (const requestKey of left.requests) wakeUps.wakeRequest(requestKey)
        for (const effect of left.runs) wakeUps.startRun(effect)
        requests.start((key) => handlers.advance(key, ending.signal))
        runs.terraform.start((key) => handlers.runTerraform(key, ending.signal))
        runs.model.start((key) => handlers.askModel(key, ending.signal))
      },
      wake(requestKey) {
        wakeUps.wakeRequest(requestKey)
        return Promise.resolve()
      },
      async stop() {
        const grace = setTimeout(() => ending.abort(new Error('the process is stopping')), stopGraceMs)
        await Promise.all([requests.stop(), runs.terraform.stop(), runs.model.stop()])
        clearTimeout(grace)
      },
    },
  }
}
