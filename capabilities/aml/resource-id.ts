import * as z from 'zod'
import { resourceIdPattern } from '#capability'

/** The parts of a resource id that names are looked up by. */
export interface ResourceId {
  readonly subscription: string
  readonly resourceGroup: string
  /** Names along the path, e.g. the virtual network and then the subnet. */
  readonly names: readonly string[]
}

/** An id, or a name alone: it is understood, so that what is missing can be said. */
export function nameOrId(type: string, rule: string) {
  const pattern = new RegExp(`^(?:[a-z0-9][a-z0-9._-]{1,126}|${resourceIdPattern(type)})$`, 'i')
  return z.string().max(500, rule).regex(pattern, rule)
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
