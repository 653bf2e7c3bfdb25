import { expect, it } from 'vitest'
import { findAdvice } from '#capability'
import { monitoringFailures } from '../../../sandbox/cloud/failures/monitoring.ts'
import { advice } from '../advice.ts'

it.each([
  ['MONITORING_METRIC_NOT_FOUND', monitoringFailures.metric_not_found.error],
  ['MONITORING_DIMENSION_NOT_FOUND', monitoringFailures.dimension_not_found.error],
  ['MONITORING_FREQUENCY', monitoringFailures.frequency_above_window.error],
  ['MONITORING_SHORT_NAME', monitoringFailures.ActionGroupShortName.error],
  ['MONITORING_TARGET_NOT_FOUND', monitoringFailures.scope_not_found.error],
  ['MONITORING_BUDGET_START', monitoringFailures.budget_start_date.error],
  [
    'MONITORING_TARGET_NOT_FOUND',
    'Error: Resource postcondition failed: Not exactly one resource named vm-web-01 was found in the subscription; its resource id says which one it is.',
  ],
])('%s answers "%s"', (key, message) => {
  expect(findAdvice(message, advice)?.key).toBe(key)
})

it('leaves errors of any resource to the general rules', () => {
  expect(findAdvice('AuthorizationFailed: does not have authorization', advice)).toBeUndefined()
})
