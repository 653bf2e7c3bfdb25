import { type CapabilityContext, type StackBlueprint, shortHash } from '#capability'
import { groupFolder, membersFolder } from './group-name.ts'
import { makesGroup, type Settings } from './parameters.ts'
import { readScope } from './scope.ts'
import { stackIds } from './stack-ids.ts'

/** Ends the description of a group whose members are a list of the request that made it. */
const listMark = 'members are listed there'

/** The one stack of a request: a group that it makes, or people for a group that is there. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  return [makesGroup(settings) ? groupStack(settings, context) : membersStack(settings, context)]
}

function groupStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { environment, group_name, owners, members, role, scope, dynamic_rule, role_assignable } = settings
  const place = role === 'none' ? { level: 'none' as const } : readScope(scope)
  const subscription = context.subscriptions[environment]
  return {
    id: stackIds.group,
    title: `AD group ${group_name}`,
    folder: groupFolder(group_name),
    template: 'entra-group',
    providers: place.level === 'none' ? ['azuread'] : ['azuread', 'azurerm'],
    settings: {
      has_owners: owners.length > 0,
      has_members: members.length > 0,
      dynamic: dynamic_rule !== undefined,
      role_assignable,
      scope: place.level,
    },
    variables: {
      ...(place.level === 'none' ? {} : { subscription_id: subscription, role }),
      ...(place.level === 'resource_group' ? { resource_group_name: place.name } : {}),
      ...(place.level === 'resource' ? { scope: place.id } : {}),
      group_name,
      description: describe(settings, context),
      ...(owners.length > 0 ? { owners } : {}),
      ...(members.length > 0 ? { members } : {}),
      ...(dynamic_rule === undefined ? {} : { membership_rule: dynamic_rule }),
    },
    dependsOn: [],
    plannable: 'now',
  }
}

function membersStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { group_name, members } = settings
  const people = members.map((name) => [shortHash(name, 8), name] as const)
  const slots = people.flatMap(([key], index) => [
    [`has_member_${index + 1}`, true] as const,
    [`member_${index + 1}`, key] as const,
  ])
  return {
    id: stackIds.members,
    title: `Members of AD group ${group_name}`,
    folder: membersFolder(settings, context),
    template: 'entra-group-members',
    providers: ['azuread'],
    settings: { ...noMembers, ...Object.fromEntries(slots) },
    variables: {
      group_name,
      members: Object.fromEntries(people),
      list_mark: listMark,
      place_mark: placeMark(settings),
    },
    dependsOn: [],
    plannable: 'now',
  }
}

/** The template has ten places; each is filled or not. */
const noMembers = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`has_member_${index + 1}`, false]),
)

/** Where the group comes from; the last words tell other requests whether they may add people. */
function describe(
  { team, environment, members, group_purpose }: Settings,
  { request }: CapabilityContext,
): string {
  const purpose = group_purpose === undefined ? '' : `${group_purpose.replace(/\p{C}+/gu, ' ')}. `
  const list = members.length > 0 ? `, ${listMark}` : ''
  const origin = `Planwright ${request.repository}#${request.number}`
  return `${purpose}${origin}${placeMark({ team, environment })}${list}`
}

/** Tells in the description of a group whose it is, so that nobody else's request adds people to it. */
function placeMark({ team, environment }: Pick<Settings, 'team' | 'environment'>): string {
  return `, ${team} ${environment}`
}
