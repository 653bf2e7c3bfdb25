import { type CapabilityContext, type Choice, companionGroup, type Decision, given } from '#capability'
import { namedGroups } from './groups.ts'
import type { Answers } from './parameters.ts'
import type { Part } from './part.ts'
import { list } from './words.ts'

/** Which groups get a role on the vault; the group of the same request fills it unless it was named for another. */
export function decideRoles(stated: Answers, context: CapabilityContext): Part {
  const officers = chooseOfficers(stated, context)
  const { readers_group, administrators_group } = stated
  return {
    choices: {
      readers_group: given(readers_group),
      officers_group: officers,
      administrators_group: given(administrators_group),
    },
    decisions: [roleDecision(stated, officers?.value)],
  }
}

function chooseOfficers(stated: Answers, context: CapabilityContext): Choice<string> | undefined {
  if (stated.officers_group !== undefined) return given(stated.officers_group)
  const made = companionGroup(context)
  if (made === undefined || namedGroups(stated).includes(made)) return undefined
  return { value: made, source: 'inferred', reason: 'the group of the same request' }
}

function roleDecision(
  { readers_group, administrators_group }: Answers,
  officers: string | undefined,
): Decision {
  const given = [
    ...(readers_group === undefined ? [] : [`${readers_group} may read and use`]),
    ...(officers === undefined ? [] : [`${officers} may read and change`]),
    ...(administrators_group === undefined ? [] : [`${administrators_group} may do everything with`]),
  ]
  return given.length === 0
    ? {
        topic: 'roles',
        choice: 'nobody has one yet',
        reason: 'roles go to groups and no group was named',
        alternative:
          'ask for an AD group in the same request, or name groups ("readers: sg-app-prod", "officers: sg-team-prod")',
      }
    : {
        topic: 'roles',
        choice: `${list(given)} what is kept`,
        reason: 'a role of a group, never of a person, and none that may change who has access',
      }
}
