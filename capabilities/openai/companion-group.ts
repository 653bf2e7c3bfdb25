import type { CapabilityContext } from '#capability'
import { parameters } from './parameters.ts'

/** The name of the group that the same request is about, when it is about one. */
export function companionGroup({ companions }: CapabilityContext): string | undefined {
  return parameters.shape.access_group.safeParse(companions['ad_group']?.['group_name']).data
}

/** Whether the same request makes the group, so that it is not there before. */
export function isMadeHere(group: string | undefined, context: CapabilityContext): boolean {
  const action = context.companions['ad_group']?.['action']
  return group !== undefined && group === companionGroup(context) && action !== 'add_members'
}
