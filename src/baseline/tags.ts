import { not, passes } from './conditions.ts'
import { everywhere, learn, type Rule } from './rule.ts'

const expected = ['environment', 'managed_by', 'owner', 'request', 'team']

/** What everything that is built says about itself. */
export const tagRules: readonly Rule[] = [
  {
    id: 'tags_complete',
    title: 'Whatever can have tags says its environment, team, owner, request and who manages it.',
    remedy: 'Add the tags environment, team, owner, request and managed_by.',
    source: learn('Define your tagging strategy'),
    holds: everywhere('warn'),
    concerns: ['azurerm_*'],
    when: not(passes('tags', (tags) => tags === undefined)),
    check: passes('tags', (tags) => expected.every((name) => isTagged(tags, name))),
    gates: [],
  },
]

function isTagged(tags: unknown, name: string): boolean {
  if (typeof tags !== 'object' || tags === null) return false
  return Object.entries(tags).some(
    ([tag, value]) => tag === name && typeof value === 'string' && value !== '',
  )
}
