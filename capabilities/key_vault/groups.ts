import type { CapabilityContext } from '#capability'
import type { Settings } from './parameters.ts'

type Groups = Pick<Settings, 'readers_group' | 'officers_group' | 'administrators_group'>

/** The group that the same request is about, when it is about one. */
export function companionGroup({ companions }: CapabilityContext): string | undefined {
  const name = companions['ad_group']?.['group_name']
  return typeof name === 'string' ? name : undefined
}

/** The groups that get roles, in the order of their parameters. */
export function namedGroups({ readers_group, officers_group, administrators_group }: Groups): string[] {
  return [readers_group, officers_group, administrators_group].filter((group) => group !== undefined)
}

/** Whether the same request makes one of the groups, so that it is not there before. */
export function isGroupMadeHere(groups: Groups, context: CapabilityContext): boolean {
  const made = companionGroup(context)
  const action = context.companions['ad_group']?.['action']
  return made !== undefined && action !== 'add_members' && namedGroups(groups).includes(made)
}
