import type { ProviderSchema } from './engine/schema.ts'
import { definitionOf, PROVIDER_NAMES, type ProviderName } from './providers.ts'

/**
 * The schemas of all providers with only these resource types and data sources in them, each as it is.
 * A configuration that names another type is refused, as with a provider that does not have it.
 */
export function narrowSchemas(
  types: readonly string[],
  own: ReadonlyMap<ProviderName, ProviderSchema>,
): Map<ProviderName, ProviderSchema> {
  const kept = new Set(types)
  const only = <T>(schemas: Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(schemas ?? {}).filter(([type]) => kept.has(type)))
  return new Map(
    PROVIDER_NAMES.map((provider) => {
      const { schema } = definitionOf(provider, own)
      const { resource_schemas: resources, data_source_schemas: data } = schema
      return [provider, { ...schema, resource_schemas: only(resources), data_source_schemas: only(data) }]
    }),
  )
}
