import type * as z from 'zod'
import { parameters } from './parameters.ts'

const schema = parameters.partial().required({
  environment: true,
  region: true,
  team: true,
  resource_group: true,
  workspace_name: true,
  existing: true,
  workload: true,
  gpu: true,
  network: true,
  allowed_ips: true,
  unity_catalog: true,
  policy: true,
  pool: true,
  sql_warehouse: true,
  compliance: true,
  access_group: true,
})

/** A settled request: what belongs to compute that is not asked for is left out. */
export type Settings = {
  readonly [K in keyof z.infer<typeof schema>]: Exclude<z.infer<typeof schema>[K], undefined>
}

/** Checks what was settled; a value that is not there has no key. */
export function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return schema.partial().parse(values) as Partial<Settings>
}
