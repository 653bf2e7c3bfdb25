import { plainText } from '../../protocol/value.ts'
import { type Candidate, type Check, findSame } from './candidate.ts'

function taken(attribute: string, say: (name: string) => string): Check {
  return (candidate: Candidate) => {
    const name = plainText(candidate.values[attribute])
    const everybody = [...candidate.neighbors, ...candidate.strangers]
    if (name === '' || findSame(everybody, candidate.type, candidate, [attribute]) === undefined)
      return undefined
    return `creating "${plainText(candidate.values['id'])}": unexpected status 409 (409 Conflict) with error: ${say(name)}`
  }
}

/** Refuses a storage account whose name anybody has. */
export const storageNameTaken = taken(
  'name',
  (name) => `StorageAccountAlreadyTaken: The storage account named ${name} is already taken.`,
)

/** Names that are unique in all of Azure, so another subscription may hold them. */
export const GLOBAL_NAME_CHECKS: { readonly [type: string]: Check } = {
  azurerm_cognitive_account: taken(
    'custom_subdomain_name',
    (name) =>
      `CustomDomainInUse: Please pick a different name. The subdomain name '${name}' is not available as it's already used by a resource.`,
  ),
  azurerm_container_registry: taken(
    'name',
    (name) => `AlreadyInUse: The registry DNS name ${name}.azurecr.io is already in use.`,
  ),
  azurerm_key_vault: taken(
    'name',
    (name) =>
      `VaultAlreadyExists: The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.`,
  ),
}
