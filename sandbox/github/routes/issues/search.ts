import { permits, reachesRepository } from '../../http/access.ts'
import { ApiError, validationFailed } from '../../http/api-error.ts'
import { type Call, ok, type Reply } from '../../http/call.ts'
import { pageOf } from '../../http/pagination.ts'
import type { Route } from '../../http/route.ts'
import { loginIn, scoreOf } from '../../issues/search-match.ts'
import { isUnanswered, parseSearch, type SearchTerm } from '../../issues/search-query.ts'
import { commentsOf, issueJson } from '../../shapes/issue.ts'
import { roleIncludes, standingOf } from '../../world/roles.ts'
import { type Account, findAccount, type Issue, type Repository } from '../../world/state.ts'

/** GitHub's limits ("Search", GitHub REST documentation, 2026). */
const maxResults = 1000
const maxWords = 256
const people = ['author', 'assignee', 'commenter', 'mentions', 'involves']

/** Searching issues and pull requests. */
export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/search/issues', access: 'anyone', run: searchIssues },
]

interface Found {
  readonly repository: Repository
  readonly issue: Issue
  readonly score: number
}

function searchIssues(call: Call): Reply {
  const text = call.query.get('q')?.trim() ?? ''
  if (text === '') throw validationFailed({ resource: 'Search', field: 'q', code: 'missing' })
  const terms = parseSearch(text)
  const searcher = call.principal.kind === 'user' ? call.principal.account : null
  requireAnswerable(call, terms, searcher)
  const found = sorted(
    call,
    searchedRepositories(call, terms).flatMap((repository) =>
      [...repository.issues.values()].flatMap((issue) => {
        const score = scoreOf({ repository, issue, searcher }, terms)
        return score === null ? [] : [{ repository, issue, score }]
      }),
    ),
  )
  const page = pageOf(call, found.slice(0, maxResults), maxResults)
  const items = page.items.map(({ repository, issue, score }) => ({
    ...issueJson(call.hub, repository, issue),
    score,
  }))
  const body = { total_count: found.length, incomplete_results: false, items, search_type: 'lexical' }
  return { ...ok(body), headers: page.headers }
}

function requireAnswerable(call: Call, terms: readonly SearchTerm[], searcher: Account | null): void {
  const values = (names: readonly string[]) =>
    terms.flatMap(({ name, value }) => (name !== null && names.includes(name) ? [value] : []))
  const kinds = values(['is', 'type']).map((value) => value.toLowerCase())
  if (!kinds.some((kind) => ['issue', 'pr', 'pull-request'].includes(kind))) {
    throw new ApiError(422, "Query must include 'is:issue' or 'is:pull-request'")
  }
  const unanswered = terms.find(isUnanswered)
  if (unanswered !== undefined) {
    throw refuse(`The qualifier ${unanswered.name ?? ''}: is not answered by this double.`)
  }
  const words = terms.filter(({ name }) => name === null).map(({ value }) => value)
  if (words.join(' ').length > maxWords) throw refuse(`The search is longer than ${maxWords} characters.`)
  const strangers = values(people).filter(
    (value) => value !== '*' && findAccount(call.hub.state, loginIn(value, searcher)) === undefined,
  )
  if (strangers.length > 0) {
    throw refuse(
      'The listed users cannot be searched either because the users do not exist or you do not have permission to view the users.',
    )
  }
}

/** The repositories that a search names, or all, as far as the caller may see them. */
function searchedRepositories(call: Call, terms: readonly SearchTerm[]): Repository[] {
  const visible = [...call.hub.state.repositories.values()].filter((repository) => maySee(call, repository))
  const wants = (term: SearchTerm, repository: Repository) => {
    const full = repository.fullName.toLowerCase()
    const value = term.value.toLowerCase()
    return term.name === 'repo' ? full === value : full.startsWith(`${value}/`)
  }
  const places = terms.filter(({ name }) => name === 'repo' || name === 'org' || name === 'user')
  const named = places.filter(({ negated }) => !negated)
  const shunned = places.filter(({ negated }) => negated)
  const found = visible.filter(
    (repository) =>
      (named.length === 0 || named.some((term) => wants(term, repository))) &&
      !shunned.some((term) => wants(term, repository)),
  )
  if (named.length > 0 && !visible.some((repository) => named.some((term) => wants(term, repository)))) {
    throw refuse(
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
    )
  }
  return found
}

function maySee({ hub, principal }: Call, repository: Repository): boolean {
  if (repository.visibility === 'public') return true
  if (principal.kind === 'user') {
    return roleIncludes(standingOf(hub.state, repository, principal.account).role, 'read')
  }
  if (principal.kind !== 'installation' || !reachesRepository(principal, repository)) return false
  return (['issues', 'pull_requests'] as const).some((name) => permits(principal.permissions, name, 'read'))
}

/** Best match first unless `sort` asks otherwise; among equals the newest first. */
function sorted({ query }: Call, found: readonly Found[]): Found[] {
  const sign = query.get('order') === 'asc' ? 1 : -1
  const keys: Readonly<Record<string, (item: Found) => string | number>> = {
    created: ({ issue }) => issue.createdAt,
    updated: ({ issue }) => issue.updatedAt,
    comments: ({ issue, repository }) => commentsOf(repository, issue).length,
    reactions: ({ issue }) => issue.reactions.length,
  }
  const key = keys[query.get('sort') ?? ''] ?? (({ score }: Found) => score)
  return found.toSorted((left, right) => {
    const [a, b] = [key(left), key(right)]
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
    return (order || left.issue.id - right.issue.id) * sign
  })
}

function refuse(message: string): ApiError {
  return validationFailed({ message, resource: 'Search', field: 'q', code: 'invalid' })
}
