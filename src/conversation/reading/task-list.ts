import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import type { Operation } from '../reading.ts'
import { openQuestions } from './asked.ts'
import { readExplicitValue, takesValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { isFree, matchesOf, type Page, quoteOf, spanOf, take } from './page.ts'

const box = /^[ \t]{0,6}(?:[-*+]|\d{1,2}[.)])[ \t]\[(?<mark>[ xX])\][ \t](?<text>[^\n]{1,200})$/gm
const listKinds = ['ports', 'sources', 'choices', 'names', 'emails', 'values']

/** Boxes that are left empty beside ticked ones say nothing. Blanks them. */
export function dropUnticked(page: Page): void {
  const boxes = matchesOf(page.text, box)
  if (!boxes.some(isTicked)) return
  for (const one of boxes.filter((each) => !isTicked(each))) {
    take(page, { start: one.index, end: one.index + one[0].length })
  }
}

/** Ticked boxes that together answer the one question they fit: `- [x] https`, `- [x] 8443`. Blanks what it used. */
export function readTickedValues(
  page: Page,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const ticked = matchesOf(page.text, box).filter(isTicked)
  const [first, last] = [ticked[0], ticked.at(-1)]
  if (first === undefined || last === undefined) return nothing
  const span = { start: first.index, end: last.index + last[0].length }
  const texts = ticked.map((one) => matchGroup(one, 'text').trim())
  const open = openQuestions(asked, fields).filter(({ field }) => listKinds.includes(field.meta.kind))
  const [only, other] = open.flatMap(({ question, field }) => {
    const expected = { field, quote: quoteOf(page, span), rule: 'ticked', prompt: question.text, question }
    const given = texts.map((raw) => ({ ...expected, raw, fields, understanding }))
    return given.every(takesValue) ? [given] : []
  })
  if (only === undefined || other !== undefined || !ticked.every((one) => isFree(page, spanOf(one)))) {
    return nothing
  }
  take(page, span)
  return together(merge(...only.map(readExplicitValue)))
}

/** Lists of the same parameter in one. */
function together({ operations, ...others }: Findings): Findings {
  const joined = new Map<string, Operation>()
  for (const operation of operations) {
    const key = `${operation.scope}.${operation.parameter}`
    const [earlier, value] = [joined.get(key)?.value, operation.value]
    const isMore = Array.isArray(earlier) && Array.isArray(value)
    joined.set(key, isMore ? { ...operation, value: [...new Set([...earlier, ...value])] } : operation)
  }
  return { ...others, operations: [...joined.values()] }
}

function isTicked(match: RegExpExecArray): boolean {
  return matchGroup(match, 'mark') !== ' '
}
