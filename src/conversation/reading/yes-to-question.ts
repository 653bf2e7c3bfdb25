import type { AskedQuestion } from '../../domain/brief.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import type { Field } from './fields.ts'
import { doubting, type Findings, setting } from './findings.ts'

const yes = /^(?:yes|y|yep|yeah|si|sí|ja|oui|sim|yes please)[.!]?$/i
const no = /^(?:no|n|nope|nein|non|não|nao|no thanks)[.!]?$/i

/**
 * "yes" or "no" to the one question that was asked, when it can be answered so; undefined otherwise.
 * A "yes" that repeats the default agrees to everything and is left to the intent.
 */
export function readYesToQuestion(
  text: string,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
): Findings | undefined {
  const [only, other] = openQuestions(asked, fields)
  if (only === undefined || other !== undefined) return undefined
  const quote = text.trim()
  if (only.field.meta.kind === 'choice') return no.test(quote) ? readOther(only, quote) : undefined
  if (only.field.meta.kind !== 'flag') return undefined
  if (no.test(quote)) return setting(only.field, false, quote, 'bare')
  if (!yes.test(quote) || only.question.default === true) return undefined
  return setting(only.field, true, quote, 'bare')
}

/** "no" to a proposal: the one other option, or the question which of the others; undefined without others. */
function readOther({ field, question }: OpenQuestion, quote: string): Findings | undefined {
  const others = (question.options ?? []).filter((option) => option !== question.default)
  const [other, more] = others
  if (other === undefined || question.default === undefined) return undefined
  return more === undefined ? setting(field, other, quote, 'bare') : doubting(field, quote, others)
}
