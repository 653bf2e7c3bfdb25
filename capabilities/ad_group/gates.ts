import type { Gate } from '#capability'
import { makesGroup, type Settings } from './parameters.ts'
import { countPeople, distinctPeople, listPeople, outsidersAmong } from './people.ts'
import { givesRights } from './roles.ts'
import { describeScope, readScope } from './scope.ts'
import { stackIds } from './stack-ids.ts'

/** More people than this are let in only when somebody looked at the list. */
const manyPeople = 50

/** What an approver confirms by name before the group is made or gets people. */
export function gates(settings: Settings): Gate[] {
  const { environment, group_name, role, scope, role_assignable } = settings
  const place = describeScope(scope, environment)
  const access = accessSentences(settings, place)
  const needed: (false | [Gate['id'], string])[] = [
    givesRights(role) && [
      'owner_role',
      role === 'Owner'
        ? `Members of ${group_name} can do everything on ${place} and give rights to anybody there (Owner).`
        : `Members of ${group_name} can give rights to anybody on ${place} (${role}).`,
    ],
    role_assignable && [
      'role_assignable',
      `${group_name} can be given Entra roles, and then its owners decide who has them.`,
    ],
    access.length > 0 && ['access', access.join(' ')],
    environment === 'prod' && ['prod_change', productionSentence(settings, place)],
  ]
  const stack = makesGroup(settings) ? stackIds.group : stackIds.members
  return needed.flatMap((gate) => (gate === false ? [] : [{ id: gate[0], stack, text: gate[1] }]))
}

function accessSentences(settings: Settings, place: string): string[] {
  const { group_name, owners, members, role, scope } = settings
  const isNew = makesGroup(settings)
  const outsiders = outsidersAmong(distinctPeople([...owners, ...members]), [...owners, ...members])
  return [
    ...(isNew
      ? []
      : [
          `Adds ${listPeople(members, members.length)} to ${group_name}, a group that this request did not make.`,
        ]),
    ...(role !== 'none' && readScope(scope).level === 'subscription'
      ? [`Members of ${group_name} are ${role} on ${place}.`]
      : []),
    ...(outsiders.length > 0 ? [`Lets in people from outside: ${listPeople(outsiders)}.`] : []),
    ...(members.length > manyPeople ? [`Lets in ${countPeople(members.length)} at once.`] : []),
  ]
}

function productionSentence(settings: Settings, place: string): string {
  const { group_name, owners, members, role, dynamic_rule } = settings
  if (!makesGroup(settings))
    return `Changes production: adds ${countPeople(members.length)} to ${group_name}.`
  const listed = members.length === 0 ? 'nobody yet' : countPeople(members.length)
  const who = dynamic_rule === undefined ? listed : 'everybody whom its rule covers'
  const rights = role === 'none' ? '' : `, ${role} on ${place}`
  return `Changes production: makes ${group_name} for ${who}, owned by ${countPeople(owners.length)}${rights}.`
}
