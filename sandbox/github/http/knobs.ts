/** A request that the double refuses, delays or loses on purpose. */
export type RequestFault = FaultScope & Trouble

export interface FaultScope {
  readonly match: {
    readonly method?: string
    /** Exact path, or a pattern tested against the path without its query. */
    readonly path: string | RegExp
  }
  readonly times: number
  /** `before` leaves no effect; `after` performs the request and then loses the answer. Default `before`. */
  readonly when?: 'before' | 'after'
}

export type Trouble =
  /** Status to answer; 0 breaks the connection instead. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** GitHub's secondary rate limit, 403 by default; it tells how long to wait only with `retryAfterSeconds`. */
  | { readonly limit: 'secondary'; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  /** GitHub's primary rate limit: nothing remains until the reset, which ends the fault; 60 seconds by default. */
  | { readonly limit: 'primary'; readonly resetInSeconds?: number }
  /** Answers as ever, this much later. */
  | { readonly slowMs: number }

/** A fault that was taken for a request; a primary limit knows its moment of reset. */
export interface TakenFault {
  readonly fault: RequestFault
  readonly setAt: Date
}

/** Controls of a running double for tests of bad days. */
export interface Knobs {
  /** Loses the next `count` deliveries: they are logged as 502 and never sent. */
  failNextDeliveries(count: number): void
  /** Sends the next `count` deliveries twice with the same id, as a redelivery would. */
  duplicateNext(count: number): void
  /** Lets the next `count` deliveries change places with the one that follows each. */
  reorderNext(count: number): void
  /** Waits this long before each delivery, in milliseconds. */
  delayMs: number
  failRequests(fault: RequestFault): void
  /** Answers 404 to the first `times` readers of each of the next `resources` things that are created. */
  hideCreated(wish: { readonly resources: number; readonly times: number }): void
  /** Ends all installation tokens at once. */
  expireTokens(): void
  /** Switches everything off; tokens that expired stay so. */
  reset(): void
}

/** The side of the knobs that the double reads; each call uses up one count. */
export interface KnobState extends Knobs {
  takeDeliveryFailure(): boolean
  takeDuplicate(): boolean
  takeReorder(): boolean
  takeFault(method: string, path: string): TakenFault | undefined
  /** Notes that something was created under these paths, of which the first is the usual one. */
  noteCreated(paths: readonly string[]): void
  takeHidden(path: string): boolean
  /** What is still to come, for people who ask. */
  left(): Readonly<Record<string, number>>
}

interface KnobOptions {
  readonly now?: () => Date
  readonly expireTokens?: () => void
}

interface WaitingFault extends TakenFault {
  left: number
}

interface Hidden {
  readonly paths: readonly string[]
  left: number
}

/** Creates knobs with everything switched off. */
export function createKnobs(options: KnobOptions = {}): KnobState {
  const now = options.now ?? (() => new Date())
  const counts = { failures: 0, duplicates: 0, reorders: 0, hidings: 0 }
  let hideTimes = 0
  let faults: WaitingFault[] = []
  let hidden: Hidden[] = []

  function take(name: keyof typeof counts): boolean {
    if (counts[name] === 0) return false
    counts[name] -= 1
    return true
  }

  return {
    delayMs: 0,
    failNextDeliveries(count) {
      counts.failures = count
    },
    duplicateNext(count) {
      counts.duplicates = count
    },
    reorderNext(count) {
      counts.reorders = count
    },
    failRequests(fault) {
      faults.push({ fault, setAt: now(), left: fault.times })
    },
    hideCreated({ resources, times }) {
      counts.hidings = resources
      hideTimes = times
    },
    expireTokens: () => options.expireTokens?.(),
    reset() {
      Object.assign(counts, { failures: 0, duplicates: 0, reorders: 0, hidings: 0 })
      this.delayMs = 0
      faults = []
      hidden = []
    },
    takeDeliveryFailure: () => take('failures'),
    takeDuplicate: () => take('duplicates'),
    takeReorder: () => take('reorders'),
    takeFault(method, path) {
      faults = faults.filter((entry) => entry.left > 0 && !isOver(entry, now()))
      const entry = faults.find(({ fault }) => matches(fault, method, path))
      if (entry === undefined) return undefined
      entry.left -= 1
      return entry
    },
    noteCreated(paths) {
      if (take('hidings')) hidden.push({ paths, left: hideTimes })
    },
    takeHidden(path) {
      const entry = hidden.find(({ paths, left }) => left > 0 && paths.includes(path))
      if (entry === undefined) return false
      entry.left -= 1
      return true
    },
    left() {
      const requests = faults.reduce((sum, fault) => sum + fault.left, 0)
      return {
        failNextDeliveries: counts.failures,
        duplicateNext: counts.duplicates,
        reorderNext: counts.reorders,
        delayMs: this.delayMs,
        failRequests: requests,
        hideCreated: counts.hidings,
      }
    },
  }
}

/** When the limit that a fault plays is over. */
export function resetOf({ fault, setAt }: TakenFault): Date {
  const seconds = 'limit' in fault && fault.limit === 'primary' ? (fault.resetInSeconds ?? 60) : 0
  return new Date(setAt.getTime() + seconds * 1000)
}

function isOver(taken: TakenFault, now: Date): boolean {
  return 'limit' in taken.fault && taken.fault.limit === 'primary' && resetOf(taken) <= now
}

function matches({ match }: RequestFault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  return typeof match.path === 'string' ? match.path === path : match.path.test(path)
}
