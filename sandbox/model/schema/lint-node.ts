import { knownFormats, longEnum, type SchemaLimits } from './schema-limits.ts'

/** A part of a schema and where it stands, as OpenAI tells places: `('properties', 'city')`. */
export interface SchemaNode {
  readonly schema: Readonly<Record<string, unknown>>
  readonly context: readonly string[]
}

const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

/** What strict decoding refuses in one part of a schema, not in the parts below it. */
export function lintNode(node: SchemaNode, limits: SchemaLimits): string[] {
  const { schema } = node
  return [
    ...unknownKeywords(node, limits),
    ...lintType(node),
    ...(typesOf(schema).includes('object') || 'properties' in schema ? lintObject(node) : []),
    ...(typesOf(schema).includes('array') && !isRecord(schema['items'])
      ? [at(node, 'array schema missing items.')]
      : []),
    ...lintFormat(node),
    ...lintEnum(node, limits),
  ]
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Puts the place in front of a problem. */
export function at({ context }: SchemaNode, problem: string): string {
  return `In context=(${context.map((part) => `'${part}'`).join(', ')}), ${problem}`
}

function unknownKeywords(node: SchemaNode, { keywords }: SchemaLimits): string[] {
  return Object.keys(node.schema)
    .filter((keyword) => !keywords.has(keyword))
    .map((keyword) => at(node, `'${keyword}' is not permitted.`))
}

function typesOf({ type }: SchemaNode['schema']): readonly unknown[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type]
}

function lintType(node: SchemaNode): string[] {
  const { schema } = node
  const named = typesOf(schema)
  const wrong = named.filter((type) => typeof type !== 'string' || !types.has(type))
  if (wrong.length > 0) return [at(node, `${JSON.stringify(wrong[0])} is not a valid type.`)]
  const isTyped = named.length > 0 || '$ref' in schema || 'anyOf' in schema || 'enum' in schema
  return isTyped || 'const' in schema ? [] : [at(node, "schema must have a 'type' key.")]
}

function lintObject(node: SchemaNode): string[] {
  const { properties = {}, required, additionalProperties } = node.schema
  const names = isRecord(properties) ? Object.keys(properties) : []
  const listed: readonly unknown[] = Array.isArray(required) ? required : []
  const missing = names.find((name) => !listed.includes(name))
  const extra = listed.find((name) => typeof name !== 'string' || !names.includes(name))
  const rule = "'required' is required to be supplied and to be an array including every key in properties."
  return [
    ...(additionalProperties === false
      ? []
      : [at(node, "'additionalProperties' is required to be supplied and to be false.")]),
    ...(missing === undefined ? [] : [at(node, `${rule} Missing '${missing}'.`)]),
    ...(extra === undefined
      ? []
      : [at(node, `${rule} Extra required key ${JSON.stringify(extra)} supplied.`)]),
  ]
}

function lintFormat(node: SchemaNode): string[] {
  const { format } = node.schema
  if (format === undefined || (typeof format === 'string' && knownFormats.has(format))) return []
  return [at(node, `${JSON.stringify(format)} is not a valid format.`)]
}

function lintEnum(node: SchemaNode, { longEnumCharacters }: SchemaLimits): string[] {
  const values: unknown = node.schema['enum']
  if (values === undefined) return []
  if (!Array.isArray(values) || values.length === 0) return [at(node, 'enum must be a list with values.')]
  const texts = values.filter((value) => typeof value === 'string')
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  if (texts.length <= longEnum || characters <= longEnumCharacters) return []
  return [
    at(
      node,
      `enum of ${texts.length} values with ${characters} characters exceeds limit of ${longEnumCharacters}.`,
    ),
  ]
}
