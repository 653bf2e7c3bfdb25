import * as z from 'zod'

/** Name of a resource or a resource group within an id. */
const name = '[A-Za-z0-9_][A-Za-z0-9._()-]{0,89}'

/** The id of a resource in a resource group as a pattern without its ends; `type` is e.g. `Microsoft.KeyVault/vaults`. */
export function resourceIdPattern(type: string): string {
  const [namespace = '', ...kinds] = type.split('/')
  const path = kinds.map((kind) => `/${kind}/${name}`).join('')
  return `/subscriptions/[0-9a-f-]{36}/resourceGroups/${name}/providers/${namespace.replace('.', '\\.')}${path}`
}

/** An id of a resource in a resource group; `rule` says what is wrong with anything else. */
export function resourceId(type: string, rule: string): z.ZodString {
  return z
    .string()
    .max(500, rule)
    .regex(new RegExp(`^${resourceIdPattern(type)}$`, 'i'), rule)
}

/** Id and names of the network that a subnet belongs to. */
export function networkOfSubnet(subnetId: string): {
  readonly id: string
  readonly network: string
  readonly subnet: string
} {
  const parts = subnetId.split('/')
  return { id: parts.slice(0, -2).join('/'), network: parts.at(-3) ?? '', subnet: parts.at(-1) ?? '' }
}
