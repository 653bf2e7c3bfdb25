import * as z from 'zod'

/**
 * What a parameter says about itself, so that words can be read without code of its own.
 * It travels in the parameter's zod schema as `.meta({...})`, and so inside a tool's JSON Schema.
 */
export interface ParameterMeta {
  /** The word shown in tables, e.g. `workers`. */
  readonly label: string
  /** How text is read into the value. */
  readonly kind: ParameterKind
  /** Other words for the parameter itself, lower case: `resource group`, `rg`. */
  readonly aliases?: readonly string[]
  /** For `choice`, `choices`, `flag` and the signals of `alerts`: value -> words that mean it, lower case. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  /**
   * For `choice` and `choices`: words of which one stands in the sentence, where a value alone is said of many things.
   * For `count` with a unit of time: words, all of one entry in the sentence, that make a time in it this parameter's.
   */
  readonly context?: readonly string[]
  /** For `choice`: value -> the value that is meant when the first is denied: "not public" is private. */
  readonly opposites?: Readonly<Record<string, string>>
  /**
   * Another parameter of the same capability that says the same more exactly: once that is stated, words in prose are
   * not read into this one.
   */
  readonly yieldsTo?: string
  /** For `name` and `names`: how names of this kind begin, such as `dbw-`; they are known without other words. */
  readonly beginnings?: readonly string[]
  /**
   * For `count`: sentences that say the number without naming the parameter, lower case. `#` stands for the number with
   * its unit, `…` for a few other words, and a final `*` for any ending: `after # … delet*`.
   */
  readonly sayings?: readonly string[]
  /** For `names`: how they end, such as `.py`; these are known without other words as well. */
  readonly endings?: readonly string[]
  /** For `name`: names that look like any other word and are known next to an alias: `main` for a branch. */
  readonly usual?: readonly string[]
  /** For `choice`: a `name` of the same capability whose alias says this value: "tag v1.2" is a tag. */
  readonly toldBy?: string
  /** For `count`: the parameter is one end of a range "2-8". */
  readonly range?: 'low' | 'high'
  /**
   * Unit shown behind the value, e.g. `min`. Its first word is what numbers are converted to: a unit of time (`s`,
   * `min`, `h`, `days`), of size (`MB`, `GB`, `TB`), `%`, or `thousand`, which reads "30k" and "30000" as 30.
   */
  readonly unit?: string
}

/**
 * - `name`, `names` and `text` are taken only next to an alias, never guessed; `names` is a list.
 * - `choice` is one of the schema's values, `choices` a list of them.
 * - `ports`, `sources`, `emails`, `values` and `alerts` are lists; `destination` is one address.
 * - `host` is a full DNS name, and `values` is what it points to: addresses, names or quoted texts.
 * - `schedule` is a Quartz cron expression and `timezone` an IANA name, both read from words too.
 * - `link` is a web address or a path.
 */
export type ParameterKind =
  | 'environment'
  | 'region'
  | 'team'
  | 'name'
  | 'names'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'count'
  | 'money'
  | 'ports'
  | 'protocol'
  | 'sources'
  | 'destination'
  | 'date'
  | 'emails'
  | 'host'
  | 'values'
  | 'schedule'
  | 'timezone'
  | 'alerts'
  | 'link'
  | 'text'

/** Attaches `meta` to a zod schema; the only way parameters are described. */
export function parameter<T extends z.ZodType>(schema: T, meta: ParameterMeta): T {
  return schema.meta({ ...meta })
}

const metaSchema = z.object({
  label: z.string(),
  kind: z.string(),
  aliases: z.array(z.string()).optional(),
  synonyms: z.record(z.string(), z.array(z.string())).optional(),
  context: z.array(z.string()).optional(),
  opposites: z.record(z.string(), z.string()).optional(),
  yieldsTo: z.string().optional(),
  beginnings: z.array(z.string()).optional(),
  sayings: z.array(z.string()).optional(),
  endings: z.array(z.string()).optional(),
  usual: z.array(z.string()).optional(),
  toldBy: z.string().optional(),
  range: z.enum(['low', 'high']).optional(),
  unit: z.string().optional(),
})

/** The metadata of a parameter's schema, looked for through optional and nullable wrappers. */
export function metaOf(schema: z.ZodType): ParameterMeta | undefined {
  const own = metaSchema.safeParse(schema.meta())
  if (own.success) return own.data as ParameterMeta
  const inner: unknown =
    'unwrap' in schema && typeof schema.unwrap === 'function' ? schema.unwrap() : undefined
  return inner instanceof z.ZodType ? metaOf(inner) : undefined
}
