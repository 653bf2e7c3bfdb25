import * as z from 'zod'

/**
 * What a parameter says about itself, so that words can be read without code of its own.
 * It travels in the parameter's zod schema as `.meta({...})`, and so inside a tool's JSON Schema.
 */
export interface ParameterMeta {
  /** The word shown in tables, e.g. `workers`. */
  readonly label: string
  /** How text is read into the value. `name` and `text` are taken only next to an alias, never guessed. */
  readonly kind:
    | 'environment'
    | 'region'
    | 'team'
    | 'name'
    | 'choice'
    | 'flag'
    | 'count'
    | 'money'
    | 'ports'
    | 'protocol'
    | 'sources'
    | 'destination'
    | 'date'
    | 'text'
  /** Other words for the parameter itself, lower case: `resource group`, `rg`. */
  readonly aliases?: readonly string[]
  /** For `choice` and `flag`: value -> words that mean it, lower case. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  /** For `count`: the parameter is one end of a range "2-8". */
  readonly range?: 'low' | 'high'
  /** Unit shown behind the value, e.g. `min`. */
  readonly unit?: string
}

/** Attaches `meta` to a zod schema; the only way parameters are described. */
export function parameter<T extends z.ZodType>(schema: T, meta: ParameterMeta): T {
  return schema.meta({ ...meta })
}

const metaSchema = z.object({
  label: z.string(),
  kind: z.string(),
  aliases: z.array(z.string()).optional(),
  synonyms: z.record(z.string(), z.array(z.string())).optional(),
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
