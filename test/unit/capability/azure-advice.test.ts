import { describe, expect, it } from 'vitest'
import { findAdvice } from '../../../src/capability/advice.ts'
import { azureAdvice } from '../../../src/capability/azure-advice.ts'

const messages: readonly (readonly [string, string, 'automatic' | 'after_change' | 'person'])[] = [
  ['POLICY_DENIED', "Resource 'st1' was disallowed by policy. Code: RequestDisallowedByPolicy", 'person'],
  [
    'AUTHORIZATION_FAILED',
    "unexpected status 403: AuthorizationFailed: The client 'x' does not have authorization to perform action 'a' over scope 's'",
    'person',
  ],
  ['SIGN_IN_FAILED', 'AADSTS70021: No matching federated identity record found', 'person'],
  ['PRINCIPAL_NOT_FOUND', 'Status=400 Code="PrincipalNotFound"', 'automatic'],
  ['ROLE_ASSIGNMENT_EXISTS', 'unexpected status 409 with error: RoleAssignmentExists', 'person'],
  [
    'PROVIDER_NOT_REGISTERED',
    'MissingSubscriptionRegistration: The subscription is not registered',
    'person',
  ],
  ['REGION_NOT_AVAILABLE', 'Code="LocationNotAvailableForResourceType"', 'after_change'],
  [
    'QUOTA_EXCEEDED',
    'OperationNotAllowed: Operation could not be completed as it results in exceeding approved Total Regional Cores quota',
    'after_change',
  ],
  ['NO_CAPACITY', 'SkuNotAvailable: The requested VM size is currently not available', 'after_change'],
  [
    'IMPORT_NEEDED',
    'a resource with the ID "x" already exists - to be managed via Terraform this resource needs to be imported into the State',
    'person',
  ],
  ['STATE_LOCKED', 'Error: Error acquiring the state lock', 'person'],
  ['RESOURCE_LOCKED', 'ScopeLocked: The scope cannot perform write operation', 'person'],
  ['SOFT_DELETED', 'Status=409 Code="FlagMustBeSetForRestore"', 'person'],
  [
    'NAME_TAKEN',
    'StorageAccountAlreadyTaken: The storage account named st1 is already taken.',
    'after_change',
  ],
  ['PARENT_NOT_FOUND', "ResourceGroupNotFound: Resource group 'rg-x' could not be found.", 'after_change'],
  ['PLAN_STALE', 'Error: Saved plan is stale', 'automatic'],
  ['INCONSISTENT_RESULT', 'Error: Provider produced inconsistent result after apply', 'automatic'],
  ['TIMED_OUT', 'polling after CreateOrUpdate: context deadline exceeded', 'automatic'],
  ['BUSY_OR_THROTTLED', 'unexpected status 429 (429 Too Many Requests): TooManyRequests', 'automatic'],
  ['BUSY_OR_THROTTLED', 'StatusCode=409 -- AnotherOperationInProgress', 'automatic'],
]

describe('azureAdvice', () => {
  it.each(messages)('answers %s to "%s"', (key, message, retry) => {
    expect(findAdvice(message, azureAdvice)).toMatchObject({ key, retry })
  })

  it('has a message for every rule', () => {
    const covered = new Set(messages.map(([key]) => key))
    expect(azureAdvice.map(({ key }) => key).filter((key) => !covered.has(key))).toEqual([])
  })

  it('is silent about an error it does not know', () => {
    expect(findAdvice('Unsupported argument: an argument named "x" is not expected here', azureAdvice)).toBe(
      undefined,
    )
  })

  it('names each rule once', () => {
    const keys = azureAdvice.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
