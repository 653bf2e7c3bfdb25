import { describe, expect, it } from 'vitest'
import { azureAdvice, findAdvice } from '#capability'
import { azureFailures } from '../../../sandbox/cloud/failures/azure.ts'
import { keyVaultFailures } from '../../../sandbox/cloud/failures/key-vault.ts'
import { networkFailures } from '../../../sandbox/cloud/failures/network.ts'
import { serviceFailures } from '../../../sandbox/cloud/failures/services.ts'
import { advice } from '../advice.ts'

describe('advice', () => {
  it.each([
    ['VAULT_SOFT_DELETED', keyVaultFailures.vault_soft_deleted.error],
    ['VAULT_NAME_TAKEN', keyVaultFailures.VaultAlreadyExists.error],
    ['VAULT_NAME_INVALID', keyVaultFailures.VaultNameNotValid.error],
    ['VAULT_PURGE_PROTECTED', keyVaultFailures.vault_purge_protected.error],
    ['VAULT_ROLE_NOT_THERE_YET', keyVaultFailures.ForbiddenByRbac.error],
    ['VAULT_FIREWALL', keyVaultFailures.ForbiddenByFirewall.error],
    ['VAULT_SUBNET_NOT_READY', keyVaultFailures.SubnetsHaveNoServiceEndpointsConfigured.error],
    ['VAULT_POLICY_DENIED', azureFailures.RequestDisallowedByPolicy.error],
    ['VAULT_ZONE_LINKED', networkFailures.overlapping_links.error],
    ['VAULT_GROUP_MISSING', serviceFailures.group_not_found.error],
    ['PRINCIPAL_NOT_FOUND', serviceFailures.PrincipalNotFound.error],
  ])('answers %s to "%s"', (key, message) => {
    expect(findAdvice(message, [...advice, ...azureAdvice])?.key).toBe(key)
  })
})
