import type { WorkHandlers, WorkQueue } from '../../src/ports/work-queue.ts'

interface RunWork {
  readonly key: string
  readonly lane: 'terraform' | 'model' | 'timer'
  readonly lock: string | null
  readonly due?: Date | undefined
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
/** Node may be early by as much. */
const earlyMs = 2
/** What Node can wait for at once. */
const longestTimerMs = 2 ** 31 - 1

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
export function createMemoryQueue(
  unfinished: () => Promise<Unfinished>,
  now: () => Date,
): {
  readonly queue: WorkQueue
  readonly wakeUps: MemoryWakeUps
  /** Resolves when no job runs, waits or pauses. */
  untilIdle(): Promise<void>
  /** Begins every timer that is due; timers also ring by themselves when real time has come. */
  ringDue(): void
  /** What handlers threw until now. */
  errors(): readonly unknown[]
} {
  const requests = new Lanes()
  const runs = { terraform: new Lanes(), model: new Lanes(), timer: new Lanes() }
  const timers = new Map<string, Date>()
  const clocks = new Set<NodeJS.Timeout>()
  const ending = new AbortController()
  const wakeUps: MemoryWakeUps = {
    wakeRequest: (requestKey) => requests.add(requestKey, requestKey),
    startRun(effect) {
      if (effect.lane !== 'timer') return runs[effect.lane].add(effect.lock ?? effect.key, effect.key)
      timers.set(effect.key, effect.due ?? now())
      const wait = Math.min((effect.due ?? now()).getTime() - now().getTime() + earlyMs, longestTimerMs)
      clocks.add(setTimeout(ringDue, wait).unref())
    },
  }
  function ringDue(): void {
    for (const [key, due] of timers) {
      if (due > now()) continue
      timers.delete(key)
      runs.timer.add(key, key)
    }
  }
  return {
    wakeUps,
    async untilIdle() {
      while ([requests, ...Object.values(runs)].some((lanes) => lanes.isBusy))
        await new Promise((resolve) => setTimeout(resolve, 1))
    },
    ringDue,
    errors: () => [requests, ...Object.values(runs)].flatMap((lanes) => lanes.errors),
    queue: {
      async start(handlers: WorkHandlers) {
        const left = await unfinished()
        for (const requestKey of left.requests) wakeUps.wakeRequest(requestKey)
        for (const effect of left.runs) wakeUps.startRun(effect)
        requests.start((key) => handlers.advance(key, ending.signal))
        runs.terraform.start((key) => handlers.runTerraform(key, ending.signal))
        runs.model.start((key) => handlers.askModel(key, ending.signal))
        runs.timer.start((key) => handlers.ring(key, ending.signal))
      },
      wake(requestKey) {
        wakeUps.wakeRequest(requestKey)
        return Promise.resolve()
      },
      async stop() {
        const grace = setTimeout(() => ending.abort(new Error('the process is stopping')), stopGraceMs)
        for (const clock of clocks) clearTimeout(clock)
        await Promise.all([requests, ...Object.values(runs)].map((lanes) => lanes.stop()))
        clearTimeout(grace)
      },
    },
  }
}
