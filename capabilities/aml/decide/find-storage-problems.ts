import type { Problem } from '#capability'
import { namedCompanion } from '../companion-account.ts'
import type { SizingInput } from './sizing-input.ts'

/** Why the account of the same request cannot hold the files of the workspace (Azure ML, seen 2026-11). */
export function findStorageProblems({ plan, stated, context }: SizingInput): Problem[] {
  const account = namedCompanion(stated.storage, plan.environment.value, context)
  if (account === undefined) return []
  const refuse = (rule: string): Problem[] => [
    { parameter: 'storage', value: account.name, rule, suggestion: 'existing storage account: new' },
  ]
  if (account.hierarchical) {
    return refuse(
      'this request gives it a hierarchical namespace, and Azure ML keeps its files only in an account without one',
    )
  }
  return account.hasKeys
    ? []
    : refuse('this request gives it no keys, and the workspace signs in to its storage with one')
}
