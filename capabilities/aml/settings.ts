import type * as z from 'zod'
import { parameters } from './parameters.ts'

const schema = parameters.partial().required({
  environment: true,
  region: true,
  team: true,
  resource_group: true,
  workspace_name: true,
  workload: true,
  gpu: true,
  node_type: true,
  min_nodes: true,
  max_nodes: true,
  idle_minutes: true,
  vm_priority: true,
  instances: true,
  instance_users: true,
  network: true,
  allowed_ips: true,
  isolation: true,
  outbound_hosts: true,
  custom_images: true,
  high_business_impact: true,
})

/** A settled request; what is not asked for is left out. */
export type Settings = {
  readonly [K in keyof z.infer<typeof schema>]: Exclude<z.infer<typeof schema>[K], undefined>
}

/** Checks what was settled; a value that is not there has no key. */
export function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return schema.partial().parse(values) as Partial<Settings>
}
