import { priceBookOf } from '../../adapters/azure-prices/create-price-book.ts'
import { connectCapabilities } from '../../capabilities.ts'
import { readExamples } from '../capability/examples.ts'
import { type PriceGroup, priceGroups } from './check-book.ts'
import { ageLimits } from './options.ts'
import { recordingBook } from './recording-book.ts'
import { readSnapshots, type Snapshots } from './snapshot-files.ts'

export interface CheckReport {
  readonly groups: readonly PriceGroup[]
  readonly examples: number
  /** How many prices and machines the examples asked for. */
  readonly asked: number
  /** Those that the book does not know. */
  readonly gaps: readonly string[]
}

/** Looks at the age and the origin of the prices in a folder and runs all examples of all capabilities with them. */
export async function checkPrices(folder: string, today: string): Promise<CheckReport> {
  const snapshots = await readSnapshots(folder)
  const { examples, asked } = await askedByExamples(snapshots)
  const gaps = [...asked].flatMap(([name, answer]) => (answer === 'unknown' ? [name] : []))
  return { groups: priceGroups(snapshots, today), examples, asked: asked.size, gaps: gaps.toSorted() }
}

async function askedByExamples({ machines, services }: Snapshots) {
  const { book, asked } = recordingBook(priceBookOf(machines, services))
  const connected = await connectCapabilities()
  let examples = 0
  try {
    for (const capability of connected.capabilities) {
      for (const { stated, context } of readExamples(capability.id)) {
        await capability.assess(stated, { ...context, prices: book })
        examples += 1
      }
    }
  } finally {
    await connected.close()
  }
  return { examples, asked }
}

/** The report for a terminal. */
export function checkText({ groups, examples, asked, gaps }: CheckReport): string {
  const width = Math.max(...groups.map(({ name }) => name.length))
  const rows = groups.map(
    ({ name, prices, observedAt, days, origin, confidence, byHand }) =>
      `${(byHand ? 'by hand' : mark(days)).padEnd(7)} ${name.padEnd(width)} ${String(prices).padStart(5)}  ${observedAt}  ${String(days).padStart(4)} days  ${origin} (confidence: ${confidence})`,
  )
  const listed = groups.filter(({ byHand }) => !byHand)
  const old = listed.filter(({ days }) => days > ageLimits.fail).length
  const aging = listed.filter(({ days }) => days > ageLimits.warn).length - old
  return [
    'Prices by age:',
    ...rows,
    '',
    `${examples} examples asked for ${asked} prices and machines; the book does not know ${gaps.length}${gaps.length === 0 ? '.' : ':'}`,
    ...gaps.map((gap) => `  ${gap}`),
    '',
    old === 0
      ? `No price of the public list is older than ${ageLimits.fail} days${aging === 0 ? '' : `, but ${count(aging)} older than ${ageLimits.warn}`}.`
      : `${count(old)} older than ${ageLimits.fail} days. "npm run prices -- --refresh" reads what the public price list has.`,
    '',
  ].join('\n')
}

/** Whether the prices may be used as they are. */
export function isFresh({ groups }: CheckReport): boolean {
  return groups.every(({ days, byHand }) => byHand || days <= ageLimits.fail)
}

function mark(days: number): string {
  if (days > ageLimits.fail) return 'too old'
  return days > ageLimits.warn ? 'old' : 'ok'
}

function count(groups: number): string {
  return groups === 1 ? '1 group is' : `${groups} groups are`
}
