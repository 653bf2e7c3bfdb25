import type { Problem } from '#capability'
import { namedCompanion } from '../companion-account.ts'
import { fittingStorage, unfitStorage } from '../unfit-storage.ts'
import type { SizingInput } from './sizing-input.ts'

/** Why the account of the same request cannot hold the files of the workspace. */
export function findStorageProblems({ plan, stated, context }: SizingInput): Problem[] {
  const account = namedCompanion(stated.storage, plan.environment.value, context)
  if (account === undefined) return []
  const { hierarchical, keyless } = unfitStorage
  const unfit = account.hierarchical ? hierarchical : account.hasKeys ? undefined : keyless
  if (unfit === undefined) return []
  const rule = `this request gives it ${unfit.rule}`
  return [{ parameter: 'storage', value: account.name, rule, suggestion: fittingStorage }]
}
