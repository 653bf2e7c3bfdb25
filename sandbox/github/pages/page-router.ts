import { decodeText } from '../http/decode-text.ts'
import { isPull, type PullIssue } from '../pulls/pull-facts.ts'
import { findAccount, type Repository } from '../world/state.ts'
import { checkRunPage, commitPage, historyPage } from './commit-page.ts'
import { conversationPage } from './conversation.ts'
import { deliveriesPage } from './deliveries-page.ts'
import { filePage } from './file-page.ts'
import { newIssuePage } from './forms/new-issue-page.ts'
import type { Html } from './html.ts'
import { issueListPage } from './issue-list.ts'
import type { Visit } from './layout.ts'
import { checksPage, commitsPage, filesPage } from './pull-page.ts'
import { accountPage, homePage, treePage } from './repository-page.ts'
import { splitRef, visibleRepository } from './visible.ts'

export interface FoundPage {
  readonly title: string
  readonly content: Html
}

/** Finds and renders the page of a path; undefined when there is none or the visitor may not see it. */
export async function renderPage(visit: Visit): Promise<FoundPage | undefined> {
  const parts = visit.path.split('/').filter(Boolean).map(decodeText)
  const [owner, name, section, key, tab] = parts
  if (owner === undefined) return { title: 'Repositories', content: homePage(visit) }
  if (owner === 'organizations') return appPage(visit, parts)
  if (name === undefined) {
    const account = findAccount(visit.hub.state, owner)
    return account === undefined ? undefined : { title: account.login, content: accountPage(visit, account) }
  }
  const repository = visibleRepository(visit, owner, name)
  if (repository === undefined) return undefined
  const rest = parts.slice(4).join('/')
  const content = await renderSection(visit, repository, { section, key, tab, rest })
  return content === undefined ? undefined : { title: titleOf(repository, section, key), content }
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
      return treePage(visit, repository, repository.defaultBranch, '')
    case 'issues':
      if (key === '') return issueListPage(visit, repository, 'issues')
      return key === 'new'
        ? newIssuePage(visit, repository, place.tab === 'choose')
        : issuePage(visit, repository, key)
    case 'pulls':
      return issueListPage(visit, repository, 'pulls')
    case 'pull':
      return pullPage(visit, repository, place)
    case 'runs': {
      const run = repository.checkRuns.get(Number(key))
      return run === undefined ? undefined : checkRunPage(visit, repository, run)
    }
    case 'commit':
      return commitPage(visit, repository, key)
    case 'commits':
      return historyPage(visit, repository, wholeOf(place))
    case 'tree':
    case 'blob':
      return sourcePage(visit, repository, place)
    default:
      return undefined
  }
}

/** Issues and pull requests share their numbers: either address leads to either. */
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
  if (tab === 'commits') return commitsPage(visit, repository, issue)
  if (tab === 'files') return filesPage(visit, repository, issue)
  return tab === 'checks' ? checksPage(visit, repository, issue) : undefined
}

async function sourcePage(visit: Visit, repository: Repository, place: Place): Promise<Html | undefined> {
  const { ref, path } = splitRef(repository, wholeOf(place))
  return place.section === 'blob'
    ? filePage(visit, repository, { ref, path })
    : treePage(visit, repository, ref, path)
}

/** `/organizations/{owner}/settings/apps/{slug}/advanced` and one delivery below it. */
function appPage(visit: Visit, parts: readonly string[]): FoundPage | undefined {
  const [, , settings, apps, slug = '', advanced, id] = parts
  if (settings !== 'settings' || apps !== 'apps' || advanced !== 'advanced') return undefined
  const content = deliveriesPage(visit, slug, id)
  return content === undefined ? undefined : { title: `Deliveries of ${slug}`, content }
}

function wholeOf({ key, rest }: Place): string {
  return [key, rest].filter(Boolean).join('/')
}

function titleOf(repository: Repository, section: string | undefined, key: string | undefined): string {
  const issue = section === 'issues' || section === 'pull' ? repository.issues.get(Number(key)) : undefined
  return issue === undefined
    ? repository.fullName
    : `${issue.title} #${issue.number} - ${repository.fullName}`
}
