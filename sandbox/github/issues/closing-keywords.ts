import type { Hub } from '../hub.ts'
import type { Account, Repository } from '../world/state.ts'
import { recordIssueEvent } from './issue-events.ts'
import { setIssueState } from './issue-state.ts'
import { closedBy, referencedIn } from './references.ts'

/** Closes the open issues that a merged pull request or a commit of the default branch names, and announces each. */
export function closeKeywordIssues(
  hub: Hub,
  repository: Repository,
  text: string,
  actor: Account,
  commitSha: string | null = null,
): void {
  for (const number of closedBy(text, repository.fullName)) {
    const issue = repository.issues.get(number)
    if (issue?.state === 'open' && issue.pull === null) {
      setIssueState(hub, repository, issue, { state: 'closed', reason: 'completed', actor, commitSha })
    }
  }
}

/**
 * Writes `referenced` into the history of every issue that pushed commits name, once for each commit, and closes
 * those that commits of the default branch name with a keyword.
 */
export function noteCommits(
  hub: Hub,
  repository: Repository,
  push: {
    /** Full name of the branch. */
    readonly ref: string
    readonly actor: Account
    readonly commits: readonly { readonly sha: string; readonly message: string }[]
  },
): void {
  const { ref, actor } = push
  if (!ref.startsWith('refs/heads/')) return
  for (const { sha: commitSha, message } of push.commits) {
    for (const number of referencedIn(message, repository.fullName)) {
      const issue = repository.issues.get(number)
      if (issue === undefined) continue
      const known = repository.issueBook.events.some(
        (entry) => entry.issue === issue && entry.event === 'referenced' && entry.commitSha === commitSha,
      )
      if (!known) recordIssueEvent(hub, repository, issue, { event: 'referenced', actor, commitSha })
    }
    if (ref === `refs/heads/${repository.defaultBranch}`) {
      closeKeywordIssues(hub, repository, message, actor, commitSha)
    }
  }
}
