import * as z from 'zod'
import type { CapabilityContext } from './contract.ts'

/** Name of a group as access is given to it. */
export const accessGroup = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._@-]{0,127}$/,
    'a group name has at most 128 letters, digits, spaces, dots, hyphens, underscores and @, such as sg-data-dev',
  )

/** Stack of the group that a request makes. */
const groupStackId = 'ad-group'

type Companions = Pick<CapabilityContext, 'companions'>

/** The AD group that the same request is about, when it is about one that access can be given to. */
export function companionGroup({ companions }: Companions): string | undefined {
  return accessGroup.safeParse(companions['ad_group']?.['group_name']).data
}

/**
 * The stacks that have to be there before access is given to some groups: that of the group which the same request
 * makes. A group that it only adds people to is there already.
 */
export function stacksOfGroups(
  groups: readonly (string | undefined)[],
  { companions }: Companions,
): string[] {
  const made = companionGroup({ companions })
  const isMade = companions['ad_group']?.['action'] !== 'add_members'
  return made !== undefined && isMade && groups.includes(made) ? [groupStackId] : []
}
