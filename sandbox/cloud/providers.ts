import { type ProviderHints, readHints } from './engine/hints.ts'
import { type ProviderSchema, readProviderSchema } from './engine/schema.ts'

interface Provider {
  /** Address below the registry of the Terraform binary, so that OpenTofu finds it as well. */
  readonly source: string
  readonly schemaFile: string
  readonly schemaAddress: string
}

/** The providers that the sandbox cloud stands in for. */
const PROVIDERS = {
  azurerm: {
    source: 'hashicorp/azurerm',
    schemaFile: 'azurerm-4.73.0.json.gz',
    schemaAddress: 'registry.terraform.io/hashicorp/azurerm',
  },
  azuread: {
    source: 'hashicorp/azuread',
    schemaFile: 'azuread-3.7.0.json.gz',
    schemaAddress: 'registry.terraform.io/hashicorp/azuread',
  },
  databricks: {
    source: 'databricks/databricks',
    schemaFile: 'databricks-1.132.0.json.gz',
    schemaAddress: 'registry.terraform.io/databricks/databricks',
  },
  random: {
    source: 'hashicorp/random',
    schemaFile: 'random-3.7.2.json.gz',
    schemaAddress: 'registry.terraform.io/hashicorp/random',
  },
} as const satisfies { readonly [name: string]: Provider }

export type ProviderName = keyof typeof PROVIDERS

export const PROVIDER_NAMES = ['azurerm', 'azuread', 'databricks', 'random'] as const satisfies ProviderName[]

/** Source address of a provider as configurations write it, for example "hashicorp/azurerm". */
export function sourceOf(provider: ProviderName): string {
  return PROVIDERS[provider].source
}

/** Version of the provider whose schema is served, for example "4.73.0". */
export function versionOf(provider: ProviderName): string {
  const version = /-(\d+\.\d+\.\d+)\.json\.gz$/.exec(PROVIDERS[provider].schemaFile)?.[1]
  if (version === undefined) throw new Error(`the schema file of ${provider} names no version`)
  return version
}

/** What a provider declares and what its schema leaves out. */
export interface ProviderDefinition {
  readonly schema: ProviderSchema
  readonly hints: ProviderHints
}

const loaded = new Map<ProviderName, ProviderDefinition>()

/** Reads schema and hints of a provider when they are needed for the first time; a schema of `own` wins. */
export function definitionOf(
  provider: ProviderName,
  own?: ReadonlyMap<string, ProviderSchema>,
): ProviderDefinition {
  const ownSchema = own?.get(provider)
  if (ownSchema !== undefined) return { schema: ownSchema, hints: hintsFor(provider) }
  const known = loaded.get(provider)
  if (known !== undefined) return known
  const { schemaFile, schemaAddress } = PROVIDERS[provider]
  const definition = {
    schema: readProviderSchema(new URL(`schemas/${schemaFile}`, import.meta.url), schemaAddress),
    hints: hintsFor(provider),
  }
  loaded.set(provider, definition)
  return definition
}

const loadedHints = new Map<ProviderName, ProviderHints>()

function hintsFor(provider: ProviderName): ProviderHints {
  const known = loadedHints.get(provider)
  if (known !== undefined) return known
  const hints = readHints(new URL('hints/', import.meta.url), provider)
  loadedHints.set(provider, hints)
  return hints
}
