import type { JsonValue } from '../../domain/assessment.ts'
import { commonScope, type Understanding } from '../../domain/brief.ts'
import { valueText } from '../brief/value-text.ts'
import { isYounger } from '../message-age.ts'
import { readExplicitValue } from '../reading/explicit-value.ts'
import type { Field } from '../reading/fields.ts'
import { doubting, type Findings, merge, nothing } from '../reading/findings.ts'
import { type Message, modelRule, type Operation } from '../reading.ts'
import { saysValue } from './says-value.ts'

/** A value that a model read in `quote`, which stands in the message. */
export interface GivenValue {
  readonly field: Field
  readonly value: string
  readonly quote: string
  readonly message: Message
  readonly fields: readonly Field[]
  readonly understanding: Understanding
}

/** Kinds whose values come from a known set or form, so that a reading that the words do not prove may be asked. */
const askable: readonly Field['meta']['kind'][] = [
  'environment',
  'region',
  'choice',
  'choices',
  'flag',
  'protocol',
  'count',
  'money',
  'date',
  'schedule',
  'timezone',
]

/** The value as it would be read from a person; set when the quote proves it, asked when it is likely, else nothing. */
export function groundValue(given: GivenValue): Findings {
  const { field, value, quote, fields, understanding } = given
  const read = readExplicitValue({
    field,
    raw: value,
    quote,
    rule: modelRule,
    prompt: field.name,
    fields,
    understanding,
  })
  return merge(...read.operations.map((operation) => judge(operation, given)))
}

function judge(operation: Operation, { quote, message, fields, understanding }: GivenValue): Findings {
  const { op, value } = operation
  const field = fields.find(({ scope, name }) => scope === operation.scope && name === operation.parameter)
  if (field === undefined || op !== 'set' || value === undefined) return nothing
  if (!field.schema.safeParse(value).success || isSettled(field, message, understanding)) return nothing
  const isProven = saysValue(quote, field, value, fields, understanding)
  const earlier = readByRules(field, message, understanding)
  if (earlier !== undefined) {
    const isOther = isProven && JSON.stringify(earlier) !== JSON.stringify(value)
    return isOther
      ? doubting(
          field,
          quote,
          [earlier, value].map((one) => valueText(one)),
        )
      : nothing
  }
  if (isProven) return { ...nothing, operations: [operation] }
  return isLikely(field, quote) ? doubting(field, quote, [valueText(value)]) : nothing
}

/** Worth a question: a number other than the one that stands there is not. */
function isLikely({ meta }: Field, quote: string): boolean {
  const isOtherNumber = (meta.kind === 'count' || meta.kind === 'money') && /\d/.test(quote)
  return askable.includes(meta.kind) && !isOtherNumber
}

/** Something younger was said of it, or it is asked about already. */
function isSettled(field: Field, message: Message, understanding: Understanding): boolean {
  const said = understanding.statements[field.scope]?.[field.name]
  if (said !== undefined && isYounger(said.messageId, message.id)) return true
  return understanding.unresolved.some((one) => {
    const { capability, parameter } = one.kind === 'objection' ? one.objection : one.ambiguity
    return parameter === field.name && (capability ?? commonScope) === field.scope
  })
}

/** What the rules read of it in the same message. */
function readByRules(field: Field, message: Message, { statements }: Understanding): JsonValue | undefined {
  const said = statements[field.scope]?.[field.name]
  return said?.messageId === message.id ? said.value : undefined
}
