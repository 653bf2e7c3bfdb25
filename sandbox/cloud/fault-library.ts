import { Fault } from './engine/faults.ts'
import { azureFailures } from './failures/azure.ts'
import { databricksFailures } from './failures/databricks.ts'
import type { Failure } from './failures/failure.ts'
import { keyVaultFailures } from './failures/key-vault.ts'
import { machineLearningFailures } from './failures/machine-learning.ts'
import { monitoringFailures } from './failures/monitoring.ts'
import { networkFailures } from './failures/network.ts'
import { serviceFailures } from './failures/services.ts'

const FAILURES = {
  ...azureFailures,
  ...databricksFailures,
  ...keyVaultFailures,
  ...machineLearningFailures,
  ...monitoringFailures,
  ...networkFailures,
  ...serviceFailures,
}

/** Key of a known failure, for example `AZURE_QUOTA_EXCEEDED`. */
export type FailureKey = keyof typeof FAILURES

/** Every known failure by key. */
export const FAULT_LIBRARY: { readonly [key in FailureKey]: Failure } = FAILURES

/** Tells whether the library has a failure of that key. */
export function isFailureKey(key: string): key is FailureKey {
  return Object.hasOwn(FAILURES, key)
}

type FaultChange = { readonly [part in keyof Fault]?: Fault[part] | undefined }

/** Makes a fault rule of a known failure; what is given replaces what the library says. */
export function faultFor(key: FailureKey, change: FaultChange = {}): Fault {
  return Fault.parse({ ...FAULT_LIBRARY[key], ...change })
}
