import { describe, expect, it } from 'vitest'
import {
  parametersOf,
  readParameters,
  type ToolParameter,
} from '../../../../../src/adapters/mcp/foreign/read-parameters.ts'
import { metaOf } from '../../../../../src/capability/parameter.ts'
import { verifies } from '../../../../scenarios/requirements.ts'

function read(properties: object, more: object = {}): readonly ToolParameter[] {
  const outcome = readParameters({ type: 'object', properties, ...more })
  if ('fault' in outcome) throw new Error(outcome.fault)
  return outcome.parameters
}

function faultOf(schema: unknown): string {
  const outcome = readParameters(schema)
  return 'fault' in outcome ? outcome.fault : 'none'
}

function one(property: object, name = 'it'): ToolParameter {
  const [parameter] = read({ [name]: property })
  if (parameter === undefined) throw new Error('there is no parameter')
  return parameter
}

describe('readParameters', () => {
  it.each([
    ['a text', { type: 'string' }, 'text', ['x'], ['', 1, 'a\nb', 'a\u200bb', 'x'.repeat(201)]],
    ['a short text', { type: 'string', minLength: 3, maxLength: 5 }, 'text', ['abc'], ['ab', 'abcdef']],
    ['an enumeration', { type: 'string', enum: ['a', 'b'] }, 'choice', ['a'], ['c', 1]],
    ['an enumeration without a type', { enum: ['a', 'b'] }, 'choice', ['b'], ['c']],
    ['a constant', { const: 'a' }, 'choice', ['a'], ['b']],
    ['an integer', { type: 'integer', minimum: 2, maximum: 5 }, 'count', [2, 5], [1, 6, 2.5, '2']],
    ['a number', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'count', [0.5], [0, 1]],
    ['steps', { type: 'integer', multipleOf: 4 }, 'count', [8], [6]],
    ['some numbers', { type: 'integer', enum: [1, 2, 4] }, 'count', [4], [3]],
    ['a boolean', { type: 'boolean' }, 'flag', [true], ['yes']],
    [
      'a list of texts',
      { type: 'array', items: { type: 'string' }, maxItems: 2 },
      'names',
      [['a']],
      [['a', 'b', 'c'], 'a'],
    ],
    [
      'a list of choices',
      { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true },
      'choices',
      [['a', 'b']],
      [['c'], ['a', 'a']],
    ],
    ['something that may be null', { type: ['string', 'null'] }, 'text', ['x'], [null]],
    ['a union with null', { anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'count', [3], ['3']],
    [
      'titled constants',
      { oneOf: [{ const: 'a', title: 'First' }, { const: 'b' }] },
      'choice',
      ['a'],
      ['First'],
    ],
    ['one schema in a list', { allOf: [{ type: 'boolean' }] }, 'flag', [false], [0]],
  ])('turns %s into a parameter', (_, property, kind, good, bad) => {
    const { schema } = one(property)
    expect(metaOf(schema)?.kind).toBe(kind)
    expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([])
    expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([])
  })

  it.each([
    ['an object', { type: 'object', properties: {} }],
    ['a list of numbers', { type: 'array', items: { type: 'integer' } }],
    ['a list of anything', { type: 'array' }],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }] }],
    ['a tuple of the old kind', { type: 'array', items: [{ type: 'string' }] }],
    ['a list of lists', { type: 'array', items: { type: 'array', items: { type: 'string' } } }],
    ['no type', {}],
    ['several types', { type: ['string', 'integer'] }],
    ['values of several types', { enum: ['a', 1] }],
    ['not', { type: 'string', not: { const: 'x' } }],
    ['if', { type: 'string', if: {}, else: {} }],
    ['a choice of schemas', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['two combinations', { anyOf: [{ type: 'string' }], oneOf: [{ type: 'string' }] }],
    ['another document', { $ref: 'https://example.com/schema.json' }],
    ['a file', { $ref: 'other.json#/$defs/x' }],
    ['a definition that is not there', { $ref: '#/$defs/none' }],
    ['an unknown keyword', { type: 'string', dependentRequired: {} }],
    ['a value with markup', { enum: ['[a](b)', 'c'] }],
    ['an empty value', { enum: ['', 'c'] }],
    ['101 values', { enum: Array.from({ length: 101 }, (_, index) => `v${index}`) }],
    ['very long texts', { type: 'string', minLength: 300 }],
    ['long lists only', { type: 'array', items: { type: 'string' }, minItems: 30 }],
    ['bounds the wrong way round', { type: 'integer', minimum: 5, maximum: 2 }],
    ['a default of another type', { type: 'integer', default: 'two' }],
    ['a default that is out of bounds', { type: 'integer', maximum: 2, default: 3 }],
    ['no schema', true],
  ])(verifies(['foreign.questions'], 'refuses %s with a reason'), (_, property) => {
    expect(faultOf({ type: 'object', properties: { it: property } })).toMatch(
      /^the argument "it" cannot be asked for: [\w"].+[^.]$/,
    )
  })

  it.each([
    ['no object', { type: 'array' }],
    ['conditions', { type: 'object', properties: {}, if: {} }],
    ['patterns of names', { type: 'object', patternProperties: {} }],
    ['a union', { anyOf: [] }],
    ['nothing', undefined],
  ])('refuses arguments that are %s', (_, schema) => {
    expect(faultOf(schema)).toMatch(/^its arguments are no flat object/)
  })

  it('follows references inside the schema, and not in a circle', () => {
    const $defs = { size: { type: 'integer', minimum: 1 }, round: { $ref: '#/$defs/round' } }
    const [size] = read({ size: { $ref: '#/$defs/size', default: 2 } }, { $defs })
    expect(size).toMatchObject({ default: 2 })
    expect(size?.schema.safeParse(0).success).toBe(false)
    expect(faultOf({ type: 'object', properties: { a: { $ref: '#/$defs/round' } }, $defs })).toContain(
      'go round',
    )
  })

  it('never runs a foreign regular expression, and leaves it to the server', () => {
    const { schema } = one({ type: 'string', pattern: '^(a+)+$', format: 'email' })
    expect(schema.safeParse(`${'a'.repeat(60)}!`).success).toBe(true)
  })

  it('takes titles, descriptions and synonyms as plain words', () => {
    const parameter = one({
      type: 'string',
      enum: ['S', 'L'],
      title: 'Plan <b>size</b>\u0007 [x](https://evil.example)',
      description: 'Ask @octocat\nor see https://evil.example/now `code` #12',
      'x-synonyms': { S: ['Small', 'TINY one'], XL: ['huge'] },
      'x-aliases': ['Tier', 'environment', 'A'],
    })
    expect(parameter.label).toBe('plan b size /b x link')
    expect(parameter.description).toBe('Ask octocat or see (link) code 12')
    const meta = metaOf(parameter.schema)
    expect(meta?.synonyms).toEqual({ S: ['small', 'tiny one'] })
    expect(meta?.aliases).toContain('tier')
    expect(meta?.aliases).not.toContain('environment')
  })

  it('keeps the names of the tool beside our own', () => {
    const parameters = read(
      { maxSizeGb: { type: 'integer' }, Name: { type: 'string' } },
      { required: ['Name'] },
    )
    expect(
      parameters.map(({ name, argument, required, identifies }) => ({
        name,
        argument,
        required,
        identifies,
      })),
    ).toEqual([
      { name: 'max_size_gb', argument: 'maxSizeGb', required: false, identifies: false },
      { name: 'name', argument: 'Name', required: true, identifies: true },
    ])
    expect(faultOf({ type: 'object', properties: { aB: { type: 'string' }, a_b: { type: 'string' } } })).toBe(
      'two arguments would both be called a_b',
    )
    expect(faultOf({ type: 'object', properties: { 'a-b': { type: 'string' } } })).toContain('its name')
  })

  it('lets the tool say what identifies a thing', () => {
    const parameters = read({
      name: { type: 'string' },
      zone: { type: 'string', 'x-identity': true, 'x-unknown': 1 },
    })
    expect(parameters.filter(({ identifies }) => identifies).map(({ name }) => name)).toEqual(['zone'])
  })

  it('asks shared parameters as all capabilities do, and always for environment and team', () => {
    const parameters = read({
      region: { type: 'string', enum: ['eastus'] },
      environment: { enum: ['dev', 'prod'] },
    })
    const shape = parametersOf(parameters).shape
    expect(Object.keys(shape)).toEqual(['environment', 'team', 'region'])
    expect(metaOf(parameters[0]?.schema ?? parametersOf([]))?.kind).toBe('region')
    expect(faultOf({ type: 'object', properties: { team: { type: 'integer' } } })).toContain(
      'shared parameter',
    )
    expect(faultOf({ type: 'object', properties: { budget_usd_month: { type: 'string' } } })).toContain(
      'shared',
    )
  })

  it('refuses more than 30 arguments', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 31 }, (_, at) => [`p${at}`, { type: 'string' }]),
    )
    expect(faultOf({ type: 'object', properties })).toBe('it has more than 30 arguments')
  })
})
