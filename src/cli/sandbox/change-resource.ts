import type { ProviderSchema } from '../../../sandbox/cloud/engine/schema.ts'
import { readOwnSchemas } from '../../../sandbox/cloud/own-schemas.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import type { Store } from '../../../sandbox/cloud/store/store.ts'
import { ConfigError } from '../../domain/errors.ts'
import { readResources } from './cloud-folder.ts'
import { findResource } from './find-resource.ts'
import { setAttribute } from './set-attribute.ts'

/**
 * Changes or deletes a resource behind Terraform's back, and says what was done in one line.
 * @throws InputError when the resource or the attribute does not exist.
 */
export async function changeResource(
  store: Store,
  request:
    | { readonly command: 'delete'; readonly resource: string }
    | {
        readonly command: 'set'
        readonly cloud: string
        readonly resource: string
        readonly assignments: readonly string[]
      },
): Promise<string> {
  const resource = findResource(await readResources(store), request.resource)
  if (request.command !== 'set') {
    await store.remove(resource)
    return `Deleted ${resource.type} ${resource.id}`
  }
  const block = blockOf(resource.type, await readOwnSchemas(request.cloud))
  const changed = request.assignments.reduce(
    (one, assignment) => setAttribute(one, block, assignment),
    resource,
  )
  await store.put(changed)
  return `Changed ${resource.type} ${resource.id}: ${request.assignments.join(', ')}`
}

function blockOf(type: string, own: ReadonlyMap<string, ProviderSchema>) {
  const provider = PROVIDER_NAMES.find((name) => type.startsWith(`${name}_`))
  const schema = provider && definitionOf(provider, own).schema.resource_schemas?.[type]
  if (schema === undefined) throw new ConfigError(`the sandbox cloud has no type ${type}`)
  return schema.block
}
