import { describe, expect, it } from 'vitest'
import { findAdvice } from '#capability'
import { serviceFailures } from '../../../sandbox/cloud/failures/services.ts'
import { advice } from '../advice.ts'

describe('advice', () => {
  it.each([
    ['OPENAI_SOFT_DELETED', serviceFailures.FlagMustBeSetForRestore.error],
    ['OPENAI_QUOTA', serviceFailures.InsufficientQuota.error],
    ['OPENAI_TYPE_NOT_IN_REGION', serviceFailures.sku_not_supported.error],
    ['OPENAI_MODEL_NOT_SUPPORTED', serviceFailures.DeploymentModelNotSupported.error],
    ['OPENAI_MODEL_RETIRED', serviceFailures.ServiceModelDeprecated.error],
    ['OPENAI_SUBDOMAIN_TAKEN', serviceFailures.CustomDomainInUse.error],
    ['OPENAI_NOT_ENABLED', serviceFailures.SpecialFeatureOrQuotaIdRequired.error],
    ['OPENAI_BUSY', serviceFailures.RequestConflict.error],
  ])('answers %s to "%s"', (key, message) => {
    expect(findAdvice(message, advice)?.key).toBe(key)
  })

  it('leaves errors of Azure to the general rules', () => {
    expect(findAdvice('RequestDisallowedByPolicy: the policy requires a tag', advice)).toBeUndefined()
  })
})
