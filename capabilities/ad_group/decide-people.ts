import type { Decision, Problem } from '#capability'
import { makesGroup, type Parameters, type Settings } from './parameters.ts'
import type { Part } from './part.ts'
import { countPeople, distinctPeople } from './people.ts'

/** A group of production has this many owners, so that one of them is there. */
const ownersInProduction = 2
/** People that one request adds to a group that is there already. */
const longestAddition = 10

/** Who owns the group and who is in it. */
export function decidePeople(stated: Partial<Parameters>, known: Partial<Settings>): Part {
  const people = makesGroup({ ...known, ...stated })
    ? [decideOwners(stated, known), decideMembers(stated)]
    : [decideAdditions(stated)]
  return {
    settings: Object.assign({}, ...people.map(({ settings }) => settings)) as Partial<Settings>,
    origins: Object.assign({}, ...people.map(({ origins }) => origins)),
    problems: people.flatMap(({ problems }) => problems ?? []),
    decisions: people.flatMap(({ decisions }) => decisions ?? []),
  }
}

function decideOwners({ owners }: Partial<Parameters>, { environment }: Partial<Settings>): Part {
  const isProduction = environment === 'prod'
  if (owners === undefined) {
    if (isProduction) return { settings: {} }
    return {
      settings: { owners: [] },
      origins: { owners: { source: 'default', reason: 'nobody was named' } },
      decisions: [
        {
          topic: 'owners',
          choice: 'only the identity that Planwright applies with',
          reason: 'a GitHub account is no account of the directory, so the requester cannot be looked up',
          alternative: 'name people as owners, and they can manage the members themselves',
        },
      ],
    }
  }
  const distinct = distinctPeople(owners)
  if (isProduction && distinct.length < ownersInProduction) {
    const rule =
      'a group of production has at least two owners, so that one of them is there, such as ana.silva@contoso.com and ben.cho@contoso.com'
    return { settings: {}, problems: [{ parameter: 'owners', value: distinct.join(', ') || 'none', rule }] }
  }
  return {
    settings: { owners: distinct },
    decisions: [
      {
        topic: 'owners',
        choice: 'these people and the identity that Planwright applies with',
        reason: 'without it no later request could change the group',
      },
    ],
  }
}

function decideMembers({ members, dynamic_rule }: Partial<Parameters>): Part {
  if (members === undefined || members.length === 0) {
    const isByRule = dynamic_rule !== undefined
    const left: Decision = {
      topic: 'members',
      choice: 'no list is kept here',
      reason: 'none was given; owners and later requests may add people',
    }
    return {
      settings: { members: [] },
      origins: {
        members: { source: 'default', reason: isByRule ? 'they follow the rule' : 'nobody was named' },
      },
      decisions: isByRule ? [] : [left],
    }
  }
  const distinct = distinctPeople(members)
  if (dynamic_rule !== undefined) {
    const rule = 'members follow either a rule or a list'
    return {
      settings: {},
      problems: [
        { parameter: 'members', value: distinct.join(', '), rule, suggestion: '"drop the members"' },
      ],
    }
  }
  return {
    settings: { members: distinct },
    decisions: [
      {
        topic: 'members',
        choice: `the list of ${countPeople(distinct.length)} here is the whole truth`,
        reason: 'who is added elsewhere is taken out again by the next apply',
        alternative: 'without a list, owners and later requests add people',
      },
    ],
  }
}

function decideAdditions({ members }: Partial<Parameters>): Part {
  const owners = {
    settings: { owners: [] },
    origins: { owners: { source: 'default' as const, reason: 'an existing group keeps its owners' } },
  }
  if (members === undefined || members.length === 0) return owners
  const distinct = distinctPeople(members)
  if (distinct.length > longestAddition) {
    const rule = `one request adds at most ${longestAddition} people to a group that is there already`
    const problem: Problem = {
      parameter: 'members',
      value: countPeople(distinct.length),
      rule,
      suggestion: `${countPeople(longestAddition)} at a time`,
    }
    return { ...owners, problems: [problem] }
  }
  return {
    ...owners,
    settings: { ...owners.settings, members: distinct },
    decisions: [
      {
        topic: 'group',
        choice:
          'only one of this team and environment that Planwright owns and no other request lists the members of',
        reason: 'any other belongs to somebody else; the plan looks and stops there',
        alternative: 'an owner of the group makes the identity of Planwright an owner of it too',
      },
    ],
  }
}
