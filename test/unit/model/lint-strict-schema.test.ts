import { describe, expect, it } from 'vitest'
import { lintStrictSchema } from '../../../sandbox/model/schema/lint-strict-schema.ts'
import { verifies } from '../../scenarios/requirements.ts'

type Shape = Record<string, unknown>

const object = (properties: Shape, more: Shape = {}): Shape => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
})
const text: Shape = { type: 'string' }
const lint = (schema: unknown, kind: 'openai' | 'azure' = 'openai', name = 'answer') =>
  lintStrictSchema({ name, schema }, kind)
const properties = (count: number, value: Shape = text): Shape =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, value]))
const values = (count: number, length = 1): string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(length, '0'))
/** An object whose innermost value is so many steps away. */
const nested = (levels: number): Shape => (levels === 0 ? text : object({ a: nested(levels - 1) }))

/** Several enums that stay small each. */
const enums = (total: number): Shape =>
  object({ a: { enum: values(200) }, b: { enum: values(200) }, c: { enum: values(total - 400) } })

describe('a strict schema', () => {
  it.each<[string, unknown]>([
    ['an object of texts', object({ city: text })],
    ['an object without properties', object({})],
    ['a value that may be null', object({ city: { type: ['string', 'null'] } })],
    ['one of several forms', object({ city: { anyOf: [text, object({ name: text }), { type: 'null' }] } })],
    ['a list', object({ cities: { type: 'array', items: object({ name: text }) } })],
    ['closed lists', object({ kind: { type: 'string', enum: ['a', 'b'] }, version: { const: 1 } })],
    ['recursion', object({ children: { type: 'array', items: { $ref: '#' } } })],
    ['definitions', object({ city: { $ref: '#/$defs/city' } }, { $defs: { city: object({ name: text }) } })],
    [
      'descriptions',
      object({ city: { type: 'string', description: 'A city.' } }, { description: 'An answer.' }),
    ],
  ])(verifies(['model.strict-schema'], 'is taken by both with %s'), (_, schema) => {
    expect(lint(schema, 'openai')).toEqual([])
    expect(lint(schema, 'azure')).toEqual([])
  })

  it.each<[string, unknown, RegExp]>([
    ['a root that is a list', { type: 'array', items: text }, /of 'type: "object"', got 'type: "array"'/],
    [
      'a root without a type',
      { properties: {}, additionalProperties: false, required: [] },
      /got 'type: "None"'/,
    ],
    ['a root of several forms', object({}, { anyOf: [object({})] }), /'anyOf' is not permitted at the root/],
    ['no schema at all', 'object', /must be a JSON Schema object/],
    ['a property that is not required', object({ a: text }, { required: [] }), /Missing 'a'/],
    ['no list of required ones', object({ a: text }, { required: undefined }), /Missing 'a'/],
    ['a required one that is not there', object({ a: text }, { required: ['a', 'b'] }), /key "b" supplied/],
    [
      'other properties',
      object({ a: text }, { additionalProperties: true }),
      /'additionalProperties' is req/,
    ],
    [
      'nothing said of others',
      object({ a: text }, { additionalProperties: undefined }),
      /'additionalProperti/,
    ],
    [
      'an inner object that is open',
      object({ a: { type: 'object', properties: {}, required: [] } }),
      /^In context=\('properties', 'a'\), 'additionalProperties'/,
    ],
    [
      'an open object among several forms',
      object({ a: { anyOf: [text, { type: 'object', properties: {}, required: [] }] } }),
      /^In context=\('properties', 'a', 'anyOf', '1'\), 'additionalProperties'/,
    ],
    ['a default', object({ a: { type: 'string', default: 'x' } }), /\('properties', 'a'\), 'default' is not/],
    ...[
      'allOf',
      'oneOf',
      'not',
      'if',
      'then',
      'else',
      'dependentRequired',
      'dependentSchemas',
      'patternProperties',
      'propertyNames',
      'minProperties',
      'uniqueItems',
      'contains',
      'minLength',
      'maxLength',
      'synonyms',
    ].map((keyword): [string, unknown, RegExp] => [
      keyword,
      object({ a: { type: 'string', [keyword]: {} } }),
      new RegExp(`'${keyword}' is not permitted`),
    ]),
    ['a list of anything', object({ a: { type: 'array' } }), /array schema missing items/],
    ['a value of any type', object({ a: {} }), /schema must have a 'type' key/],
    ['a type that there is not', object({ a: { type: 'date' } }), /"date" is not a valid type/],
    ['a format that is not known', object({ a: { type: 'string', format: 'cidrv4' } }), /not a valid format/],
    ['an empty enum', object({ a: { enum: [] } }), /enum must be a list/],
    ['a reference to nothing', object({ a: { $ref: '#/$defs/none' } }), /reference "#\/\$defs\/none" cannot/],
    ['a reference to elsewhere', object({ a: { $ref: 'https://example.com/a' } }), /cannot be found/],
  ])(verifies(['model.strict-schema'], 'is refused with %s'), (_, schema, problem) => {
    expect(lint(schema).join('\n')).toMatch(problem)
  })

  it.each<[string, 'openai' | 'azure', (size: number) => Shape, number, string]>([
    [
      'properties',
      'openai',
      (size) => object(properties(size)),
      5000,
      '5001 parameters exceeds limit of 5000.',
    ],
    ['properties', 'azure', (size) => object(properties(size)), 100, '101 parameters exceeds limit of 100.'],
    ['levels', 'openai', nested, 10, '11 levels of nesting exceeds limit of 10.'],
    ['levels', 'azure', nested, 5, '6 levels of nesting exceeds limit of 5.'],
    ['enum values', 'openai', enums, 1000, '1001 enum values exceeds limit of 1000.'],
    ['enum values', 'azure', enums, 500, '501 enum values exceeds limit of 500.'],
    [
      'characters of names',
      'openai',
      (size) => object({ ['a'.repeat(size)]: text }),
      120_000,
      '120001 characters of names and values exceeds limit of 120000.',
    ],
    [
      'characters of values',
      'azure',
      (size) => object({ a: { const: 'x'.repeat(size - 1) } }),
      15_000,
      '15001 characters of names and values exceeds limit of 15000.',
    ],
  ])(verifies(['model.strict-schema'], 'is bound in its %s by %s'), (_, kind, make, limit, problem) => {
    expect(lint(make(limit), kind)).toEqual([])
    expect(lint(make(limit + 1), kind)).toEqual([problem])
  })

  it.each<['openai' | 'azure', number]>([
    ['openai', 15_000],
    ['azure', 7500],
  ])(
    verifies(['model.strict-schema'], 'is bound in a long enum by %s, and not in a short one'),
    (kind, limit) => {
      const long = (characters: number) => {
        const texts = values(251, 4)
        return object({ a: { enum: [...texts.slice(1), 'x'.repeat(characters - 250 * 4)] } })
      }
      expect(lint(long(limit), kind)).toEqual([])
      expect(lint(long(limit + 1), kind).join()).toMatch(
        new RegExp(`enum of 251 values with ${limit + 1} characters exceeds limit of ${limit}`),
      )
      expect(lint(object({ a: { enum: [...values(249), 'x'.repeat(limit)] } }), kind)).toEqual([])
    },
  )

  it.each(['pattern', 'minimum', 'maximum', 'multipleOf', 'minItems', 'maxItems', 'format'])(
    'may hold %s for OpenAI and not for Azure',
    (keyword) => {
      const schema = object({ a: { type: 'string', [keyword]: keyword === 'format' ? 'date' : 1 } })
      expect(lint(schema, 'openai')).toEqual([])
      expect(lint(schema, 'azure')).toEqual([
        `In context=('properties', 'a'), '${keyword}' is not permitted.`,
      ])
    },
  )

  it.each([
    ['answer_1-b', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['my answer', false],
    ['', false],
  ])('may be named %j: %j', (name, allowed) => {
    expect(lint(object({}), 'openai', name)).toHaveLength(allowed ? 0 : 1)
  })
})
