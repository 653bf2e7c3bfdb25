import { plainLetters } from '../../../lib/plain-letters.ts'
import { remembered } from '../../../lib/remembered.ts'
import type { Field } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { type Page, quoteOf, type Span, take } from '../page.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { fitsUnit, inUnit } from './units.ts'

/** What stands on both sides of the number. */
interface Saying {
  readonly before: RegExp
  readonly after: RegExp
}

interface Told {
  readonly field: Field
  readonly sayings: readonly Saying[]
}

/** Numbers that are looked at; a text with more of them is no request. */
const most = 40
/** Characters on each side of a number. */
const reach = 90
const roughly = String.raw`(?:\s(?:for|of|about|around|roughly|at|least|up|to|the|a|full|another|mindestens|etwa|unos|environ|circa)){0,4}`

/** Numbers that a sentence of the parameter is said around: "after 90 days they are deleted". Blanks what it used. */
export function readSayings(page: Page, counts: readonly Field[]): Findings {
  const told = counts.flatMap((field) =>
    field.meta.sayings === undefined ? [] : [{ field, sayings: sayingsIn(field.meta.sayings) }],
  )
  if (told.length === 0) return nothing
  return merge(
    ...findQuantities(page)
      .filter(({ unit }) => unit !== undefined || told.some(({ field }) => field.meta.unit === undefined))
      .slice(0, most)
      .map((quantity) => readOne(page, quantity, told)),
  )
}

/** The parameter with the most words around the number. */
function readOne(page: Page, quantity: Quantity, told: readonly Told[]): Findings {
  const found = told
    .filter(({ field }) =>
      quantity.unit === undefined ? field.meta.unit === undefined : fitsUnit(quantity.unit, field.meta.unit),
    )
    .flatMap(({ field, sayings }) =>
      sayings.flatMap((saying) => {
        const span = spanAround(page, quantity, saying)
        return span === undefined ? [] : [{ field, span }]
      }),
    )
  const best = found.toSorted((left, right) => lengthOf(right.span) - lengthOf(left.span))[0]
  const value = quantity.high ?? quantity.low
  if (best === undefined || value === undefined || quantity.shape === 'range') return nothing
  if (isNegated(page, best.span)) return nothing
  take(page, best.span)
  const { field, span } = best
  return setting(field, inUnit(value, quantity.unit, field.meta.unit), quoteOf(page, span), 'count')
}

function lengthOf({ start, end }: Span): number {
  return end - start
}

function spanAround(page: Page, quantity: Span, { before, after }: Saying): Span | undefined {
  const lead = page.text.slice(Math.max(0, quantity.start - reach), quantity.start)
  const first = before.exec(plainLetters(lead))
  if (first === null) return undefined
  const last = after.exec(plainLetters(page.text.slice(quantity.end, quantity.end + reach)))
  if (last === null) return undefined
  const start = Math.max(0, quantity.start - first[0].length)
  return { start, end: Math.min(page.text.length, quantity.end + last[0].length) }
}

const sayingsIn = remembered((sayings: readonly string[]): readonly Saying[] =>
  sayings.map((saying) => {
    const number = saying.indexOf('#')
    const before = sourceOf(saying.slice(0, number).trim())
    const after = sourceOf(saying.slice(number + 1).trim())
    return {
      before: new RegExp(before === '' ? '$' : `(?<![\\p{L}\\d])${before}${roughly}\\s$`, 'u'),
      after: new RegExp(after === '' ? '^' : `^[\\s,]{1,2}${after}`, 'u'),
    }
  }),
)

/** Words side by side, with room for others where the saying leaves it. */
function sourceOf(part: string): string {
  return part
    .split(/\s*…\s*/)
    .map((words) => plainLetters(words).replaceAll(' ', '\\s').replaceAll('*', '\\p{L}{0,12}'))
    .map((words) => (words === '' || words.endsWith('}') ? words : `${words}(?![\\p{L}\\d])`))
    .join('[^.;!?\\n]{0,40}?')
}
