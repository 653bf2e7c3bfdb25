import { worksIn } from '../world/installations.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import type { Account, ActorList, Repository, Review, State } from '../world/state.ts'
import type { PullIssue } from './pull-facts.ts'

/** Whose word about a pull request counts now. */
export interface ReviewVerdict {
  readonly approvals: readonly Account[]
  readonly objections: readonly Account[]
}

/**
 * Weighs the reviews of a pull request as branch protection does: the latest approval, objection or dismissal of each
 * person, from people who can write now, never from the author.
 */
export function reviewVerdict(state: State, repository: Repository, issue: PullIssue): ReviewVerdict {
  const latest = new Map<Account, Review['state']>()
  for (const review of issue.pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue
    if (review.author === issue.author || !canWrite(state, repository, review.author)) continue
    latest.set(review.author, review.state)
  }
  const of = (wanted: Review['state']) =>
    [...latest].filter(([, decision]) => decision === wanted).map(([account]) => account)
  return { approvals: of('APPROVED'), objections: of('CHANGES_REQUESTED') }
}

/** Tells whether an account may write to a repository: people by their role, apps by `contents: write` where they are installed. */
export function canWrite(state: State, repository: Repository, account: Account): boolean {
  if (account.type !== 'Bot') return roleIncludes(standingOf(state, repository, account).role, 'write')
  return [...state.installations.values()].some(
    (installation) =>
      installation.app.bot === account &&
      worksIn(installation, repository) &&
      installation.permissions.get('contents') === 'write',
  )
}

/** Tells whether a list names an account: by itself, through a team or as the bot of an app. */
export function listIncludes(list: ActorList, account: Account): boolean {
  return (
    list.users.includes(account) ||
    list.teams.some(({ members }) => members.has(account.login)) ||
    list.apps.some(({ bot }) => bot === account)
  )
}
