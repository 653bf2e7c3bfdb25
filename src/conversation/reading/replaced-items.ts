import type { Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { readExplicitValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { isFree, matchesOf, type Page, quoteOf, take } from './page.ts'

const item = '["\'`]?([\\w*][\\w.@:/*+-]{0,98}[\\w*])["\'`]?'
const few = '(?:(?:the|port|ports|address|host|from|to|group|value|it is|its)\\s){0,2}'

/** The new one stands before the old one: "8081, not 8080". */
const newFirst = new RegExp(
  `${item}(?:,?\\s{1,3}(?:and\\s)?(?:not|instead of|rather than|in place of|statt|anstatt|en lugar de|en vez de|au lieu de|em vez de|invece di|al posto di))\\s{1,3}${few}${item}`,
  'gi',
)
/** "not 8080 but 8081", "replace 8080 with 8081", "8080 should be 8081". */
const oldFirst = [
  new RegExp(
    `\\b(?:not|nicht|no|non|pas|não)\\s${few}${item},?\\s(?:but|rather|sondern|sino|mais|mas|ma)\\s${few}${item}`,
    'gi',
  ),
  new RegExp(
    `\\b(?:change|replace|swap|switch|update|correct|rename|ersetze|cambia|remplacez?|troca|sostituisci)\\s${few}${item}\\s(?:to|with|by|for|into|durch|por|par|con)\\s${few}${item}`,
    'gi',
  ),
  new RegExp(`${item}\\s(?:should|must|has to|needs to)\\s(?:be|read|have been)\\s${few}${item}`, 'gi'),
]

/** The kinds whose values are written as one word. */
const kinds: readonly string[] = [
  'ports',
  'sources',
  'destination',
  'emails',
  'values',
  'host',
  'names',
  'name',
]

/** A value of an earlier message that another one takes the place of: "8081, not 8080". Blanks what it used. */
export function readReplacedItems(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  if (understanding.choice !== 'settled') return nothing
  const pairs = [
    ...matchesOf(page.text, newFirst).map((match) => ({
      match,
      now: matchGroup(match, 1),
      old: matchGroup(match, 2),
    })),
    ...oldFirst.flatMap((pattern) =>
      matchesOf(page.text, pattern).map((match) => ({
        match,
        now: matchGroup(match, 2),
        old: matchGroup(match, 1),
      })),
    ),
  ]
  return merge(
    ...pairs.map(({ match, now, old }) => {
      const span = { start: match.index, end: match.index + match[0].length }
      const holders = fields.filter((field) => holds(field, old, understanding))
      const [only, other] = holders
      if (only === undefined || other !== undefined || !isFree(page, span)) return nothing
      take(page, span)
      const items = itemsOf(only, understanding).map((one) => (isSame(one, old) ? now : one))
      const quote = quoteOf(page, span)
      return readExplicitValue({
        field: only,
        raw: items.join(', '),
        quote,
        rule: 'replaced',
        prompt: only.meta.label,
        fields,
        understanding,
      })
    }),
  )
}

function holds(field: Field, text: string, understanding: Understanding): boolean {
  return kinds.includes(field.meta.kind) && itemsOf(field, understanding).some((one) => isSame(one, text))
}

function itemsOf({ scope, name }: Field, { statements }: Understanding): string[] {
  const value = statements[scope]?.[name]?.value
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}

/** `10.1.2.3` is `10.1.2.3/32`. */
function isSame(stated: string, written: string): boolean {
  const plain = stated.toLowerCase()
  return plain === written.toLowerCase() || plain === `${written.toLowerCase()}/32`
}
