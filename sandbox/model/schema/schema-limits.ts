/** How large a schema may be, and what may stand in it. */
export interface SchemaLimits {
  readonly properties: number
  /** Steps from the root into a property or an item. */
  readonly levels: number
  readonly enumValues: number
  /** Characters of all names of properties and definitions, enum values and const values. */
  readonly nameCharacters: number
  /** Characters of the values of one enum that has more than 250. */
  readonly longEnumCharacters: number
  readonly keywords: ReadonlySet<string>
}

/** From this many texts on an enum counts as long. */
export const longEnum = 250

/** Values of `format` that strict decoding knows ("Structured model outputs", supported schemas, OpenAI, 2026). */
export const knownFormats: ReadonlySet<string> = new Set([
  'date-time',
  'time',
  'date',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
])

const structure = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  '$ref',
  '$defs',
  'definitions',
  'title',
  'description',
]
const constraints = [
  'pattern',
  'format',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'minItems',
  'maxItems',
]

/**
 * `openai`: "Structured model outputs", supported schemas, 2026.
 * `azure`: the smaller numbers and the keywords that Azure's "How to use structured outputs" quotes, 2026; a schema within them is good for both.
 */
export const schemaLimits: Readonly<Record<'openai' | 'azure', SchemaLimits>> = {
  openai: {
    properties: 5000,
    levels: 10,
    enumValues: 1000,
    nameCharacters: 120_000,
    longEnumCharacters: 15_000,
    keywords: new Set([...structure, ...constraints]),
  },
  azure: {
    properties: 100,
    levels: 5,
    enumValues: 500,
    nameCharacters: 15_000,
    longEnumCharacters: 7500,
    keywords: new Set(structure),
  },
}
