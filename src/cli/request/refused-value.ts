import type * as z from 'zod'
import { metaOf } from '../../capability/index.ts'
import { suggestValue } from '../../conversation/brief/suggest-value.ts'
import { optionsOf } from '../../conversation/reading/fields.ts'
import type { JsonValue } from '../../domain/assessment.ts'
import { plainLetters } from '../../lib/plain-letters.ts'

/** Why a schema refuses a value, as a clause; undefined when it takes it. */
export function refusalOf(schema: z.ZodType, value: JsonValue): string | undefined {
  const issue = schema.safeParse(value).error?.issues[0]
  if (issue === undefined) return undefined
  const [first] = issue.path
  const rule =
    issue.code === 'invalid_type' ? `it must be ${article(issue.expected)}` : lowerFirst(issue.message)
  return first === undefined
    ? rule
    : `${typeof first === 'number' ? `entry ${first + 1}` : String(first)}: ${rule}`
}

/**
 * A value near to a refused one that the schema takes: written as another type, brought into range, or the one of
 * `others` that comes first.
 */
export function rightValue(
  schema: z.ZodType,
  value: JsonValue,
  others: readonly (JsonValue | undefined)[],
): JsonValue {
  const near = typeof value === 'string' ? nearText(schema, value) : []
  const tries: (JsonValue | undefined)[] = [
    ...otherTypes(value),
    ...inRange(schema, value),
    ...near,
    ...withoutWrong(schema, value),
    ...others,
    ...optionsOf(schema),
  ]
  return tries.find((one) => one !== undefined && schema.safeParse(one).success) ?? null
}

/** Advice as a value that a schema takes; undefined when it is only words. */
export function asValue(schema: z.ZodType, advice: JsonValue): JsonValue | undefined {
  const list = typeof advice === 'string' ? [advice.split(/,\s*/)] : []
  return [advice, ...otherTypes(advice), ...list].find((one) => schema.safeParse(one).success)
}

/** The option that a text means, or the text in letters that a name may have. */
function nearText(schema: z.ZodType, text: string): (string | undefined)[] {
  const plain = plainLetters(text).replace(/[^a-z0-9]/g, '')
  const synonyms = Object.entries(metaOf(schema)?.synonyms ?? {})
  const meant = synonyms.find(([, words]) => words.includes(text.toLowerCase()))?.[0]
  const short = optionsOf(schema).find(
    (option) => option.length > 2 && plain.startsWith(plainLetters(option)),
  )
  return [meant, short, suggestValue(schema, text), plain]
}

/** The same value as it would be if it had been written as another type. */
function otherTypes(value: JsonValue): JsonValue[] {
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase()
    const flags = Object.hasOwn(flagWords, word) ? [flagWords[word] === true] : []
    const numbers = /^-?\d{1,15}(?:\.\d{1,6})?$/.test(word) ? [Number(word)] : []
    return [...flags, ...numbers, word, [value]]
  }
  if (typeof value === 'number') return [Math.round(value), String(value), [value], [String(value)]]
  if (!Array.isArray(value)) return []
  return [value.map((one) => (typeof one === 'number' ? String(one) : one)), ...value.slice(0, 1)]
}

const flagWords: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
}

/** A number at the end of the range that it left. */
function inRange(schema: z.ZodType, value: JsonValue): number[] {
  if (typeof value !== 'number') return []
  const issues = schema.safeParse(Math.round(value)).error?.issues ?? []
  return issues.flatMap((issue) => {
    if (issue.code === 'too_big') return [Number(issue.maximum), Number(issue.maximum) - 1]
    return issue.code === 'too_small' ? [Number(issue.minimum), Number(issue.minimum) + 1] : []
  })
}

/** A list without the entries that are refused, when any are left. */
function withoutWrong(schema: z.ZodType, value: JsonValue): JsonValue[] {
  if (!Array.isArray(value)) return []
  const wrong = new Set(schema.safeParse(value).error?.issues.map(({ path }) => path[0]))
  const left = value.filter((_, index) => !wrong.has(index))
  return left.length === 0 ? [] : [left]
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  }
  return words[expected] ?? `of the kind ${expected}`
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
