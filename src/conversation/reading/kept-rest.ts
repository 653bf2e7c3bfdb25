import type { OpenQuestion } from './asked.ts'
import { nameBook } from './fields.ts'
import { type Findings, keeping, merge, nothing } from './findings.ts'
import { keepsAsIs, takesDefaults } from './intent.ts'
import { isFree, maxFinds, openPage, type Page, quoteOf, type Span, take } from './page.ts'
import { findPhrases } from './phrases.ts'

/** Words that take the defaults for what is not said, and what they leave out. */
export interface Rest {
  readonly quote: string
  /** Names of parameters that are excepted: "all defaults except the region". */
  readonly excepted: string
}

const inside =
  /\b(?:keep|leave|default(?:s)?(?:\s+for)?|ok(?:ay)?\s+for)\s+(?:all\s+)?(?:the\s+)?(?:rest|others?|remaining(?:\s+ones?)?|everything(?:\s+else)?|all|defaults)\b|\b(?:rest|others?(?:\s+ones)?|everything\s+else|otherwise)\s*:?\s+(?:(?:is|are|looks?|seems?|stays?)\s+)?(?:keep|(?:your\s+|the\s+)?defaults?|as\s+(?:is|(?:you\s+)?(?:proposed?|suggest(?:ed)?))|(?:what|whatever|how|like)\s+you\s+(?:propose|suggest)(?:d|ed)?|ok(?:ay)?|fine|good)\b|^\s*(?:keep|defaults?|all\s+defaults?|keep\s+them)\s*[.!]?\s*$/i
const exception =
  /\s(?:except(?:ing)?(?:\s+for)?|apart\s+from|other\s+than|besides|but(?:\s+for)?|only\s+not|just\s+not|au(?:ß|ss)er|sauf|excepto|salvo|menos|tranne|eccetto)\s/i

/** Words for what is left, of which no key and no number can be the rest of the line. */
const leftOver =
  /\b(?:rest|others?|else|otherwise|remaining|remainder|everything|all|übrige[ns]?|alles|andere[nrs]?|sonst|ansonsten|reste|autres|demás|resto|otros|otras|outr[oa]s|demais|altr[ei]|defaults|proposals|suggestions)\b/i
/** A clause behind a number or a key is the answer itself. */
const answering = /(?:[:=]|(?:^|[\s(#])\d{1,2}\s?[.):])\s*$/

/** The last words of a line of answers: `2. west us 3, rest default`. Blanks what it used. */
export function readRestBeside(page: Page): Rest | undefined {
  const clause = page.clauses.slice(0, maxFinds).find((one) => {
    const text = quoteOf(page, one)
    if (!leftOver.test(text) || !isFree(page, one) || !takesDefaults(text)) return false
    return !answering.test(page.text.slice(Math.max(0, one.start - 12), one.start))
  })
  if (clause === undefined) return undefined
  take(page, clause)
  return { quote: quoteOf(page, clause).trim(), excepted: '' }
}

/** "keep the rest", "all defaults", "otherwise whatever you suggest". Blanks what it used. */
export function readRest(page: Page): Rest | undefined {
  const clause = sentencesOf(page).find((one) => isFree(page, one) && isRest(quoteOf(page, one)))
  if (clause !== undefined) {
    const text = quoteOf(page, clause)
    const cut = exception.exec(text)
    const span = { start: clause.start, end: clause.start + (cut?.index ?? text.length) }
    take(page, span)
    return { quote: quoteOf(page, span).trim(), excepted: cut === null ? '' : text.slice(cut.index) }
  }
  const match = inside.exec(page.text)
  if (match === null) return undefined
  const span = { start: match.index, end: match.index + match[0].length }
  if (!isFree(page, span)) return undefined
  take(page, span)
  const after = page.text.slice(span.end).replace(/\n.*$/s, '')
  const cut = exception.exec(` ${after}`)
  return { quote: quoteOf(page, span).trim(), excepted: cut === null ? '' : after.slice(cut.index) }
}

/** Accepts the default of every question that has one and that nothing else in the message is about. */
export function keepRest(rest: Rest | undefined, open: readonly OpenQuestion[], said: Findings): Findings {
  if (rest === undefined) return nothing
  const excepted = new Set(
    findPhrases(openPage(rest.excepted), nameBook(open.map(({ field }) => field))).map(({ value }) => value),
  )
  const named = new Set([
    ...said.operations.map(({ parameter }) => parameter),
    ...[...said.objections, ...said.ambiguities].map(({ parameter }) => parameter),
  ])
  const left = open.filter(({ field }) => !named.has(field.name) && !excepted.has(field))
  return keepDefaults(left, rest.quote, 'rest')
}

/** Accepts the default of every question that has one. */
export function keepDefaults(open: readonly OpenQuestion[], quote: string, rule: string): Findings {
  return merge(
    ...open
      .filter(({ question }) => question.default !== undefined)
      .map(({ field }) => keeping(field, quote, rule)),
  )
}

function isRest(text: string): boolean {
  const [head = ''] = text.split(exception)
  return takesDefaults(head) || keepsAsIs(head)
}

/** The first clauses, and whole sentences for words with a comma or a "but" in them. */
function sentencesOf(page: Page): Span[] {
  const sentences = new Map<number, Span>()
  const clauses = page.clauses.slice(0, maxFinds)
  for (const { sentence, start, end } of clauses) {
    sentences.set(sentence, { start: sentences.get(sentence)?.start ?? start, end })
  }
  return [...sentences.values(), ...clauses]
}
