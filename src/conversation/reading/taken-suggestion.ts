import type { Objection, Understanding } from '../../domain/brief.ts'
import { openQuestions } from './asked.ts'
import { readExplicitValue, takesValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, nothing } from './findings.ts'
import { type Page, quoteOf, take } from './page.ts'

const consent =
  '(?:(?:ok|okay|yes|yep|sure|fine|good|great|alright|right|then|please|well|thanks)[,.!]? ){0,3}'
const who = "(?:(?:let['’]?s|i(?:['’]ll| will)?|we(?:['’]ll| will)?|you can|please|just) ){0,2}"
const taking = '(?:use|take|go with|pick|choose|accept|have)'
const offered = '(?:suggested|proposed|recommended|offered|free|other|alternative|right|valid|working)'
const noun = '(?:suggestion|proposal|recommendation|alternative|offer)'
const kind = '(?:one|name|value|region|range|size|account|address|date|version|number)'
const good = '(?:fine|good|ok|okay|great|perfect|better|right)'

/** Wordings that take what was said to be right in place of what cannot be used, one each. */
const wordings = [
  // "ok, use that one", "let's take it then"
  `${who}${taking} (?:that|this|it)(?: one)?`,
  // "use the suggested name", "go with the free one"
  `${who}${taking} (?:the|your) ${offered} ${kind}`,
  // "I take your suggestion"
  `${who}${taking} (?:the|your) ${noun}`,
  // "as you suggest", "what you proposed"
  '(?:as|what|like) you (?:suggest|propose|recommend|offer|said|wrote)(?:e?d)?',
  // "your suggestion is fine", "the suggested name works for us"
  `(?:the|your) (?:${noun}|${offered} ${kind})(?: (?:is ${good}|works))?`,
  // "that one is fine"
  `(?:that|this)(?: one)? (?:is ${good}|works)`,
]
const whole = new RegExp(
  `^${consent}(?:${wordings.join('|')})(?: (?:for|with|by) (?:me|us))?(?: (?:then|instead|please|thanks))?[.!]?$`,
  'i',
)
/** A longer text says more than that. */
const longest = 80

/**
 * "Use that one": the one value that was said to be right takes the place of the one that cannot be used. Nothing
 * where there are several, or where the suggestion is something to do and no value. Blanks what it used.
 */
export function readTakenSuggestion(
  page: Page,
  objections: readonly Objection[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const span = { start: 0, end: page.text.length }
  const quote = quoteOf(page, span).trim()
  if (quote.length > longest || !whole.test(quote.replace(/\s+/g, ' '))) return nothing
  const [only, other] = objections.filter(({ suggestion }) => suggestion !== undefined)
  if (only?.suggestion === undefined || other !== undefined) return nothing
  const { capability, parameter, suggestion } = only
  const [open] = openQuestions([{ n: 0, capability, parameter, text: parameter }], fields)
  if (open === undefined) return nothing
  const { field, question } = open
  const raw = suggestion.replace(/^[^":]{1,60}: /, '')
  const given = {
    field,
    raw,
    quote,
    rule: 'suggestion',
    prompt: question.text,
    question,
    fields,
    understanding,
  }
  if (!takesValue(given)) return nothing
  take(page, span)
  return readExplicitValue(given)
}
