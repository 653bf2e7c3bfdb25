import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import {
  type Attribute,
  type AttributeType,
  type Block,
  type NestedType,
  type ProviderSchema,
  type Schema,
  typeOfAttribute,
} from './engine/schema.ts'
import { PROVIDER_NAMES, type ProviderName, sourceOf } from './providers.ts'

/** Folder of a cloud directory for `terraform providers schema -json` files of a person's own. */
const FOLDER = 'schemas'

const Type: z.ZodType<AttributeType> = z.lazy(() =>
  z.union([
    z.enum(['string', 'number', 'bool', 'dynamic']),
    z.tuple([z.enum(['list', 'set', 'map']), Type]),
    z.tuple([z.literal('tuple'), z.array(Type)]),
    z.tuple([z.literal('object'), z.record(z.string(), Type)]),
  ]),
)

const Parts: z.ZodType<NestedType> = z.lazy(() =>
  z.object({
    attributes: z.record(z.string(), OneAttribute).default({}),
    nesting_mode: z.enum(['single', 'list', 'set', 'map']),
  }),
)

const Flags = z.object({
  type: Type.optional(),
  nested_type: Parts.optional(),
  required: z.boolean().default(false),
  optional: z.boolean().default(false),
  computed: z.boolean().default(false),
  sensitive: z.boolean().default(false),
  write_only: z.boolean().default(false),
  deprecated: z.boolean().default(false),
})

const OneAttribute: z.ZodType<Attribute> = Flags.transform((attribute, context) => {
  const { nested_type, ...rest } = attribute
  const type = typeOfAttribute(attribute)
  if (type === undefined) {
    context.addIssue({ code: 'custom', message: 'an attribute needs a type' })
    return z.NEVER
  }
  return nested_type === undefined ? { ...rest, type } : { ...rest, type, nested_type }
})

const OneBlock: z.ZodType<Block> = z.lazy(() =>
  z.object({
    attributes: z.record(z.string(), OneAttribute).default({}),
    block_types: z
      .record(
        z.string(),
        z.object({
          nesting_mode: z.enum(['single', 'group', 'list', 'set', 'map']),
          block: OneBlock,
          min_items: z.number().int().nonnegative().default(0),
          max_items: z.number().int().nonnegative().default(0),
        }),
      )
      .default({}),
  }),
)

const OneSchema: z.ZodType<Schema> = z.object({ version: z.number().int().default(0), block: OneBlock })

const SchemaFile = z.object({
  format_version: z.string().regex(/^1\.\d+$/, 'only format 1 is known'),
  provider_schemas: z.record(z.string(), z.unknown()),
})

const OneProvider: z.ZodType<ProviderSchema> = z.object({
  provider: OneSchema,
  resource_schemas: z.record(z.string(), OneSchema).default({}),
  data_source_schemas: z.record(z.string(), OneSchema).default({}),
})

/**
 * Reads the schemas that a person has put into the folder `schemas` of a cloud directory; other providers in a file
 * are left out.
 * @throws Error naming the file when it is not the output of `terraform providers schema -json`.
 */
export async function readOwnSchemas(directory: string): Promise<Map<ProviderName, ProviderSchema>> {
  const folder = join(directory, FOLDER)
  const names = await readdir(folder).catch(() => [])
  const own = new Map<ProviderName, ProviderSchema>()
  for (const name of names.filter((one) => /\.json(?:\.gz)?$/.test(one)).sort()) {
    const file = join(folder, name)
    for (const [provider, schema] of parseFile(await readFile(file), file)) own.set(provider, schema)
  }
  return own
}

function parseFile(bytes: Buffer, file: string): [ProviderName, ProviderSchema][] {
  try {
    const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8')
    const { provider_schemas: schemas } = SchemaFile.parse(JSON.parse(text))
    return Object.entries(schemas).flatMap(([address, schema]): [ProviderName, ProviderSchema][] => {
      const provider = PROVIDER_NAMES.find((name) => address.endsWith(`/${sourceOf(name)}`))
      return provider === undefined ? [] : [[provider, OneProvider.parse(schema)]]
    })
  } catch (error) {
    throw new Error(`${file} is no output of "terraform providers schema -json": ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  return error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join(', ')
}
