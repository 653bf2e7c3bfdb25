import { passes } from './conditions.ts'
import type { Condition } from './rule.ts'

/** Whether a resource is tagged as one that holds restricted data. */
export const isRestricted: Condition = passes('tags', (tags) => {
  if (typeof tags !== 'object' || tags === null) return false
  return Object.entries(tags).some(([name, value]) => name === 'data_class' && value === 'restricted')
})
