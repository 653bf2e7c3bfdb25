import type { Understanding } from '../../../domain/brief.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import { isFree, type Page, quoteOf, spansOf, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'
import { type Item, settingList } from './lists.ts'

const pattern = /(?<![\w.+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![\w-])/gi

/** Mail addresses in the unused parts of a page, in lower case. */
export function findEmails(page: Page): Item[] {
  return spansOf(page.text, pattern)
    .filter((span) => isFree(page, span))
    .map((span) => ({ ...span, value: quoteOf(page, span).toLowerCase() }))
}

/** Mail addresses for the parameter whose words stand before them, or for the only one that takes any. */
export function readEmails(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  const targets = ofKind(fields, 'emails')
  const [only, other] = targets
  if (only === undefined) return nothing
  const names = findPhrases(page, nameBook(targets))
  const sole = other === undefined ? only : undefined
  const owned = findEmails(page).map((email) => {
    const name = names.findLast((one) => one.end <= email.start && isNear(page, one.end, email.start))
    if (name !== undefined) take(page, name)
    return { email, field: name?.value ?? sole }
  })
  return merge(
    ...targets.map((target) => {
      const mine = owned.filter(({ field }) => field === target)
      return settingList(
        page,
        target,
        mine.map(({ email }) => email),
        understanding,
        'emails',
      )
    }),
  )
}

/** In one line, and with nothing between but a few words and other addresses. */
function isNear(page: Page, from: number, to: number): boolean {
  const gap = page.text.slice(from, to)
  return !/\n\s*\n/.test(gap) && gap.replace(pattern, '').length <= 60
}
