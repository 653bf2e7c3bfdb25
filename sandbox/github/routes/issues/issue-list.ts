import { validationFailed } from '../../http/api-error.ts'
import type { Reply, RepositoryCall } from '../../http/call.ts'
import { paged } from '../../http/pagination.ts'
import { changedSince } from '../../http/path-records.ts'
import { mentions } from '../../issues/references.ts'
import { commentsOf, issueJson } from '../../shapes/issue.ts'
import { findAccount, type Issue } from '../../world/state.ts'

type Test = (issue: Issue) => boolean

/** Lists issues and pull requests with the filters of "List repository issues"; newest first unless asked otherwise. */
export function listIssues(call: RepositoryCall): Reply {
  const { query, repository, hub } = call
  const tests = [stateTest, labelTest, creatorTest, assigneeTest, milestoneTest, mentionTest].map((make) =>
    make(call),
  )
  const wanted = [...repository.issues.values()].filter((issue) => tests.every((test) => test(issue)))
  const found = changedSince(wanted, query.get('since'))
  const sign = query.get('direction') === 'asc' ? 1 : -1
  const keys = new Map(found.map((issue) => [issue, sortKey(call, issue)]))
  const sorted = found.toSorted((left, right) => {
    const order = (keys.get(left) ?? '').localeCompare(keys.get(right) ?? '')
    return (order === 0 ? left.number - right.number : order) * sign
  })
  return paged(call, sorted, (issue) => issueJson(hub, repository, issue))
}

function sortKey(call: RepositoryCall, issue: Issue): string {
  switch (call.query.get('sort')) {
    case 'updated':
      return issue.updatedAt
    case 'comments':
      return String(commentsOf(call.repository, issue).length).padStart(9, '0')
    default:
      return issue.createdAt
  }
}

function stateTest({ query }: RepositoryCall): Test {
  const state = query.get('state') ?? 'open'
  return (issue) => state === 'all' || issue.state === state
}

function labelTest({ query }: RepositoryCall): Test {
  const names = (query.get('labels') ?? '').toLowerCase().split(',').filter(Boolean)
  return ({ labels }) => names.every((name) => labels.some((label) => label.name.toLowerCase() === name))
}

function creatorTest({ query }: RepositoryCall): Test {
  const creator = query.get('creator')?.toLowerCase()
  return ({ author }) => creator === undefined || author.login.toLowerCase() === creator
}

function assigneeTest({ query, hub }: RepositoryCall): Test {
  const login = query.get('assignee')
  if (login === null) return () => true
  if (login === 'none') return ({ assignees }) => assignees.length === 0
  if (login === '*') return ({ assignees }) => assignees.length > 0
  const account = findAccount(hub.state, login)
  if (account === undefined) {
    throw validationFailed({ value: login, resource: 'Issue', field: 'assignee', code: 'invalid' })
  }
  return ({ assignees }) => assignees.includes(account)
}

function milestoneTest({ query, repository }: RepositoryCall): Test {
  const { milestoneOf, milestones } = repository.issueBook
  const asked = query.get('milestone')
  if (asked === null) return () => true
  if (asked === 'none') return (issue) => !milestoneOf.has(issue)
  if (asked === '*') return (issue) => milestoneOf.has(issue)
  const milestone = milestones.get(Number(asked))
  if (milestone === undefined) {
    throw validationFailed({ value: asked, resource: 'Issue', field: 'milestone', code: 'invalid' })
  }
  return (issue) => milestoneOf.get(issue) === milestone
}

function mentionTest(call: RepositoryCall): Test {
  const login = call.query.get('mentioned')
  if (login === null) return () => true
  return (issue) => [issue, ...commentsOf(call.repository, issue)].some(({ body }) => mentions(body, login))
}
