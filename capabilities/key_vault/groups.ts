import type { Settings } from './parameters.ts'

type Groups = Pick<Settings, 'readers_group' | 'officers_group' | 'administrators_group'>

/** The groups that get roles, in the order of their parameters. */
export function namedGroups({ readers_group, officers_group, administrators_group }: Groups): string[] {
  return [readers_group, officers_group, administrators_group].filter((group) => group !== undefined)
}
