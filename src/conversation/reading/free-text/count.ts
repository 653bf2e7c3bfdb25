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
    if ('one' in name.value && isNone(page, name)) return noneOf(page, name.value.one, name)
    const mine = quantitiesOf(page, name, quantities, used)
    for (const quantity of mine) used.add(quantity)
    return assign(page, name, mine)
  })
  const corrected = readCorrections(page, names, { quantities, used, named })
  const left = quantities.filter((one) => !used.has(one) && isSize(one.unit) && !one.isRate)
  const bounds = readBounds(page, names, {
    bounds: quantities.filter((one) => !used.has(one) && one.unit === undefined && one.shape !== 'range'),
    named: named.map(({ operations }) => operations.length > 0),
  })
  return merge(...named, corrected, bounds, readSize(page, counts, left))
}

const correcting =
  /(?:\bmake (?:it|that|them)|\bactually|\binstead|\brather|\bsorry|\bi mean[t]?|\bno,? wait|\bbetter|\bplease (?:take|use|set|give us|go with)|\bchange (?:it|that|this|them)(?: now)? to)[\s,:]{1,3}(?:make (?:it|that|them)\s|just\s|only\s){0,2}$/i

/** "6 to 10 workers. Actually make it 2-4": numbers alone behind words of correction are the last ones anew. */
function readCorrections(
  page: Page,
  names: readonly Found<Target>[],
  {
    quantities,
    used,
    named,
  }: {
    readonly quantities: readonly Quantity[]
    readonly used: Set<Quantity>
    readonly named: readonly Findings[]
  },
): Findings {
  const changes = quantities.filter(
    (one) => !used.has(one) && correcting.test(page.text.slice(Math.max(0, one.start - 40), one.start)),
  )
  return merge(
    ...changes.map((change) => {
      const at = names.findLastIndex(
        (name, index) =>
          name.end <= change.start &&
          named.slice(index, index + 1).some(({ operations }) => operations.length > 0),
      )
      const name = names[at]
      const isOver = /^\s{0,2}(?:[.,;!)]|$|\n|please\b|instead\b)/i.test(
        page.text.slice(change.end, change.end + 10),
      )
      if (name === undefined || !isOver || !fitsUnit(change.unit, unitOfTarget(name.value))) return nothing
      used.add(change)
      return assign(page, { ...name, start: change.start, end: change.end }, [change])
    }),
  )
}

/** "I do not know how many workers, say at most 4": a bound in a sentence that names one number and gives it none. */
function readBounds(
  page: Page,
  names: readonly Found<Target>[],
  { bounds, named }: { readonly bounds: readonly Quantity[]; readonly named: readonly boolean[] },
): Findings {
  return merge(
    ...bounds.map((bound) => {
      const behind = page.text.slice(bound.end, bound.end + 10)
      const isAlone = bound.shape !== 'one' && /^\s{0,2}(?:[.,;!)]|$|\n|please\b)/.test(behind)
      if (!isAlone && !/^\sof them\b/i.test(behind)) return nothing
      const sentence = page.text.slice(0, bound.start).search(/[^.!?\n]*$/)
      const before = names.flatMap((name, index) =>
        name.start >= sentence && name.end <= bound.start && named[index] === false ? [name] : [],
      )
      const [only, other] = before
      if (only === undefined || other !== undefined) return nothing
      return assign(page, only, [bound])
    }),
  )
}

const none = /\b(?:no|zero|without(?:\sany)?|keine|ohne|sin|sans|senza|sem)\s$/i

function isNone(page: Page, name: Span): boolean {
  return none.test(page.text.slice(Math.max(0, name.start - 16), name.start))
}

/** "no instances" is 0 where a number may be 0. */
function noneOf(page: Page, field: Field, name: Span): Findings {
  if (field.meta.unit !== undefined || !field.schema.safeParse(0).success) return nothing
  const lead = page.text.slice(Math.max(0, name.start - 16), name.start)
  const span = { start: name.start - lead.length + lead.search(none), end: name.end }
  take(page, span)
  return setting(field, 0, quoteOf(page, span), 'count')
}

/** The one size that is said, for the one parameter that is a size. */
function readSize(page: Page, counts: readonly Field[], sizes: readonly Quantity[]): Findings {
  const [field, otherField] = counts.filter(({ meta }) => isSize(unitOf(meta.unit ?? '')))
  const last = sizes.at(-1)
  const isCorrected =
    last !== undefined && correcting.test(page.text.slice(Math.max(0, last.start - 40), last.start))
  const [size, otherSize] = isCorrected ? [last] : sizes
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
  const takesRates = isRateOf(name.value)
  const open = quantities.filter(
    (one) =>
      !used.has(one) && fitsUnit(one.unit, unitOfTarget(name.value)) && (takesRates || !isSizeRate(one)),
  )
  const before = open.findLast((one) => one.end <= name.start)
  if (before !== undefined && isBeside(page.text.slice(before.end, name.start), 2)) {
    const partner = open.findLast((one) => one.end <= before.start)
    if (partner !== undefined && areCounterparts(page, partner.end, before.start, partner, before))
      return [partner, before]
    const next = open.find((one) => one.start >= name.end)
    if (next === undefined) return [before]
    const grows =
      before.shape === 'one' && next.shape === 'most' && growing.test(page.text.slice(name.end, next.start))
    const [first, from] = withEnd(page, before, name.end)
    const [second] = withEnd(page, next, next.end)
    if (areCounterparts(page, from, second.start, first, second)) return [first, second]
    return grows ? [before, next] : [before]
  }
  const after = open.find((one) => one.start >= name.end)
  if (after !== undefined && isPronoun(page, after)) return []
  if (after === undefined || !isBeside(page.text.slice(name.end, after.start), 4)) return []
  const partner = open.find((one) => one.start >= after.end)
  return partner !== undefined && areCounterparts(page, after.end, partner.start, after, partner)
    ? [after, partner]
    : [after]
}

/** "40 GB a month" is no size, and only said of what is counted in so much a time. */
function isSizeRate({ isRate, unit }: Quantity): boolean {
  return isSize(unit) && isRate
}

function isRateOf(target: Target): boolean {
  return 'one' in target && target.one.words.some((word) => /\b(?:day|month|grow\w{0,4})\b/.test(word))
}

/** The `one` of "how many workers one needs" counts nothing. */
function isPronoun(page: Page, one: Span): boolean {
  return /^one$/i.test(quoteOf(page, one)) && /^\s\p{L}/u.test(page.text.slice(one.end, one.end + 3))
}

function unitOfTarget(target: Target): string | undefined {
  return 'one' in target ? target.one.meta.unit : target.high.meta.unit
}

/** "2 workers and allow up to 8". */
const growing =
  /^\s?(?:to (?:start|begin)(?: with)?)?[\s,;(]{0,3}(?:and|but|then)?\s?(?:to\s)?(?:allow(?:ing)?|grow(?:ing|s)?|scal(?:e|es|ing)|go(?:ing|es)?|expand(?:ing)?|can grow|autoscal(?:e|es|ing))?\s?$/i

/** At most `words` words and no end of a clause between a name and its number. */
function isBeside(gap: string, words: number): boolean {
  return gap.length <= 40 && !/[.,;\n()]\s|\n/.test(gap) && wordsOf(gap).length <= words
}

/** "3 nodes should be the maximum": the number as the end that the words at a position say, and where they end. */
function withEnd(page: Page, one: Quantity, at: number): [Quantity, number] {
  if (one.shape !== 'one') return [one, at]
  const behind = page.text.slice(at, at + 40)
  const [most, least] = [atMost.exec(behind), atLeast.exec(behind)]
  if (most !== null) return [{ ...one, low: undefined, shape: 'most' }, at + most[0].length]
  return least === null ? [one, at] : [{ ...one, high: undefined, shape: 'least' }, at + least[0].length]
}

/** What may stand between both ends: "min 2 and max 8", "shrink to zero and grow up to 6". */
const between =
  /^[\s,;&]{0,4}(?:and|but|then|und|y|et|e)?\s{0,3}(?:can\s)?(?:grows?|scales?(?: up)?|goes(?: up)?|go(?: up)?|expands?)?\s{0,3}$/

/** One end each, with nothing between `from` and `to` but words that join them. */
function areCounterparts(page: Page, from: number, to: number, first: Quantity, second: Quantity): boolean {
  const shapes = new Set([first.shape, second.shape])
  return shapes.has('least') && shapes.has('most') && between.test(page.text.slice(from, to))
}

/** "4 workers to start" names the lower end only. */
const toStart = /^\s(?:to (?:start|begin)|initially|at first|for now)\b/i
/** What may stand between a number and the word for the end that it is: "should be the", "as". */
const being = String.raw`^,?\s{0,2}\(?(?:(?:(?:is|are|as|be|should be|must be|would be|als|como|comme|come)\s)?(?:the\s|our\s|an?\s|das\s|el\s|le\s|il\s|o\s)?(?:absolute\s|upper\s|lower\s)?)`
/** "4 workers at most" names the upper end only, "4 workers at least" the lower one. */
const atMost = new RegExp(
  `${being}(?:at (?:the )?(?:very )?most|max(?:imum|imal|imo)?\\b|massimo\\b|tops|limit\\b|ceiling\\b|or (?:fewer|less)|not more|höchstens|no máximo|al massimo|au (?:maximum|plus))`,
  'i',
)
const atLeast = new RegExp(
  `${being}(?:at (?:the )?(?:very )?least|min(?:imum|imal)?\\b|mínimo\\b|minimo\\b|or more|mindestens|al menos|au (?:minimum|moins)|almeno|pelo menos)`,
  'i',
)

function assign(page: Page, name: Found<Target>, quantities: readonly Quantity[]): Findings {
  const [first] = quantities
  if (first === undefined) return nothing
  const span: Span = {
    start: Math.min(name.start, ...quantities.map((one) => one.start)),
    end: Math.max(name.end, ...quantities.map((one) => one.end)),
  }
  for (const one of [name, ...quantities]) take(page, one)
  const low = quantities.find((one) => one.low !== undefined)?.low
  const behind = page.text.slice(span.end, span.end + 40)
  const isStart = toStart.test(behind) || atLeast.test(behind)
  const upper =
    quantities.find(({ shape }) => shape === 'most') ?? quantities.find((one) => one.high !== undefined)
  const high = isStart && upper?.shape === 'one' ? undefined : upper?.high
  const isRange = quantities.some(({ shape }) => shape !== 'one')
  const bounds = { low: !isRange && atMost.test(behind) ? undefined : low, high, unit: first.unit }
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
