import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, noContent, type Reply } from '../../http/call.ts'
import { type Route, writes } from '../../http/route.ts'
import { optionalMember } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { recordIssueEvent } from '../../issues/issue-events.ts'
import { emitIssue } from '../../webhooks/issue-hooks.ts'
import { roleIncludes } from '../../world/roles.ts'
import type { Issue } from '../../world/state.ts'
import { issueToChange } from './issue-to-change.ts'

const path = '/repos/{owner}/{repo}/issues/{issue_number}/lock'
const need = { role: 'write', permissions: ['issues', 'pull_requests'] } as const
const reasons = ['off-topic', 'too heated', 'resolved', 'spam'] as const

/** Locking the conversation of an issue or pull request. */
export const issueLockRoutes: readonly Route[] = [
  writes('PUT', path, need, (call) => setLock(call, true)),
  writes('DELETE', path, need, (call) => setLock(call, false)),
]

/**
 * Keeps everybody but people with write access from a locked conversation. Throws 403.
 * Apps are kept out whatever their permissions, as bots have found on GitHub (probot/stale#25, renovate#6215).
 */
export function requireUnlocked(call: ActingCall, issue: Issue, what: 'comment' | 'reaction'): void {
  if (!issue.locked || (call.app === null && roleIncludes(call.role, 'write'))) return
  throw new ApiError(403, `Unable to create ${what} because issue is locked.`)
}

async function setLock(call: ActingCall, locked: boolean): Promise<Reply> {
  const { hub, repository, actor, fields } = call
  const issue = issueToChange(call)
  const reason = optionalMember(fields, 'lock_reason', reasons) ?? null
  if (issue.locked === locked) return noContent()
  issue.locked = locked
  issue.lockReason = locked ? reason : null
  issue.updatedAt = timestamp(hub)
  const action = locked ? 'locked' : 'unlocked'
  recordIssueEvent(hub, repository, issue, {
    event: action,
    actor,
    detail: { lock_reason: issue.lockReason },
  })
  await emitIssue(hub, repository, issue, { action, sender: actor })
  return noContent()
}
