import type * as z from 'zod'
import { parameters } from './parameters.ts'

const schema = parameters.partial().required({
  environment: true,
  region: true,
  team: true,
  resource_group: true,
  workspace_name: true,
  platform: true,
  source: true,
  ref_kind: true,
  tasks: true,
  order: true,
  job_name: true,
  continuous: true,
  retries: true,
  notify_emails: true,
  run_as: true,
  access_group: true,
  compute: true,
  run_minutes: true,
  gpu: true,
})

/** A settled pipeline: what belongs to a cluster that it does not have is left out. */
export type Settings = {
  readonly [K in keyof z.infer<typeof schema>]: Exclude<z.infer<typeof schema>[K], undefined>
}

/** Checks what was settled; a value that is not there has no key. */
export function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return schema.partial().parse(values) as Partial<Settings>
}
