import type { NameClaim } from '../../domain/name-claim.ts'

/** What has a name that it shares with nothing. */
export const claimWords: Readonly<Record<NameClaim['kind'], string>> = {
  storage_account: 'a storage account',
  key_vault: 'a key vault',
  container_registry: 'a container registry',
  openai_subdomain: 'an Azure OpenAI account',
  resource_group: 'a resource group',
}
