import * as z from 'zod'
import { InputError } from '../../../domain/errors.ts'

/** Keywords that say nothing about which values are right, or that only the server can judge. */
const untested = {
  pattern: z.unknown().optional(),
  format: z.string().optional(),
  $comment: z.unknown().optional(),
  $id: z.unknown().optional(),
  $schema: z.unknown().optional(),
  examples: z.unknown().optional(),
  deprecated: z.unknown().optional(),
  readOnly: z.unknown().optional(),
  writeOnly: z.unknown().optional(),
  contentEncoding: z.unknown().optional(),
  contentMediaType: z.unknown().optional(),
}
const words = z.union([z.array(z.string()).max(40), z.record(z.string(), z.array(z.string()).max(40))])
const scalar = z.union([z.string(), z.number(), z.boolean()])

const typeName = z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'])

/**
 * The JSON Schema of one property as far as it can become a parameter. Any other keyword is refused, because leaving
 * it out would accept values that the server means to refuse or ask for others.
 */
export const PropertySchema = z.strictObject({
  ...untested,
  type: z.union([typeName, z.array(typeName).max(7)]).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z
    .array(z.union([scalar, z.null()]))
    .max(101)
    .optional(),
  const: scalar.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  multipleOf: z.number().positive().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  uniqueItems: z.boolean().optional(),
  items: z.unknown().optional(),
  'x-synonyms': words.optional(),
  'x-aliases': z.array(z.string()).max(40).optional(),
  'x-label': z.string().optional(),
  'x-unit': z.string().optional(),
  'x-identity': z.boolean().optional(),
})
export type PropertySchema = z.infer<typeof PropertySchema>

/** The JSON Schema of a tool's arguments: one flat object. */
export const ArgumentsSchema = z.strictObject({
  $schema: z.unknown().optional(),
  $id: z.unknown().optional(),
  $comment: z.unknown().optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
  definitions: z.record(z.string(), z.unknown()).optional(),
  type: z.literal('object'),
  title: z.unknown().optional(),
  description: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
})

type JsonObject = Readonly<Record<string, unknown>>

const localReference = /^#\/(?:\$defs|definitions)\/([\w.-]{1,80})$/
const maxReferences = 5

/**
 * A property without indirections: local references put in, a union with `null` without it, and titled constants as
 * an enumeration whose titles are synonyms.
 * @throws InputError with a clause when there is another kind of indirection.
 */
export function plainProperty(raw: unknown, definitions: JsonObject, depth = 0): JsonObject {
  if (!isObject(raw)) throw new InputError('it is no schema')
  if (depth > maxReferences) throw new InputError('its references go round or too deep')
  const { $ref, allOf, anyOf, oneOf, ...rest } = raw
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !key.startsWith('x-') || key in PropertySchema.shape),
  )
  const into = (target: unknown) => ({ ...plainProperty(target, definitions, depth + 1), ...kept })
  if ($ref !== undefined) return into(referred($ref, definitions))
  const members = [allOf, anyOf, oneOf].filter((one) => one !== undefined)
  if (members.length === 0) return kept
  const [union] = members
  if (members.length > 1 || !Array.isArray(union)) throw new InputError('it combines schemas')
  const choices: unknown[] = union.filter((one) => !isObject(one) || one['type'] !== 'null')
  return choices.length === 1 ? into(choices[0]) : { ...titledConstants(choices), ...kept }
}

function referred($ref: unknown, definitions: JsonObject): unknown {
  const name = typeof $ref === 'string' ? localReference.exec($ref)?.[1] : undefined
  if (name === undefined || !Object.hasOwn(definitions, name)) {
    throw new InputError('it refers to a schema elsewhere')
  }
  return definitions[name]
}

const TitledConstants = z
  .array(
    z.strictObject({ const: z.string(), title: z.string().optional(), description: z.unknown().optional() }),
  )
  .min(2)
  .max(100)

function titledConstants(choices: readonly unknown[]): JsonObject {
  const parsed = TitledConstants.safeParse(choices)
  if (!parsed.success) throw new InputError('it combines schemas')
  const titles = parsed.data.flatMap(({ const: value, title }) =>
    title === undefined ? [] : [[value, [title]] as const],
  )
  return {
    type: 'string',
    enum: parsed.data.map((one) => one.const),
    'x-synonyms': Object.fromEntries(titles),
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
