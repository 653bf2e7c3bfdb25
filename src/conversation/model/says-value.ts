import type { JsonValue } from '../../domain/assessment.ts'
import type { Understanding } from '../../domain/brief.ts'
import { readExplicitValue } from '../reading/explicit-value.ts'
import type { Field } from '../reading/fields.ts'
import { nothing } from '../reading/findings.ts'
import { readProse, readSharedProse } from '../reading/free-text.ts'
import { isNegated } from '../reading/negation.ts'
import { openPage } from '../reading/page.ts'
import { modelRule } from '../reading.ts'

/**
 * Whether words say a value: letter by letter, or as the rules read them where this parameter is expected. "one" is
 * a number, and "please" a yes, only beside the parameter's own words.
 */
export function saysValue(
  quote: string,
  field: Field,
  value: JsonValue,
  fields: readonly Field[],
  understanding: Understanding,
): boolean {
  const words = quote.replace(/\s+/g, ' ')
  if (saysLiterally(words, value)) return true
  const page = () => openPage(words)
  const explicit = { field, raw: words, quote: words, rule: modelRule, prompt: '', fields, understanding }
  const isAnswer = field.meta.kind !== 'flag' && value !== 1 && !denial.test(words)
  return [
    isAnswer ? readExplicitValue(explicit) : nothing,
    readSharedProse(page(), [field], understanding),
    readProse(page(), fields, understanding, []),
  ].some(({ operations }) =>
    operations.some(
      (one) =>
        one.op === 'set' &&
        one.scope === field.scope &&
        one.parameter === field.name &&
        JSON.stringify(one.value) === JSON.stringify(value),
    ),
  )
}

/** Words that may turn an answer around; then only what the rules for prose make of them counts. */
const denial =
  /\b(?:no|not|never|none|without|except|instead|rather|avoid|kein\w{0,2}|nicht|ohne|sans|pas|sin|sem|senza|n[aã]o|non)\b|n['’]t\b/i

function saysLiterally(words: string, value: JsonValue): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => saysLiterally(words, item))
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const text = String(value).toLowerCase()
  if (text === '') return false
  const page = openPage(words)
  const lower = words.toLowerCase()
  for (let start = lower.indexOf(text); start >= 0; start = lower.indexOf(text, start + 1)) {
    const end = start + text.length
    if (isWhole(lower, start, end) && !isNegated(page, { start, end })) return true
  }
  return false
}

/** Nothing that belongs to it stands before or behind: the 4 of 64, of 4.5 and of 1,400 is another number. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  const behind = text.slice(end, end + 2)
  return !/[\p{L}\p{N}_-]$|\d[.,]$/u.test(before) && !/^[\p{L}\p{N}_-]|^[.,]\d/u.test(behind)
}
