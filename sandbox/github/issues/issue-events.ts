import { isFields } from '../http/fields.ts'
import { type Hub, timestamp } from '../hub.ts'
import { isPull, type PullIssue } from '../pulls/pull-facts.ts'
import { userJson } from '../shapes/user.ts'
import { networkOf } from '../world/network.ts'
import { type Account, type Issue, type Repository, type Review, takeId } from '../world/state.ts'
import { referencedIn } from './references.ts'

/** What happened, in GitHub's name for the type of event, with the fields of that type. */
export interface Happening {
  readonly event: string
  readonly actor: Account
  readonly commitSha?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
  readonly source?: Issue
}

/** Event types that `pull_request` webhooks stand for one to one. */
const plainPullEvents: Readonly<Record<string, string>> = {
  reopened: 'reopened',
  converted_to_draft: 'convert_to_draft',
  ready_for_review: 'ready_for_review',
  auto_merge_enabled: 'auto_merge_enabled',
  auto_merge_disabled: 'auto_merge_disabled',
}

/** Writes an entry into the history of an issue or pull request. */
export function recordIssueEvent(hub: Hub, repository: Repository, issue: Issue, what: Happening): void {
  const { event, actor, commitSha = null, detail = {}, source = null } = what
  const id = takeId(hub.state)
  const createdAt = timestamp(hub)
  repository.issueBook.events.push({ id, issue, event, actor, createdAt, commitSha, detail, source })
}

/** Writes `cross-referenced` into the history of every issue that a text of another one names, once for each pair. */
export function noteReferences(
  hub: Hub,
  repository: Repository,
  source: Issue,
  said: { readonly text: string | null; readonly actor: Account },
): void {
  for (const number of referencedIn(said.text ?? '', repository.fullName)) {
    const issue = repository.issues.get(number)
    if (issue === undefined || issue === source) continue
    const known = repository.issueBook.events.some(
      (entry) => entry.issue === issue && entry.source === source,
    )
    if (!known)
      recordIssueEvent(hub, repository, issue, { event: 'cross-referenced', actor: said.actor, source })
  }
}

/** Writes into the history what a `pull_request` webhook tells; labels, milestones and people are written by their own parts. */
export function notePullEvent(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  hook: {
    readonly action: string
    readonly sender: Account
    readonly extra?: Readonly<Record<string, unknown>>
  },
): void {
  const { action, sender: actor, extra = {} } = hook
  const record = (event: string, more: Partial<Happening> = {}) =>
    recordIssueEvent(hub, repository, issue, { ...more, event, actor })
  const plain = plainPullEvents[action]
  if (plain !== undefined) record(plain)
  if (action === 'closed') {
    if (issue.pull.mergedAt !== null) record('merged', { commitSha: issue.pull.mergeCommitSha })
    record('closed')
  }
  if (action === 'review_requested' || action === 'review_request_removed') {
    record(action, { detail: { ...extra, review_requester: userJson(hub, actor) } })
  }
  const changes = isFields(extra['changes']) ? extra['changes'] : {}
  if (isFields(changes['title']))
    record('renamed', { detail: renamed(changes['title']['from'], issue.title) })
  if (isFields(changes['base'])) record('base_ref_changed')
  if (action === 'opened' || action === 'edited') {
    noteReferences(hub, repository, issue, { text: issue.body, actor })
  }
}

/** The fields of a `renamed` entry. */
export function renamed(from: unknown, to: string): Readonly<Record<string, unknown>> {
  return { rename: { from, to } }
}

/** Writes into the history of a pull request that a review no longer counts; `state` is what it was before. */
export function noteDismissal(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  dismissal: {
    readonly review: Review
    readonly state: Review['state']
    readonly message: string | null
    readonly actor: Account
  },
): void {
  const { review, message, actor } = dismissal
  const state = dismissal.state.toLowerCase()
  const dismissed_review = { state, review_id: review.id, dismissal_message: message }
  recordIssueEvent(hub, repository, issue, { event: 'review_dismissed', actor, detail: { dismissed_review } })
}

/** Writes into the history of pull requests that their head branch in a repository is gone or is back. */
export function noteHeadBranch(
  hub: Hub,
  repository: Repository,
  moved: {
    readonly branch: string
    readonly before: string | null
    readonly after: string | null
    readonly actor: Account
  },
): void {
  if (moved.before !== null && moved.after !== null) return
  const event = moved.after === null ? 'head_ref_deleted' : 'head_ref_restored'
  const sha = moved.after ?? moved.before
  for (const base of networkOf(hub.state, repository)) {
    for (const issue of base.issues.values()) {
      if (!isPull(issue) || issue.pull.headRepository !== repository) continue
      if (issue.pull.headBranch !== moved.branch || issue.pull.headSha !== sha) continue
      recordIssueEvent(hub, base, issue, { event, actor: moved.actor })
    }
  }
}
