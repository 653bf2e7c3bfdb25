import { type Field, ofKind } from '../fields.ts'
import { doubting, type Findings, merge, nothing, objecting, setting } from '../findings.ts'
import { type Page, quoteOf, type Span, take } from '../page.ts'
import { type Found, findPhrases, phraseBook, wordsOf } from '../phrases.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { fitsUnit, inUnit, isSize, unitOf } from './units.ts'

/** What a number may be for: one parameter, or the two ends of a range. */
type Target = { readonly one: Field } | { readonly low: Field; readonly high: Field }

const ends = /^(?:min|minimum|lowest|least|low|max|maximum|highest|most|high|at)$/

/** The field at the other end of the range that `field` belongs to. */
export function otherEnd(field: Field, fields: readonly Field[]): Field | undefined {
  return fields.find(
    (other) =>
      other.scope === field.scope &&
      other.meta.range !== undefined &&
      field.meta.range !== undefined &&
      other.meta.range !== field.meta.range &&
      rangeName(other.name) === rangeName(field.name),
  )
}

/** `min_workers` -> `workers`. */
function rangeName(phrase: string): string {
  return wordsOf(phrase)
    .filter((word) => !ends.test(word))
    .join(' ')
}

/** Numbers next to the words of a `count` parameter: "1-4 workers", "auto-stop after 1 hour". */
export function readCounts(page: Page, fields: readonly Field[]): Findings {
  const counts = ofKind(fields, 'count')
  if (counts.length === 0) return nothing
  const names = findPhrases(page, phraseBook(counts.flatMap((field) => targetsOf(field, counts))))
  const quantities = findQuantities(page)
  const used = new Set<Quantity>()
  const named = names.map((name) => {
    const mine = quantitiesOf(page, name, quantities, used)
    for (const quantity of mine) used.add(quantity)
    return assign(page, name, mine)
  })
  const left = quantities.filter((one) => !used.has(one) && isSize(one.unit))
  return merge(...named, readSize(page, counts, left))
}

/** The one size that is said, for the one parameter that is a size. */
function readSize(page: Page, counts: readonly Field[], sizes: readonly Quantity[]): Findings {
  const [field, otherField] = counts.filter(({ meta }) => isSize(unitOf(meta.unit ?? '')))
  const [size, otherSize] = sizes
  if (field === undefined || otherField !== undefined) return nothing
  if (size?.high === undefined || size.shape === 'range' || otherSize !== undefined) return nothing
  take(page, size)
  return setting(field, inUnit(size.high, size.unit, field.meta.unit), quoteOf(page, size), 'count')
}

function targetsOf(field: Field, counts: readonly Field[]): [string, Target][] {
  const partner = otherEnd(field, counts)
  const words = field.words.flatMap(singularToo)
  const own = words.map((word): [string, Target] => [word, { one: field }])
  if (partner === undefined) return own
  const range = field.meta.range === 'low' ? { low: field, high: partner } : { low: partner, high: field }
  const explicit = own.filter(([word]) => ends.test(word.slice(0, word.search(/[\s_-]|$/))))
  const shared = words.map(rangeName).filter((word) => word !== '')
  return [...explicit, ...shared.map((word): [string, Target] => [word, range])]
}

/** `workers` and `worker`. */
function singularToo(word: string): string[] {
  return /[a-z]{3}s$/.test(word) && !word.endsWith('ss') ? [word, word.slice(0, -1)] : [word]
}

/** The numbers that belong to a name: just before it, else just behind it, with their counterpart. */
function quantitiesOf(
  page: Page,
  name: Found<Target>,
  quantities: readonly Quantity[],
  used: ReadonlySet<Quantity>,
): Quantity[] {
  const open = quantities.filter((one) => !used.has(one) && fitsUnit(one.unit, unitOfTarget(name.value)))
  const before = open.findLast((one) => one.end <= name.start)
  if (before !== undefined && isBeside(page.text.slice(before.end, name.start), 2)) {
    const partner = open.findLast((one) => one.end <= before.start)
    if (partner !== undefined && areCounterparts(page, partner.end, before.start, partner, before))
      return [partner, before]
    const next = open.find((one) => one.start >= name.end)
    return next !== undefined && areCounterparts(page, name.end, next.start, before, next)
      ? [before, next]
      : [before]
  }
  const after = open.find((one) => one.start >= name.end)
  if (after === undefined || !isBeside(page.text.slice(name.end, after.start), 4)) return []
  const partner = open.find((one) => one.start >= after.end)
  return partner !== undefined && areCounterparts(page, after.end, partner.start, after, partner)
    ? [after, partner]
    : [after]
}

function unitOfTarget(target: Target): string | undefined {
  return 'one' in target ? target.one.meta.unit : target.high.meta.unit
}

/** At most `words` words and no end of a clause between a name and its number. */
function isBeside(gap: string, words: number): boolean {
  return gap.length <= 40 && !/[.,;\n()]\s|\n/.test(gap) && wordsOf(gap).length <= words
}

/** "min 2 and max 8": one end each, with nothing between `from` and `to` but a comma or "and". */
function areCounterparts(page: Page, from: number, to: number, first: Quantity, second: Quantity): boolean {
  const shapes = new Set([first.shape, second.shape])
  return (
    shapes.has('least') && shapes.has('most') && /^[\s,;&]*(?:and|but)?\s*$/.test(page.text.slice(from, to))
  )
}

/** "4 workers to start" names the lower end only. */
const toStart = /^\s(?:to (?:start|begin)|initially|at first|for now)\b/i

function assign(page: Page, name: Found<Target>, quantities: readonly Quantity[]): Findings {
  const [first] = quantities
  if (first === undefined) return nothing
  const span: Span = {
    start: Math.min(name.start, ...quantities.map((one) => one.start)),
    end: Math.max(name.end, ...quantities.map((one) => one.end)),
  }
  take(page, span)
  const low = quantities.find((one) => one.low !== undefined)?.low
  const isStart = toStart.test(page.text.slice(span.end, span.end + 14))
  const high = isStart ? undefined : quantities.find((one) => one.high !== undefined)?.high
  const bounds = { low, high, unit: first.unit }
  return applyBounds(name.value, bounds, quoteOf(page, span), 'count')
}

interface Bounds {
  readonly low: number | undefined
  readonly high: number | undefined
  readonly unit: Quantity['unit']
}

/** Sets what the bounds say; a range whose start lies above its end is objected to. */
export function applyBounds(target: Target, bounds: Bounds, quote: string, rule: string): Findings {
  const { low, high, unit } = bounds
  if ('one' in target) return applyOne(target.one, bounds, quote, rule)
  if (low !== undefined && high !== undefined && low > high) {
    const backwards = `the range starts at ${low} and ends at ${high}, which is less`
    return objecting(target.high, `${low}-${high}`, backwards, `${high}-${low}`)
  }
  const set = (field: Field, value: number | undefined): Findings =>
    value === undefined ? nothing : setting(field, inUnit(value, unit, field.meta.unit), quote, rule)
  return merge(set(target.low, low), set(target.high, high))
}

function applyOne(field: Field, bounds: Bounds, quote: string, rule: string): Findings {
  const values = [bounds.low, bounds.high].filter((value) => value !== undefined)
  const numbers = [...new Set(values.map((value) => inUnit(value, bounds.unit, field.meta.unit)))]
  if (numbers.length > 1) return doubting(field, quote, numbers.map(String))
  return merge(...numbers.map((value) => setting(field, value, quote, rule)))
}
