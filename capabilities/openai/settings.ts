import * as z from 'zod'
import { modelNames } from './models/catalog.ts'
import { deploymentTypes } from './models/deployment-types.ts'
import { parameters } from './parameters.ts'

const schema = parameters
  .partial()
  .required({
    environment: true,
    region: true,
    team: true,
    resource_group: true,
    data_zone: true,
    model_region: true,
    deployment_type: true,
    account_name: true,
    subdomain: true,
    local_auth: true,
    network: true,
    tokens_in: true,
    tokens_out: true,
    allowed_ips: true,
    version_upgrade: true,
    content_filter: true,
  })
  .extend({ models: z.array(z.enum(modelNames)), deployment_type: z.enum(deploymentTypes) })

/** A settled request; only models that can be deployed are left. */
export type Settings = {
  readonly [K in keyof z.infer<typeof schema>]: Exclude<z.infer<typeof schema>[K], undefined>
}

/** Checks what was settled; a value that is not there has no key. */
export function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return schema.partial().parse(values) as Partial<Settings>
}
