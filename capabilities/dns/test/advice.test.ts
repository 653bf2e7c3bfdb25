import { describe, expect, it } from 'vitest'
import { findAdvice } from '#capability'
import { networkFailures } from '../../../sandbox/cloud/failures/network.ts'
import { advice } from '../advice.ts'

describe('advice', () => {
  it.each([
    ['CNAME_COEXISTS', networkFailures.CNAME_coexist.error],
    ['DNS_ZONE_NOT_FOUND', networkFailures.zone_missing.error],
    ['DNS_FORBIDDEN', networkFailures.dns_forbidden.error],
    ['DNS_CHANGED_MEANWHILE', networkFailures.PreconditionFailed.error],
    ['ZONES_OVERLAP', networkFailures.overlapping_links.error],
    [
      'DNS_RECORD_EXISTS',
      'A resource with the ID "/x" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "azurerm_dns_a_record" for more information.',
    ],
  ])('answers %s to "%s"', (key, message) => {
    expect(findAdvice(message, advice)?.key).toBe(key)
  })

  it('leaves errors of Azure to the general rules', () => {
    expect(findAdvice('RequestDisallowedByPolicy: the policy requires a tag', advice)).toBeUndefined()
  })
})
