import * as z from 'zod'
import { commonParameterNames, commonParameters } from '../../../capability/common-parameters.ts'
import { metaOf, type ParameterMeta, parameter } from '../../../capability/parameter.ts'
import { JsonValue } from '../../../domain/assessment.ts'
import { InputError } from '../../../domain/errors.ts'
import { plainPhrase, plainWords } from './plain-words.ts'
import { ArgumentsSchema, PropertySchema, plainProperty } from './property-schema.ts'
import { type ValueSchema, valueSchema } from './value-schema.ts'

/** One argument of a tool as a parameter of a capability. */
export interface ToolParameter extends Pick<ValueSchema, 'options' | 'isText'> {
  /** As it is called here: small letters and underscores. */
  readonly name: string
  /** As the tool calls it. */
  readonly argument: string
  /** What a person's value has to fit; for a parameter that capabilities share, the shared one's. */
  readonly schema: z.ZodType
  /** What the tool itself takes. */
  readonly own: z.ZodType
  readonly label: string
  readonly description: string
  readonly required: boolean
  readonly default: JsonValue | undefined
  /** Together with the other ones it says which thing is meant: another value is another stack. */
  readonly identifies: boolean
}

const maxParameters = 30
const argumentName = /^[A-Za-z][A-Za-z0-9_]{0,39}$/
const reserved = new Set(
  Object.entries(commonParameters).flatMap(([name, schema]) => [name, ...(metaOf(schema)?.aliases ?? [])]),
)

/**
 * The arguments of a tool as parameters; what cannot be turned into one is refused with a clause, not guessed.
 * Titles, descriptions and synonyms are data: shortened, without markup, and only ever shown or looked for.
 */
export function readParameters(
  inputSchema: unknown,
): { readonly parameters: readonly ToolParameter[] } | { readonly fault: string } {
  const parsed = ArgumentsSchema.safeParse(inputSchema)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
    return { fault: `its arguments are no flat object (${plainWords(keys ?? '', 60)})` }
  }
  const { properties, required, $defs, definitions } = parsed.data
  const names = Object.keys(properties)
  if (names.length > maxParameters) return { fault: `it has more than ${maxParameters} arguments` }
  const parameters: ToolParameter[] = []
  for (const argument of names) {
    try {
      const schema = plainProperty(properties[argument], { ...definitions, ...$defs })
      parameters.push(
        readParameter(argument, schema, required.includes(argument), { ...definitions, ...$defs }),
      )
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return { fault: `the argument "${plainWords(argument, 40)}" cannot be asked for: ${error.message}` }
    }
  }
  const twice = parameters.find(
    ({ name }, index) => parameters.findIndex((one) => one.name === name) !== index,
  )
  return twice === undefined
    ? { parameters: withIdentity(parameters) }
    : { fault: `two arguments would both be called ${twice.name}` }
}

/** The parameters of a capability: those of its tool, and what every stack has to have. */
export function parametersOf(parameters: readonly ToolParameter[]): z.ZodObject {
  const { environment, team } = commonParameters
  const own = parameters.map(({ name, schema }) => [name, schema] as const)
  return z.object({ environment, team, ...Object.fromEntries(own) })
}

function readParameter(
  argument: string,
  plain: Readonly<Record<string, unknown>>,
  isRequired: boolean,
  definitions: Readonly<Record<string, unknown>>,
): ToolParameter {
  if (!argumentName.test(argument))
    throw new InputError('its name has other signs than letters, digits and _')
  const property = parseProperty(plain)
  const items =
    property.items === undefined ? undefined : parseProperty(plainProperty(property.items, definitions))
  const name = snakeCase(argument)
  const label = labelOf(property, name)
  const own = valueSchema(property, name, label, items)
  const given = property.default === undefined || property.default === null ? undefined : property.default
  const fallback = given === undefined ? undefined : JsonValue.safeParse(given).data
  if (given !== undefined && (fallback === undefined || !own.schema.safeParse(fallback).success)) {
    throw new InputError('its default is none of its own values')
  }
  return {
    name,
    argument,
    label,
    own: own.schema,
    schema: sharedSchema(name, own) ?? parameter(own.schema, metaFor(property, name, label, own)),
    options: own.options,
    isText: own.isText,
    description: plainWords(property.description ?? '', 200),
    required: isRequired,
    default: fallback,
    identifies: property['x-identity'] === true,
  }
}

function parseProperty(plain: Readonly<Record<string, unknown>>): PropertySchema {
  const parsed = PropertySchema.safeParse(plain)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const what = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '')
  throw new InputError(`"${plainWords(what, 60)}" cannot be held to here`)
}

/** A parameter that capabilities share is asked once for all of them; its values have to be of the shared kind. */
function sharedSchema(name: string, own: ValueSchema): z.ZodType | undefined {
  if (!commonParameterNames.includes(name)) return undefined
  const shared: z.ZodType | undefined = commonParameters[name as keyof typeof commonParameters]
  const isNumber = shared instanceof z.ZodNumber
  if (own.kind === 'flag' || own.kind.endsWith('s') || isNumber !== (own.kind === 'count')) {
    throw new InputError('it has the name of a shared parameter and takes other values')
  }
  return shared
}

function metaFor(
  property: PropertySchema,
  name: string,
  label: string,
  { kind, schema, options }: ValueSchema,
): ParameterMeta {
  const synonyms = property['x-synonyms']
  const listed = Array.isArray(synonyms) ? synonyms : []
  const aliases = [name, label, property.title ?? '', ...(property['x-aliases'] ?? []), ...listed]
  const unit = plainWords(property['x-unit'] ?? '', 12)
  const words = Array.isArray(synonyms) || synonyms === undefined ? {} : synonyms
  const known = Object.entries(words).filter(([value]) =>
    kind === 'flag' ? value === 'true' || value === 'false' : options.includes(value),
  )
  const phrases = known.map(([value, said]) => [value, phrasesOf(said)] as const)
  return {
    label,
    kind,
    aliases: phrasesOf(aliases).filter((alias) => !reserved.has(alias)),
    ...(phrases.length === 0 || schema instanceof z.ZodNumber
      ? {}
      : { synonyms: Object.fromEntries(phrases) }),
    ...(kind === 'count' && unit !== '' ? { unit } : {}),
  }
}

function phrasesOf(words: readonly string[]): string[] {
  return [...new Set(words.map(plainPhrase))].filter((phrase) => phrase.length > 1).slice(0, 20)
}

/** `Max size` is `max size` in a sentence, and `TTL` stays. */
function labelOf(property: PropertySchema, name: string): string {
  const said = plainWords(property['x-label'] ?? property.title ?? '', 40)
  const label = plainWords(said.replace(/[^\p{L}\p{N} .+%/-]+/gu, ' '), 40) || name.replaceAll('_', ' ')
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label
}

function snakeCase(argument: string): string {
  return argument
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/_+/g, '_')
}

/** Where the tool does not say what identifies a thing, its name does. */
function withIdentity(parameters: readonly ToolParameter[]): ToolParameter[] {
  const isSaid = parameters.some(({ identifies }) => identifies)
  return parameters.map((one) => ({ ...one, identifies: isSaid ? one.identifies : one.name === 'name' }))
}
