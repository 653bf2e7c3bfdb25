import { at, isRecord, lintNode, type SchemaNode } from './lint-node.ts'
import { type SchemaLimits, schemaLimits } from './schema-limits.ts'

/** What is counted over a whole schema. */
interface Size {
  properties: number
  levels: number
  enumValues: number
  nameCharacters: number
}

interface Walk {
  readonly root: SchemaNode['schema']
  readonly limits: SchemaLimits
  readonly size: Size
  readonly problems: string[]
}

/**
 * Why an endpoint with strict decoding would refuse a schema, in the words of OpenAI as far as they are known; empty when it would not.
 * Sizes count what is written: what a `$ref` leads to counts once, where it is defined.
 */
export function lintStrictSchema(
  { name, schema }: { readonly name: string; readonly schema: unknown },
  kind: keyof typeof schemaLimits,
): readonly string[] {
  const limits = schemaLimits[kind]
  const named = /^[a-zA-Z0-9_-]{1,64}$/.test(name)
    ? []
    : [`Invalid 'response_format.json_schema.name': '${name}' has other characters than a-z, 0-9, _ and -.`]
  if (!isRecord(schema)) return [...named, 'schema must be a JSON Schema object.']
  const size: Size = { properties: 0, levels: 0, enumValues: 0, nameCharacters: 0 }
  const walk: Walk = { root: schema, limits, size, problems: [] }
  const root: SchemaNode = { schema, context: [] }
  if (schema['type'] !== 'object') {
    walk.problems.push(`schema must be a JSON Schema of 'type: "object"', got 'type: "${typeName(schema)}"'.`)
  }
  if ('anyOf' in schema) walk.problems.push(at(root, "'anyOf' is not permitted at the root."))
  visit(walk, root, 0)
  return [...named, ...walk.problems, ...tooLarge(size, limits)]
}

function visit(walk: Walk, node: SchemaNode, level: number): void {
  const { schema } = node
  const { size, problems, limits } = walk
  size.levels = Math.max(size.levels, level)
  problems.push(...lintNode(node, limits))
  count(size, schema)
  if ('$ref' in schema && !isDefined(walk.root, schema['$ref'])) {
    problems.push(at(node, `reference ${JSON.stringify(schema['$ref'])} cannot be found.`))
  }
  for (const { below, steps } of childrenOf(node)) visit(walk, below, level + steps)
}

/** The parts right below, and whether the way there counts as a level. */
function childrenOf({ schema, context }: SchemaNode): { below: SchemaNode; steps: 0 | 1 }[] {
  const children: { below: SchemaNode; steps: 0 | 1 }[] = []
  const add = (value: unknown, steps: 0 | 1, ...path: string[]): void => {
    if (isRecord(value)) children.push({ below: { schema: value, context: [...context, ...path] }, steps })
  }
  for (const [name, value] of membersOf(schema['properties'])) add(value, 1, 'properties', name)
  add(schema['items'], 1, 'items')
  const options: readonly unknown[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : []
  options.forEach((value, index) => {
    add(value, 0, 'anyOf', String(index))
  })
  for (const key of ['$defs', 'definitions']) {
    for (const [name, value] of membersOf(schema[key])) add(value, 0, key, name)
  }
  return children
}

function count(size: Size, schema: SchemaNode['schema']): void {
  const properties = membersOf(schema['properties']).map(([name]) => name)
  const definitions = ['$defs', 'definitions'].flatMap((key) => membersOf(schema[key]).map(([name]) => name))
  const values: readonly unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : []
  const constants = 'const' in schema ? [schema['const']] : []
  size.properties += properties.length
  size.enumValues += values.length
  const texts = [...properties, ...definitions, ...[...values, ...constants].map(String)]
  size.nameCharacters += texts.reduce((sum, text) => sum + text.length, 0)
}

function tooLarge(size: Size, limits: SchemaLimits): string[] {
  const exceeded = (used: number, limit: number, what: string): string[] =>
    used > limit ? [`${used} ${what} exceeds limit of ${limit}.`] : []
  return [
    ...exceeded(size.properties, limits.properties, 'parameters'),
    ...exceeded(size.levels, limits.levels, 'levels of nesting'),
    ...exceeded(size.enumValues, limits.enumValues, 'enum values'),
    ...exceeded(size.nameCharacters, limits.nameCharacters, 'characters of names and values'),
  ]
}

function isDefined(root: SchemaNode['schema'], reference: unknown): boolean {
  if (reference === '#') return true
  const [, key, name] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(String(reference)) ?? []
  return key !== undefined && membersOf(root[key]).some(([defined]) => defined === name)
}

function membersOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}

function typeName({ type }: SchemaNode['schema']): string {
  return typeof type === 'string' ? type : 'None'
}
