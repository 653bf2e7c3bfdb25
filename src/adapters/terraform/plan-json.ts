import * as z from 'zod'
import { CommandError } from '../../domain/errors.ts'

const Change = z.object({
  actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.object({ id: z.string().optional() }).nullish(),
})
export type Change = z.infer<typeof Change>

const ResourceChangeJson = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.enum(['managed', 'data']).optional(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: Change,
})
export type ResourceChangeJson = z.infer<typeof ResourceChangeJson>

/** The fields we use of `show -json <plan>` (Terraform's JSON output format 1.x, as of 1.11). */
export const PlanJson = z.object({
  format_version: z.string().regex(/^1\./),
  errored: z.boolean().optional(),
  applyable: z.boolean().optional(),
  resource_changes: z.array(ResourceChangeJson).optional(),
  output_changes: z.record(z.string(), Change).optional(),
  configuration: z
    .object({
      root_module: z
        .object({
          resources: z
            .array(
              z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).optional() }),
            )
            .optional(),
        })
        .optional(),
    })
    .optional(),
})
export type PlanJson = z.infer<typeof PlanJson>

/** The fields we use of `output -json`. */
export const OutputJson = z.record(z.string(), z.object({ sensitive: z.boolean(), value: z.json() }))
export type OutputJson = z.infer<typeof OutputJson>

/** The field we use of `state pull`; the lineage of a state that was never saved is empty. */
export const StateJson = z.object({ lineage: z.string() })

/**
 * Reads what a command printed as JSON of the given shape.
 * @throws CommandError when it is something else; the text itself, which may hold secrets, is not repeated.
 */
export function parseOutput<T>(schema: z.ZodType<T>, text: string, command: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CommandError(`reading the output of ${command}: it is not JSON`, { file: 'terraform' })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new CommandError(`reading the output of ${command}: "${where}" is not what was expected`, {
    file: 'terraform',
  })
}
