import type { PriceBook } from '../../capability/index.ts'

export interface RecordingBook {
  readonly book: PriceBook
  /** Everything that was asked for, by how it is called: a path, or a size and a region. */
  readonly asked: ReadonlyMap<string, 'known' | 'unknown'>
}

/** A price book that remembers what it was asked for and whether it knew. */
export function recordingBook(prices: PriceBook): RecordingBook {
  const asked = new Map<string, 'known' | 'unknown'>()
  const remember = <T>(name: string, answer: T | undefined): T | undefined => {
    asked.set(name, answer === undefined ? 'unknown' : 'known')
    return answer
  }
  return {
    asked,
    book: {
      machinesOf: prices.machinesOf,
      machinesObservedIn: (region) => prices.machinesObservedIn(region),
      machine: (size) => remember(size, prices.machine(size)),
      machineUsdPerHour: (size, region) =>
        remember(`${size} in ${region}`, prices.machineUsdPerHour(size, region)),
      price: (path) => remember(path, prices.price(path)),
    },
  }
}
