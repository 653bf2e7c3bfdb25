import type { EstimatePart, StackEstimate } from '../domain/assessment.ts'
import type { Environment } from './contract.ts'
import type { PriceBook } from './price-book.ts'

/** Hours in an average month, as Azure's price pages count them. */
export const hoursInMonth = 730

/** Months differ: a quantity when little happens, as it usually is, and at the configured maximum. */
export interface Amount {
  readonly low: number
  readonly expected: number
  readonly high: number
}

const workingHours = { dev: 160, staging: 240, prod: 160 } as const satisfies Record<Environment, number>
const loadFactor = { dev: 0.3, staging: 0.4, prod: 0.6 } as const satisfies Record<Environment, number>

/**
 * Hours a month that something is assumed to run.
 * `interactive` stops by itself when nobody uses it; a `service` runs all month in production and in working hours
 * elsewhere; `always_on` never stops.
 */
export function hoursPerMonth(
  environment: Environment,
  use: 'interactive' | 'service' | 'always_on',
): number {
  if (use === 'always_on' || (use === 'service' && environment === 'prod')) return hoursInMonth
  return workingHours[environment]
}

/** A quantity that scales between `min` and `max`, with the load that is usual for the environment. */
export function scaledAmount(min: number, max: number, environment: Environment): Amount {
  return { low: min, expected: min + loadFactor[environment] * (max - min), high: max }
}

/** Multiplies an amount, or the same quantity in every case. */
export function times(amount: Amount | number, factor: number): Amount {
  const { low, expected, high } =
    typeof amount === 'number' ? { low: amount, expected: amount, high: amount } : amount
  return { low: low * factor, expected: expected * factor, high: high * factor }
}

/** The part of a bill that an amount belongs to; see `EstimatePart`. */
export interface BillPart {
  readonly key: string
  readonly text: string
  readonly use?: Amount
}

/** The bill of one stack while it is being added up. */
export interface CostSheet {
  /**
   * Counts `units` at the price of `path`; when it is not known, `label` is listed as unpriced.
   * Without a `part` it is one of its own, called by its path, of so many times `label`.
   */
  add(item: {
    readonly label: string
    readonly units: Amount | number
    readonly path: string
    readonly part?: BillPart
  }): void
  /** Counts hours of a machine at its price in `region`; when it is not known, the size is listed as unpriced. */
  addMachine(item: {
    readonly size: string
    readonly region: string
    readonly hours: Amount | number
    readonly part?: BillPart
  }): void
  /** A number of the price book that is no price of its own, e.g. units an hour; unknown ones are listed as unpriced. */
  lookUp(item: { readonly label: string; readonly path: string }): number | undefined
  /** Lists something that no price is known for; `part` is what it belongs to. */
  leaveOut(label: string, part?: BillPart): void
  assume(sentence: string): void
  estimate(): StackEstimate
}

/** Starts the bill of the stack with id `stack`. It remembers the date of the oldest price it used. */
export function createCostSheet(stack: string, prices: PriceBook): CostSheet {
  let total = none
  const parts = new Map<string, CountedPart>()
  const dates: string[] = []
  const assumptions: string[] = []
  const unpriced = new Set<string>()

  const count = (item: Charged, cost: Amount | undefined) => {
    const { key } = item.part
    const {
      units,
      cost: known,
      incomplete,
    } = parts.get(key) ?? { units: none, cost: none, incomplete: false }
    parts.set(key, {
      ...item,
      units: plus(units, times(item.units, 1)),
      cost: plus(known, cost ?? none),
      incomplete: incomplete || cost === undefined,
    })
  }
  const charge = (item: Charged, usd: number, observedAt: string) => {
    const cost = times(item.units, usd)
    total = plus(total, cost)
    dates.push(observedAt)
    count(item, cost)
  }
  const leaveOut = (label: string, item?: Charged) => {
    unpriced.add(label)
    if (item !== undefined) count(item, undefined)
  }
  return {
    add({ label, units, path, part = { key: path, text: '' } }) {
      const found = prices.price(path)
      const item = { label, units, part }
      if (found === undefined) leaveOut(label, item)
      else charge(item, found.usd, found.observedAt)
    },
    addMachine({ size, region, hours, part = { key: size, text: size } }) {
      const usd = prices.machineUsdPerHour(size, region)
      const item = { label: size, units: hours, part }
      if (usd === undefined) leaveOut(`${size} in ${region}`, item)
      else charge(item, usd, prices.machinesObservedIn(region))
    },
    lookUp({ label, path }) {
      const found = prices.price(path)
      if (found === undefined) unpriced.add(label)
      else dates.push(found.observedAt)
      return found?.usd
    },
    leaveOut: (label, part) => leaveOut(label, part === undefined ? undefined : { label, units: 0, part }),
    assume: (sentence) => assumptions.push(sentence),
    estimate: () => ({
      stack,
      lowUsd: toCents(total.low),
      expectedUsd: toCents(total.expected),
      highUsd: toCents(total.high),
      assumptions,
      pricesOf: dates.toSorted()[0] ?? prices.machinesOf,
      unpriced: [...unpriced],
      parts: [...parts.values()].map(estimatePart),
    }),
  }
}

interface Charged {
  readonly label: string
  readonly units: Amount | number
  readonly part: BillPart
}

interface CountedPart extends Charged {
  readonly units: Amount
  readonly cost: Amount
  readonly incomplete: boolean
}

const none: Amount = { low: 0, expected: 0, high: 0 }

function estimatePart({ label, units, part, cost, incomplete }: CountedPart): EstimatePart {
  const { key, text, use } = part
  return {
    key,
    text: text === '' ? `${units.expected.toLocaleString('en-US')} x ${label}` : text,
    lowUsd: toCents(cost.low),
    expectedUsd: toCents(cost.expected),
    highUsd: toCents(cost.high),
    ...(use === undefined ? {} : { use }),
    ...(incomplete ? { incomplete } : {}),
  }
}

function plus(left: Amount, right: Amount): Amount {
  return {
    low: left.low + right.low,
    expected: left.expected + right.expected,
    high: left.high + right.high,
  }
}

/** An amount for a sentence, in three significant digits: `2,270 USD`, `315 USD`, `37 USD`. */
export function aboutUsd(usd: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(Math.abs(usd), 1))) - 2)
  const rounded = Math.round(usd / step) * step
  return `${rounded.toLocaleString('en-US')} USD`
}

function toCents(usd: number): number {
  return Math.round(usd * 100) / 100
}
