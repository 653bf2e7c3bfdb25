import { notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalString, requiredString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { optionalMember, suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { emitMilestone } from '../../issues/milestones.ts'
import { labelJson } from '../../shapes/issue.ts'
import { milestoneJson } from '../../shapes/milestone.ts'
import type { Milestone } from '../../world/issue-book.ts'
import { takeId } from '../../world/state.ts'
import { toTimestamp } from '../../world/timestamp.ts'

const eitherKind = ['issues', 'pull_requests'] as const
const all = '/repos/{owner}/{repo}/milestones'
const one = `${all}/{milestone_number}`
const need = { role: 'write', permissions: eitherKind } as const
const states = ['open', 'closed'] as const

/** Milestones of a repository; issues are put into them by the issue routes. */
export const milestoneRoutes: readonly Route[] = [
  reads(all, eitherKind, listMilestones),
  writes('POST', all, need, createMilestone),
  reads(one, eitherKind, (call) => ok(shape(call, milestoneOf(call)))),
  writes('PATCH', one, need, editMilestone),
  writes('DELETE', one, need, deleteMilestone),
  reads(`${one}/labels`, eitherKind, (call) => {
    const milestone = milestoneOf(call)
    const issues = [...call.repository.issueBook.milestoneOf].filter(([, other]) => other === milestone)
    const labels = [...new Set(issues.flatMap(([issue]) => issue.labels))]
    return paged(call, labels, (label) => labelJson(call.hub, call.repository, label))
  }),
]

/** Lists open milestones by due date; one without a date comes last. */
function listMilestones(call: RepositoryCall): Reply {
  const { query, repository } = call
  const state = query.get('state') ?? 'open'
  const sign = query.get('direction') === 'desc' ? -1 : 1
  const wanted = [...repository.issueBook.milestones.values()]
    .filter((milestone) => state === 'all' || milestone.state === state)
    .map((milestone) => ({ milestone, shown: milestoneJson(call.hub, repository, milestone) }))
  const share = ({ shown }: (typeof wanted)[number]) =>
    shown.closed_issues / Math.max(1, shown.open_issues + shown.closed_issues)
  const sorted = wanted.toSorted((left, right) => {
    const order =
      query.get('sort') === 'completeness'
        ? share(left) - share(right)
        : (left.milestone.dueOn ?? '9').localeCompare(right.milestone.dueOn ?? '9')
    return (order || left.milestone.number - right.milestone.number) * sign
  })
  return paged(call, sorted, ({ shown }) => shown)
}

function createMilestone(call: ActingCall): Reply {
  const { hub, repository, fields, actor } = call
  const { issueBook } = repository
  suppliedString(fields, 'title')
  const title = requiredString(fields, 'title', 'Milestone')
  requireFree(call, title)
  const state = optionalMember(fields, 'state', states) ?? 'open'
  const dueOn = dueDate(call) ?? null
  const now = timestamp(hub)
  issueBook.lastMilestone += 1
  const milestone: Milestone = {
    id: takeId(hub.state),
    number: issueBook.lastMilestone,
    creator: actor,
    createdAt: now,
    updatedAt: now,
    closedAt: state === 'closed' ? now : null,
    title,
    description: optionalString(fields, 'description') ?? null,
    state,
    dueOn,
  }
  issueBook.milestones.set(milestone.number, milestone)
  emitMilestone(hub, repository, { action: 'created', milestone, sender: actor })
  return created(shape(call, milestone))
}

function editMilestone(call: ActingCall): Reply {
  const { hub, repository, fields, actor } = call
  const milestone = milestoneOf(call)
  const title = fields['title'] === undefined ? milestone.title : requiredString(fields, 'title', 'Milestone')
  if (title !== milestone.title) requireFree(call, title)
  const description =
    fields['description'] === undefined
      ? milestone.description
      : (optionalString(fields, 'description') ?? null)
  const due = dueDate(call)
  const dueOn = due === undefined ? milestone.dueOn : due
  const state = optionalMember(fields, 'state', states) ?? milestone.state
  const changes = {
    ...(title === milestone.title ? {} : { title: { from: milestone.title } }),
    ...(description === milestone.description ? {} : { description: { from: milestone.description ?? '' } }),
    ...(dueOn === milestone.dueOn ? {} : { due_on: { from: milestone.dueOn ?? '' } }),
  }
  milestone.updatedAt = timestamp(hub)
  Object.assign(milestone, { title, description, dueOn })
  if (Object.keys(changes).length > 0) {
    emitMilestone(hub, repository, { action: 'edited', milestone, sender: actor, changes })
  }
  if (state !== milestone.state) {
    milestone.state = state
    milestone.closedAt = state === 'closed' ? timestamp(hub) : null
    emitMilestone(hub, repository, {
      action: state === 'closed' ? 'closed' : 'opened',
      milestone,
      sender: actor,
    })
  }
  return ok(shape(call, milestone))
}

function deleteMilestone(call: ActingCall): Reply {
  const { hub, repository, actor } = call
  const { milestones, milestoneOf: placed } = repository.issueBook
  const milestone = milestoneOf(call)
  emitMilestone(hub, repository, { action: 'deleted', milestone, sender: actor })
  milestones.delete(milestone.number)
  for (const [issue, other] of placed) if (other === milestone) placed.delete(issue)
  return noContent()
}

function requireFree({ repository }: ActingCall, title: string): void {
  const taken = [...repository.issueBook.milestones.values()].some((milestone) => milestone.title === title)
  if (taken) throw validationFailed({ resource: 'Milestone', code: 'already_exists', field: 'title' })
}

/** Reads `due_on`: undefined when absent, null for none. Throws 422 for what is no timestamp. */
function dueDate({ fields }: ActingCall): string | null | undefined {
  const text = optionalString(fields, 'due_on')
  if (text === undefined) return fields['due_on'] === undefined ? undefined : null
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) {
    throw validationFailed({ resource: 'Milestone', code: 'invalid', field: 'due_on' })
  }
  return toTimestamp(moment)
}

function milestoneOf(call: RepositoryCall): Milestone {
  const milestone = call.repository.issueBook.milestones.get(numberParam(call, 'milestone_number'))
  if (milestone === undefined) throw notFound()
  return milestone
}

function shape(call: RepositoryCall, milestone: Milestone) {
  return milestoneJson(call.hub, call.repository, milestone)
}
