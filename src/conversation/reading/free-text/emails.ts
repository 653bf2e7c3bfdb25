import type { Understanding } from '../../../domain/brief.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
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
  const emails = findEmails(page)
  const owned = emails.map((email) => {
    const name =
      names.find((one) => isNamedBehind(page, email.end, one.start)) ??
      names.findLast((one) => one.end <= email.start && isNear(page, one.end, email.start)) ??
      names.find((one) => isMeantBy(page, email.end, one))
    if (name !== undefined && !isMeantBy(page, email.end, name)) take(page, name)
    return { email, field: name?.value ?? (isSomebodyElse(page, email.start) ? undefined : sole) }
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

/** Owners and members of a group are nobody to tell, and the other way round. */
function isSomebodyElse(page: Page, start: number): boolean {
  const lead = page.text.slice(Math.max(0, start - 200), start).replace(pattern, '')
  return /\b(?:owner|member|besitzer|mitglied|propietari|miembr|propriétair|membre)\p{L}{0,4}[\s:]{0,3}(?:(?:is|are|sind|ist|son|sont|and|und|y|et)\b|[\s,&]){0,12}$/iu.test(
    lead,
  )
}

/** "ana@x.com left. Remove her from the group": the word behind the verb stands for the address. */
function isMeantBy(page: Page, from: number, name: Span): boolean {
  if (name.start < from || name.start - from > 100) return false
  return /^\s(?:her|him|them)\b/i.test(page.text.slice(name.end, name.end + 6))
}

/** "ana@x.com and bo@x.com as owners": nothing between but other addresses. */
function isNamedBehind(page: Page, from: number, to: number): boolean {
  if (to < from || to - from > 400) return false
  const gap = page.text.slice(from, to).replace(pattern, '')
  return /^[\s,;&()]*(?:(?:and|und|y|et|e|plus|\p{Lu}\p{L}{1,20})[\s,;&()]{1,4}){0,12}(?:as|are|is|will be|should be|als|como|comme|come)(?:\s(?:the|its|an?|group|its group))?\s$/u.test(
    gap,
  )
}

/** In one line, and with nothing between but a few words and other addresses. */
function isNear(page: Page, from: number, to: number): boolean {
  const gap = page.text.slice(from, to)
  return !/\n\s*\n/.test(gap) && gap.replace(pattern, '').length <= 60
}
