import type { CapabilityContext, Settled } from '#capability'
import { decideAccess } from './decide-access.ts'
import { decidePeople } from './decide-people.ts'
import { groupName } from './group-name.ts'
import { makesGroup, type Parameters, type Settings } from './parameters.ts'
import type { Part } from './part.ts'

/** Settles a group from what was stated; a value that cannot be used is left out and said to be a problem. */
export function decide(stated: Partial<Parameters>, context: CapabilityContext): Settled<Settings> {
  const parts: Part[] = [decideBasics(stated)]
  const known = () => Object.assign({}, ...parts.map(({ settings }) => settings)) as Partial<Settings>
  parts.push(decideAccess(stated, known(), context))
  parts.push(describeGroup(stated, makesGroup(known())))
  parts.push(decidePeople(stated, known()))
  parts.push(decideName(stated, known()))
  return {
    settings: inOrder(known(), stated),
    origins: Object.assign({}, ...parts.map(({ origins }) => origins)),
    problems: parts.flatMap(({ problems }) => problems ?? []),
    decisions: parts.flatMap(({ decisions }) => decisions ?? []),
  }
}

/** The name comes first, as titles take it from there; a group that has none yet shows no scope either. */
function inOrder(known: Partial<Settings>, stated: Partial<Parameters>): Partial<Settings> {
  const { group_name, scope, ...rest } = known
  if (group_name === undefined)
    return stated.scope === undefined || scope === undefined ? rest : { ...rest, scope }
  return { group_name, ...rest, ...(scope === undefined ? {} : { scope }) }
}

function decideBasics(stated: Partial<Parameters>): Part {
  const { team, environment, action, role_assignable, resource_group, dynamic_rule, group_purpose } = stated
  return {
    settings: {
      ...(team === undefined ? {} : { team }),
      environment: environment ?? 'dev',
      action: action ?? 'create',
      role_assignable: role_assignable ?? false,
      ...(resource_group === undefined ? {} : { resource_group }),
      ...(dynamic_rule === undefined ? {} : { dynamic_rule }),
      ...(group_purpose === undefined ? {} : { group_purpose }),
    },
    origins: {
      environment: { source: 'default', reason: 'nobody named one' },
      action: { source: 'default', reason: 'a new group' },
      role_assignable: { source: 'default', reason: 'rights in Azure need no Entra role' },
    },
    problems: [
      ...(action === 'remove_members'
        ? [
            {
              parameter: 'action',
              value: action,
              rule: 'people are taken out where they were put in: reply there with the members who stay; where they were only added, a person takes them out in the directory',
            },
          ]
        : []),
      ...(role_assignable === true && dynamic_rule !== undefined
        ? [
            {
              parameter: 'role_assignable',
              value: 'true',
              rule: 'Entra gives no roles to a group whose members follow a rule',
              suggestion: 'false',
            },
          ]
        : []),
    ],
  }
}

/** What is decided about the group as a whole. */
function describeGroup({ action, dynamic_rule }: Partial<Parameters>, isNew: boolean): Part {
  return {
    settings: {},
    decisions: [
      ...(action === 'add_members' && isNew
        ? [
            {
              topic: 'action',
              choice: 'a new group that begins with these members',
              reason: 'owners, a role or a rule are said of it, and an existing group keeps its own',
            },
          ]
        : []),
      ...(isNew
        ? [
            {
              topic: 'group',
              choice: 'a security group without a mailbox, under a name that no other group has',
              reason: 'the directory itself would allow two groups of one name',
            },
          ]
        : []),
      ...(dynamic_rule === undefined
        ? []
        : [
            {
              topic: 'membership',
              choice: 'by rule',
              reason: 'asked for; everybody whom the rule covers needs an Entra ID P1 licence',
              alternative: 'a list of members needs no licence',
            },
          ]),
    ],
  }
}

function decideName({ group_name }: Partial<Parameters>, known: Partial<Settings>): Part {
  if (group_name !== undefined) return { settings: { group_name } }
  const { team, environment, role, group_purpose } = known
  if (!makesGroup(known) || team === undefined || environment === undefined || role === undefined) {
    return { settings: {} }
  }
  return {
    settings: { group_name: groupName({ team, environment }, { group_purpose, role }) },
    origins: { group_name: { source: 'naming', reason: 'naming rule' } },
  }
}
