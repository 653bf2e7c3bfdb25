/** A request that the double refuses or loses on purpose. */
export interface RequestFault {
  readonly match: {
    readonly method?: string
    /** Exact path, or a pattern tested against the path without its query. */
    readonly path: string | RegExp
  }
  /** Status to answer; 0 breaks the connection instead. */
  readonly status: number
  readonly times: number
  readonly headers?: Readonly<Record<string, string>>
  /** `before` leaves no effect; `after` performs the request and then loses the answer. Default `before`. */
  readonly when?: 'before' | 'after'
}

/** Controls of a running double for tests of bad days. */
export interface Knobs {
  /** Loses the next `count` deliveries: they are logged as 502 and never sent. */
  failNextDeliveries(count: number): void
  /** Sends the next `count` deliveries twice with the same id, as a redelivery would. */
  duplicateNext(count: number): void
  /** Waits this long before each delivery, in milliseconds. */
  delayMs: number
  failRequests(fault: RequestFault): void
}

/** The side of the knobs that the double reads; each call uses up one count. */
export interface KnobState extends Knobs {
  takeDeliveryFailure(): boolean
  takeDuplicate(): boolean
  takeFault(method: string, path: string): RequestFault | undefined
}

/** Creates knobs with everything switched off. */
export function createKnobs(): KnobState {
  let failures = 0
  let duplicates = 0
  const faults: { readonly fault: RequestFault; left: number }[] = []
  return {
    delayMs: 0,
    failNextDeliveries(count) {
      failures = count
    },
    duplicateNext(count) {
      duplicates = count
    },
    failRequests(fault) {
      faults.push({ fault, left: fault.times })
    },
    takeDeliveryFailure() {
      if (failures === 0) return false
      failures -= 1
      return true
    },
    takeDuplicate() {
      if (duplicates === 0) return false
      duplicates -= 1
      return true
    },
    takeFault(method, path) {
      const entry = faults.find(({ fault, left }) => left > 0 && matches(fault, method, path))
      if (entry === undefined) return undefined
      entry.left -= 1
      return entry.fault
    },
  }
}

function matches({ match }: RequestFault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  return typeof match.path === 'string' ? match.path === path : match.path.test(path)
}
