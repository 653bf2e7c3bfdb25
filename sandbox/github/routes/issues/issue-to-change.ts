import { permits } from '../../http/access.ts'
import { notAccessibleByIntegration } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import { commentOf, issueOf } from '../../http/path-records.ts'
import type { Comment, Issue } from '../../world/state.ts'

/**
 * Finds the issue or pull request that a change is about.
 * Throws 404, and 403 for an app that may write pull requests only and names a plain issue.
 */
export function issueToChange(call: ActingCall): Issue {
  const issue = issueOf(call)
  requireKind(call, issue)
  return issue
}

/** Finds the comment that a change is about. Throws like `issueToChange`. */
export function commentToChange(call: ActingCall): Comment {
  const comment = commentOf(call)
  requireKind(call, comment.issue)
  return comment
}

/** Keeps an app that may write pull requests only from a plain issue. Throws 403. */
export function requireKind({ principal }: ActingCall, issue: Issue): void {
  if (principal.kind !== 'installation' || issue.pull !== null) return
  if (!permits(principal.permissions, 'issues', 'write')) throw notAccessibleByIntegration()
}
