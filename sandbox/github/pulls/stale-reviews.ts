import { filesBetween, mergeBase } from '../git/git-history.ts'
import type { Hub } from '../hub.ts'
import { noteDismissal } from '../issues/issue-events.ts'
import { emitReview } from '../webhooks/pull-events.ts'
import type { Account, Repository } from '../world/state.ts'
import { comparisonBase, type PullIssue } from './pull-facts.ts'

/**
 * Dismisses the approvals of a pull request whose head has moved from `before` when its base branch asks for that and
 * the change as a whole is another one now; taking in the base alone dismisses nothing.
 */
export async function dismissStaleReviews(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  moved: { readonly before: string; readonly actor: Account },
): Promise<void> {
  const { pull } = issue
  if (repository.protections.get(pull.baseBranch)?.reviews?.dismissStale !== true) return
  const approvals = pull.reviews.filter(({ state }) => state === 'APPROVED')
  if (approvals.length === 0) return
  const base = comparisonBase(repository, issue)
  if (
    (await changeText(repository, base, moved.before)) === (await changeText(repository, base, pull.headSha))
  )
    return
  for (const review of approvals) {
    review.state = 'DISMISSED'
    noteDismissal(hub, repository, issue, { review, state: 'APPROVED', message: null, actor: moved.actor })
    emitReview(hub, repository, issue, { review, action: 'dismissed', sender: moved.actor })
  }
}

/** What a head changes, without the places where it does. */
async function changeText(repository: Repository, base: string, head: string): Promise<string> {
  const from = await mergeBase(repository.directory, base, head)
  const files = await filesBetween(repository.directory, from, head)
  return JSON.stringify(
    files.map(({ path, previousPath, status, patch, sha }) => [
      path,
      previousPath,
      status,
      patch?.replaceAll(/^@@ [^@\n]*@@.*$/gm, '@@') ?? sha,
    ]),
  )
}
