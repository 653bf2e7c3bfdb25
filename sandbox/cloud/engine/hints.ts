import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'

/** Data of a hint: text is a template (see `fillTemplate`), numbers and booleans are taken as they are. */
export type HintValue =
  | string
  | number
  | boolean
  | null
  | readonly HintValue[]
  | { readonly [name: string]: HintValue }

const HintValue: z.ZodType<HintValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(HintValue),
    z.record(z.string(), HintValue),
  ]),
)

/** What a schema does not tell about one attribute. */
export const AttributeHint = z
  .strictObject({
    /** A change of it replaces the resource. */
    forceNew: z.boolean(),
    /** Groups of values: a change from one to another of the same group is made in place all the same. */
    inPlace: z.array(z.array(z.string())),
    /** Value planned when the configuration says nothing. */
    default: z.union([z.string(), z.number(), z.boolean()]),
    /** The only values accepted. */
    enum: z.array(z.union([z.string(), z.number()])),
    minimum: z.number(),
    maximum: z.number(),
    /** Regular expression that the whole text must match, with what to say when it does not. */
    pattern: z.string(),
    message: z.string(),
    sensitive: z.boolean(),
    /** Value of a computed attribute after apply; of several texts for one text, the first that can be filled. */
    value: HintValue,
    normalize: z.enum(['region']),
  })
  .partial()
export type AttributeHint = z.infer<typeof AttributeHint>

/** What a schema does not tell about one resource type. */
export const ResourceHints = z.strictObject({
  /** Template of the id; of several, the first whose attributes all have a value. */
  id: z.union([z.string(), z.array(z.string())]).optional(),
  /** Attribute that names the resource, when it is not one of the usual ones. */
  name: z.string().optional(),
  /** Whether a second resource of the same id or name is refused. */
  unique: z.boolean().optional(),
  /** Groups of attributes of which exactly one must be set. */
  exactlyOneOf: z.array(z.array(z.string())).optional(),
  /** Groups of attributes of which at most one may be set. */
  conflicts: z.array(z.array(z.string())).optional(),
  /** Hints by dotted path without indexes. */
  attributes: z.record(z.string(), AttributeHint).default({}),
})
export type ResourceHints = z.infer<typeof ResourceHints>

/** Hints of a provider by resource type. */
export type ProviderHints = { readonly [type: string]: ResourceHints }

/** Key of the hints that hold for every type of a provider. */
const EVERY_TYPE = '*'

/**
 * Reads the reviewed hints of a provider, with the hints for every type merged into those of each type:
 * the file `<provider>.json` of a directory, or every file in its folder `<provider>`.
 * @throws Error naming the file and the place when something in it is not understood, and a type that two files describe.
 */
export function readHints(directory: URL, provider: string): ProviderHints {
  const found = new Map<string, ResourceHints>()
  for (const file of hintFiles(directory, provider)) {
    const parsed = z.record(z.string(), ResourceHints).safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) throw new Error(`${file.pathname}: ${z.prettifyError(parsed.error)}`)
    for (const [type, own] of Object.entries(parsed.data)) {
      if (found.has(type)) throw new Error(`${file.pathname}: ${type} is described in another file as well`)
      found.set(type, own)
    }
  }
  const general = found.get(EVERY_TYPE) ?? NO_HINTS
  return Object.fromEntries([...found].map(([type, own]) => [type, merge(general, own)]))
}

function hintFiles(directory: URL, provider: string): URL[] {
  const folder = new URL(`${provider}/`, directory)
  if (!existsSync(folder)) return [new URL(`${provider}.json`, directory)]
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => new URL(name, folder))
}

const NO_HINTS: ResourceHints = { attributes: {} }

function merge(general: ResourceHints, own: ResourceHints): ResourceHints {
  const paths = Object.keys({ ...general.attributes, ...own.attributes })
  const attributes = paths.map((path) => [path, { ...general.attributes[path], ...own.attributes[path] }])
  return { ...own, attributes: Object.fromEntries(attributes) }
}

/** The hints of a type; those for every type when it has none of its own. */
export function hintsOf(hints: ProviderHints, type: string): ResourceHints {
  return (Object.hasOwn(hints, type) ? hints[type] : hints[EVERY_TYPE]) ?? NO_HINTS
}
