import type { CloudResource } from '../../../sandbox/cloud/store/store.ts'
import { InputError } from '../../domain/errors.ts'

/**
 * Finds the one resource a person means by its id, its name, or "type.name"; ids and names are compared without case.
 * @throws InputError when there is none, or more than one.
 */
export function findResource(resources: readonly CloudResource[], wanted: string): CloudResource {
  const text = wanted.toLowerCase()
  const ways = [
    (one: CloudResource) => one.id.toLowerCase() === text,
    (one: CloudResource) => `${one.type}.${one.name}`.toLowerCase() === text,
    (one: CloudResource) => `${one.type}.${one.id}`.toLowerCase() === text,
    (one: CloudResource) => one.name.toLowerCase() === text,
  ]
  const found = ways.map((isMeant) => resources.filter(isMeant)).find(({ length }) => length > 0) ?? []
  const [only, ...others] = found
  if (only === undefined) {
    throw new InputError(`the sandbox cloud has no resource "${wanted}"; "list" shows what it has`)
  }
  if (others.length > 0) {
    const names = found.map(({ type, id, scope }) => `${type}.${id} (${scope})`)
    throw new InputError(`"${wanted}" could be any of ${found.length} resources: ${names.join(', ')}`)
  }
  return only
}
