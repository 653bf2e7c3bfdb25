import { describe, expect, it } from 'vitest'
import { azureAdvice, findAdvice } from '#capability'
import { azureFailures } from '../../../sandbox/cloud/failures/azure.ts'
import { networkFailures } from '../../../sandbox/cloud/failures/network.ts'
import { serviceFailures } from '../../../sandbox/cloud/failures/services.ts'
import { advice } from '../advice.ts'

describe('advice', () => {
  it.each([
    ['STORAGE_NAME_TAKEN', serviceFailures.StorageAccountAlreadyTaken.error],
    ['STORAGE_NAME_INVALID', serviceFailures.AccountNameInvalid.error],
    ['STORAGE_FORBIDDEN', serviceFailures.storage_data_plane_forbidden.error],
    ['STORAGE_KEYS_OFF', serviceFailures.KeyBasedAuthenticationNotPermitted.error],
    ['STORAGE_POLICY_DENIED', azureFailures.RequestDisallowedByPolicy.error],
    ['STORAGE_REDUNDANCY', serviceFailures.RedundancyConfigurationNotAvailableInRegion.error],
    ['STORAGE_FEATURE', serviceFailures.FeatureNotSupportedForAccount.error],
    ['STORAGE_IMMUTABLE', serviceFailures.ContainerImmutabilityPolicyLocked.error],
    ['STORAGE_ZONE_LINKED', networkFailures.overlapping_links.error],
    ['STORAGE_GROUP_MISSING', serviceFailures.group_not_found.error],
    ['PRINCIPAL_NOT_FOUND', serviceFailures.PrincipalNotFound.error],
    ['AUTHORIZATION_FAILED', azureFailures.AuthorizationFailed.error],
  ])('answers %s to "%s"', (key, message) => {
    expect(findAdvice(message, [...advice, ...azureAdvice])?.key).toBe(key)
  })
})
