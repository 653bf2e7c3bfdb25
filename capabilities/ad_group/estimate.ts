import type { StackEstimate } from '#capability'
import { makesGroup, type Settings } from './parameters.ts'
import { stackIds } from './stack-ids.ts'

/** Groups and role assignments are free; some kinds of groups need licences (Entra pricing, seen 2026-11-22). */
export function estimate(settings: Settings): StackEstimate[] {
  const { dynamic_rule, role_assignable } = settings
  const needsLicenses = dynamic_rule !== undefined || role_assignable
  return [
    {
      stack: makesGroup(settings) ? stackIds.group : stackIds.members,
      lowUsd: 0,
      expectedUsd: 0,
      highUsd: 0,
      assumptions: ['Groups, their members and role assignments are free.'],
      pricesOf: '2026-11-22',
      unpriced: needsLicenses ? ['Entra ID P1 licences, where the people have none'] : [],
    },
  ]
}
