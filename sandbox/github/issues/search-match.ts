import { commentsOf } from '../shapes/issue.ts'
import type { Account, Issue, Repository } from '../world/state.ts'
import { mentions } from './references.ts'
import { inRange, type SearchTerm, searchable } from './search-query.ts'

/** Where a search looks, and who asks. */
export interface SearchScene {
  readonly repository: Repository
  readonly issue: Issue
  /** The person who searches; `@me` names them. */
  readonly searcher: Account | null
}

/** Qualifiers that choose repositories and texts; they say nothing about one issue. */
const whereToLook = new Set(['repo', 'org', 'user', 'in'])

type Test = (scene: SearchScene, value: string) => boolean

/** Tells whether an issue answers every part of a search, and how well; null when it does not. */
export function scoreOf(scene: SearchScene, terms: readonly SearchTerm[]): number | null {
  const places = terms.flatMap(({ name, value }) => (name === 'in' ? value.toLowerCase().split(',') : []))
  const text = textOf(scene, places.length === 0 ? ['title', 'body', 'comments'] : places)
  let score = 1
  for (const term of terms) {
    if (term.name !== null && whereToLook.has(term.name)) continue
    const found =
      term.name === null
        ? text.includes(searchable(term.value))
        : tests[term.name]?.(scene, term.value) === true
    if (found === term.negated) return null
    if (term.name === null && searchable(scene.issue.title).includes(searchable(term.value))) score += 1
  }
  return score
}

const tests: Readonly<Record<string, Test>> = {
  is: ({ issue, repository }, value) => isTest(repository, issue, value.toLowerCase()),
  type: ({ issue, repository }, value) => isTest(repository, issue, value.toLowerCase()),
  state: ({ issue }, value) => issue.state === value.toLowerCase(),
  reason: ({ issue }, value) => issue.stateReason === value.toLowerCase().replaceAll(' ', '_'),
  label: ({ issue }, value) =>
    plainList(value).some((name) => issue.labels.some((label) => label.name.toLowerCase() === name)),
  milestone: ({ issue, repository }, value) => {
    const title = repository.issueBook.milestoneOf.get(issue)?.title.toLowerCase()
    return value === '*' ? title !== undefined : title === value.toLowerCase()
  },
  author: (scene, value) => isNamed(scene, [scene.issue.author], value),
  assignee: (scene, value) =>
    value === '*' ? scene.issue.assignees.length > 0 : isNamed(scene, scene.issue.assignees, value),
  commenter: (scene, value) => isNamed(scene, commenters(scene), value),
  mentions: (scene, value) => isMentioned(scene, value),
  involves: (scene, value) =>
    isNamed(scene, [scene.issue.author, ...scene.issue.assignees, ...commenters(scene)], value) ||
    isMentioned(scene, value),
  no: ({ issue, repository }, value) => {
    if (value === 'label') return issue.labels.length === 0
    if (value === 'assignee') return issue.assignees.length === 0
    return value === 'milestone' ? !repository.issueBook.milestoneOf.has(issue) : true
  },
  head: ({ issue }, value) => issue.pull?.headBranch.startsWith(value) === true,
  base: ({ issue }, value) => issue.pull?.baseBranch === value,
  draft: ({ issue }, value) => issue.pull !== null && String(issue.pull.draft) === value,
  comments: ({ issue, repository }, value) => inRange(String(commentsOf(repository, issue).length), value),
  created: ({ issue }, value) => inRange(issue.createdAt, value),
  updated: ({ issue }, value) => inRange(issue.updatedAt, value),
  closed: ({ issue }, value) => issue.closedAt !== null && inRange(issue.closedAt, value),
  merged: ({ issue }, value) => {
    const mergedAt = issue.pull?.mergedAt ?? null
    return mergedAt !== null && inRange(mergedAt, value)
  },
}

function isTest(repository: Repository, issue: Issue, value: string): boolean {
  switch (value) {
    case 'issue':
      return issue.pull === null
    case 'pr':
    case 'pull-request':
      return issue.pull !== null
    case 'merged':
      return issue.pull !== null && issue.pull.mergedAt !== null
    case 'unmerged':
      return issue.pull !== null && issue.pull.mergedAt === null
    case 'draft':
      return issue.pull?.draft === true
    case 'locked':
    case 'unlocked':
      return issue.locked === (value === 'locked')
    case 'public':
    case 'private':
      return repository.visibility === value
    default:
      return issue.state === value
  }
}

function isNamed({ searcher }: SearchScene, accounts: readonly Account[], value: string): boolean {
  const login = loginIn(value, searcher)
  return accounts.some((account) => account.login.toLowerCase() === login)
}

function isMentioned(scene: SearchScene, value: string): boolean {
  const login = loginIn(value, scene.searcher)
  const { repository, issue } = scene
  return [issue, ...commentsOf(repository, issue)].some(({ body }) => mentions(body, login))
}

/** The login that a qualifier names: `@me`, an app as `app/slug`, or the login itself; in lower case. */
export function loginIn(value: string, searcher: Account | null): string {
  if (value === '@me') return searcher?.login.toLowerCase() ?? ''
  const name = value.toLowerCase().replace(/^@/, '')
  return name.startsWith('app/') ? `${name.slice(4)}[bot]` : name
}

function commenters({ repository, issue }: SearchScene): Account[] {
  return commentsOf(repository, issue).map(({ author }) => author)
}

function textOf({ repository, issue }: SearchScene, places: readonly string[]): string {
  const parts = [
    places.includes('title') ? issue.title : '',
    places.includes('body') ? (issue.body ?? '') : '',
    ...(places.includes('comments') ? commentsOf(repository, issue).map(({ body }) => body) : []),
  ]
  return parts.map(searchable).join('\n')
}

function plainList(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((name) => name.replaceAll('"', '').trim())
}
