import * as z from 'zod'

/** The parts of a resource id that names are looked up by. */
export interface ResourceId {
  readonly subscription: string
  readonly resourceGroup: string
  /** Names along the path, e.g. the virtual network and then the subnet. */
  readonly names: readonly string[]
}

/** An id of a resource in a resource group; `type` is e.g. `Microsoft.KeyVault/vaults`. */
export function resourceId(type: string, rule: string) {
  return z
    .string()
    .max(500, rule)
    .regex(new RegExp(`^${idPattern(type)}$`, 'i'), rule)
}

/** An id, or a name alone: it is understood, so that what is missing can be said. */
export function nameOrId(type: string, rule: string) {
  const pattern = new RegExp(`^(?:[a-z0-9][a-z0-9._-]{1,126}|${idPattern(type)})$`, 'i')
  return z.string().max(500, rule).regex(pattern, rule)
}

function idPattern(type: string): string {
  const name = '[A-Za-z0-9_][A-Za-z0-9._()-]{0,89}'
  const [namespace = '', ...kinds] = type.split('/')
  const path = kinds.map((kind) => `/${kind}/${name}`).join('')
  return `/subscriptions/[0-9a-f-]{36}/resourceGroups/${name}/providers/${namespace.replace('.', '\\.')}${path}`
}

/** Reads an id that was checked to be one. */
export function parseResourceId(id: string): ResourceId {
  const parts = id.split('/').slice(1)
  return {
    subscription: parts[1] ?? '',
    resourceGroup: parts[3] ?? '',
    names: parts.slice(6).filter((_, index) => index % 2 === 1),
  }
}

/** Id and names of the network that a subnet belongs to. */
export function networkOfSubnet(subnetId: string): {
  readonly id: string
  readonly network: string
  readonly subnet: string
} {
  const [network = '', subnet = ''] = parseResourceId(subnetId).names
  return { id: subnetId.split('/').slice(0, -2).join('/'), network, subnet }
}
