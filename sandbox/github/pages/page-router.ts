import { decodeText } from '../http/decode-text.ts'
import { isPull, type PullIssue } from '../pulls/pull-facts.ts'
import { standingOf } from '../world/roles.ts'
import { findRepository, type Repository } from '../world/state.ts'
import { conversationPage } from './conversation.ts'
import type { Html } from './html.ts'
import type { Visit } from './layout.ts'
import { checkRunPage, checksPage, commitsPage, filesPage } from './pull-page.ts'
import { filePage, homePage, listPage, newIssuePage, treePage } from './repository-page.ts'

export interface FoundPage {
  readonly title: string
  readonly content: Html
}

/** Finds and renders the page of a path; undefined when there is none or the visitor may not see it. */
export async function renderPage(visit: Visit): Promise<FoundPage | undefined> {
  const parts = visit.path.split('/').filter(Boolean).map(decodeText)
  const [owner, name, section, key, tab] = parts
  if (owner === undefined) return { title: 'Repositories', content: homePage(visibleRepositories(visit)) }
  const repository = name === undefined ? undefined : visibleRepository(visit, owner, name)
  if (repository === undefined) return undefined
  const content = await renderSection(visit, repository, {
    section,
    key,
    tab,
    rest: parts.slice(4).join('/'),
  })
  return content === undefined ? undefined : { title: titleOf(repository, section, key), content }
}

/** A repository that the visitor may see. */
export function visibleRepository(visit: Visit, owner: string, name: string): Repository | undefined {
  const repository = findRepository(visit.hub.state, owner, name)
  if (repository === undefined) return undefined
  return standingOf(visit.hub.state, repository, visit.persona).role === 'none' ? undefined : repository
}

interface Place {
  readonly section: string | undefined
  readonly key: string | undefined
  readonly tab: string | undefined
  readonly rest: string
}

async function renderSection(visit: Visit, repository: Repository, place: Place): Promise<Html | undefined> {
  const { section, key = '' } = place
  switch (section) {
    case undefined:
      return treePage(visit.hub, repository, repository.defaultBranch, '')
    case 'issues':
      if (key === '') return listPage(repository, 'issues')
      return key === 'new' ? newIssuePage(visit, repository) : issuePage(visit, repository, key)
    case 'pulls':
      return listPage(repository, 'pulls')
    case 'pull':
      return pullPage(visit, repository, place)
    case 'runs': {
      const run = repository.checkRuns.get(Number(key))
      return run === undefined ? undefined : checkRunPage(visit, repository, run)
    }
    case 'tree':
    case 'blob':
      return sourcePage(visit, repository, place)
    default:
      return undefined
  }
}

async function issuePage(visit: Visit, repository: Repository, key: string): Promise<Html | undefined> {
  const issue = repository.issues.get(Number(key))
  return issue === undefined ? undefined : conversationPage(visit, repository, issue)
}

async function pullPage(
  visit: Visit,
  repository: Repository,
  { key, tab }: Place,
): Promise<Html | undefined> {
  const issue = repository.issues.get(Number(key))
  if (issue === undefined || !isPull(issue)) return undefined
  return tab === undefined
    ? conversationPage(visit, repository, issue)
    : pullTab(visit, repository, issue, tab)
}

async function pullTab(
  visit: Visit,
  repository: Repository,
  issue: PullIssue,
  tab: string,
): Promise<Html | undefined> {
  if (tab === 'commits') return commitsPage(repository, issue)
  if (tab === 'files') return filesPage(repository, issue)
  return tab === 'checks' ? checksPage(visit, repository, issue) : undefined
}

/** Branch names may hold slashes, so the longest known branch at the start of the path is taken. */
async function sourcePage(visit: Visit, repository: Repository, place: Place): Promise<Html | undefined> {
  const { ref, path } = splitRef(repository, [place.key, place.rest].filter(Boolean).join('/'))
  if (place.section === 'blob') return filePage(repository, ref, path)
  return treePage(visit.hub, repository, ref, path)
}

/** Splits `branch/with/slash/path/of/file` at the longest branch there is. */
export function splitRef(
  repository: Repository,
  text: string,
): { readonly ref: string; readonly path: string } {
  const parts = text.split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const ref = parts.slice(0, length).join('/')
    if (repository.refs.has(`refs/heads/${ref}`)) return { ref, path: parts.slice(length).join('/') }
  }
  return { ref: parts[0] ?? '', path: parts.slice(1).join('/') }
}

function visibleRepositories(visit: Visit): Repository[] {
  return [...visit.hub.state.repositories.values()].filter(
    (repository) => standingOf(visit.hub.state, repository, visit.persona).role !== 'none',
  )
}

function titleOf(repository: Repository, section: string | undefined, key: string | undefined): string {
  const issue = section === 'issues' || section === 'pull' ? repository.issues.get(Number(key)) : undefined
  return issue === undefined
    ? repository.fullName
    : `${issue.title} #${issue.number} - ${repository.fullName}`
}
