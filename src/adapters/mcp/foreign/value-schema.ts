import * as z from 'zod'
import type { ParameterKind } from '../../../capability/parameter.ts'
import { InputError } from '../../../domain/errors.ts'
import { plainWords } from './plain-words.ts'
import type { PropertySchema } from './property-schema.ts'

/** Longest text of a person that a foreign tool is given. */
const maxText = 200
const maxOptions = 100
const maxItems = 20
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u

/** How the values of a property are checked here and read from words. */
export interface ValueSchema {
  readonly schema: z.ZodType
  readonly kind: ParameterKind
  /** The values it may have; empty when they cannot be listed. */
  readonly options: readonly string[]
  /** Any words may be given, so that they must stay out of Terraform text. */
  readonly isText: boolean
}

/**
 * What of a property can be checked here. Its `pattern` and `format` are not: a foreign regular expression is never
 * run, and the server refuses what does not fit.
 * @throws InputError with a clause when it cannot become a parameter.
 */
export function valueSchema(
  property: PropertySchema,
  name: string,
  label: string,
  items: PropertySchema | undefined,
): ValueSchema {
  switch (typeOf(property)) {
    case 'string':
      return property.enum === undefined && property.const === undefined
        ? text(property, name, label)
        : choice(property, label)
    case 'integer':
    case 'number':
      return quantity(property, label)
    case 'boolean':
      return { schema: z.boolean(`${label} is yes or no`), kind: 'flag', options: [], isText: false }
    case 'array':
      return list(property, label, items)
    default:
      throw new InputError('it is an object, and only flat values can be asked for')
  }
}

/** The one type of a property, read from its values where it is not said. */
function typeOf({ type, enum: values, const: only }: PropertySchema): string {
  const named = [type ?? []].flat().filter((one) => one !== 'null')
  const [first, second] =
    named.length > 0
      ? named
      : new Set([values ?? [], only ?? []].flat().map((value) => typeof value as string))
  if (first === undefined || second !== undefined) throw new InputError('it has no type or several')
  return first
}

function text(
  { minLength = 0, maxLength = maxText }: PropertySchema,
  name: string,
  label: string,
): ValueSchema {
  const longest = Math.min(maxLength, maxText)
  if (minLength > longest) throw new InputError(`it takes only texts of more than ${maxText} characters`)
  const schema = z
    .string(`${label} is a text`)
    .min(Math.max(1, minLength), `${label} has at least ${counted(Math.max(1, minLength), 'character')}`)
    .max(longest, `${label} has at most ${counted(longest, 'character')}`)
    .refine((value) => !invisible.test(value), `${label} is one line of visible characters`)
  const kind = name === 'name' || name.endsWith('_name') ? 'name' : 'text'
  return { schema, kind, options: [], isText: true }
}

function choice({ enum: values, const: only }: PropertySchema, label: string): ValueSchema {
  const options = (values ?? [only]).filter((value) => value !== null)
  if (options.length === 0 || options.length > maxOptions) {
    throw new InputError(`it has no values or more than ${maxOptions}`)
  }
  const words = options.map((value) => {
    if (typeof value !== 'string' || value === '' || plainWords(value, 60) !== value) {
      throw new InputError('one of its values is no plain word of at most 60 characters')
    }
    return value
  })
  const schema = z.enum(words, `${label} is one of ${words.join(', ')}`)
  return { schema, kind: 'choice', options: words, isText: false }
}

function quantity(property: PropertySchema, label: string): ValueSchema {
  const { enum: values, const: only } = property
  const isWhole = typeOf(property) === 'integer'
  const low = property.minimum ?? (isWhole ? Number.MIN_SAFE_INTEGER : -Number.MAX_VALUE)
  const high = property.maximum ?? (isWhole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE)
  if (low > high) throw new InputError('its smallest value is above its largest')
  let schema = z
    .number(`${label} is a number`)
    .min(low, `${label} is at least ${low}`)
    .max(high, `${label} is at most ${high}`)
  if (isWhole) schema = schema.int(`${label} is a whole number`)
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step } = property
  if (above !== undefined) schema = schema.gt(above, `${label} is more than ${above}`)
  if (below !== undefined) schema = schema.lt(below, `${label} is less than ${below}`)
  if (step !== undefined) schema = schema.multipleOf(step, `${label} is a multiple of ${step}`)
  const listed = values ?? (only === undefined ? undefined : [only])
  const numbers = (listed ?? []).filter((value) => typeof value === 'number')
  if (listed === undefined) return { schema, kind: 'count', options: [], isText: false }
  const options = numbers.map(String)
  const oneOf = schema.refine((value) => numbers.includes(value), `${label} is one of ${options.join(', ')}`)
  return { schema: oneOf, kind: 'count', options, isText: false }
}

function list(property: PropertySchema, label: string, items: PropertySchema | undefined): ValueSchema {
  if (items === undefined || typeOf(items) !== 'string') {
    throw new InputError('it is a list of something else than texts')
  }
  const one = valueSchema(items, 'item', label, undefined)
  const least = property.minItems ?? 0
  const most = Math.min(property.maxItems ?? maxItems, maxItems)
  if (least > most) throw new InputError(`it takes only lists of more than ${maxItems} texts`)
  const schema = z
    .array(one.schema, `${label} is a list`)
    .min(least, `${label} has at least ${counted(least, 'entry')}`)
    .max(most, `${label} has at most ${counted(most, 'entry')}`)
    .refine(
      (values) => property.uniqueItems !== true || new Set(values).size === values.length,
      `${label} names each entry once`,
    )
  return { ...one, schema, kind: one.isText ? 'names' : 'choices' }
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : word.replace(/y$/, 'ie')}${count === 1 ? '' : 's'}`
}
