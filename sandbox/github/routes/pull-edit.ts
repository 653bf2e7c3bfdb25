import { ApiError, validationFailed } from '../http/api-error.ts'
import type { ActingCall } from '../http/call.ts'
import { optionalBoolean, optionalString, optionalText } from '../http/fields.ts'
import { timestamp } from '../hub.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import { closePull, keepHead } from '../pulls/pull-tracking.ts'
import { emitPull } from '../webhooks/pull-events.ts'
import { isLiving } from '../world/network.ts'

/** Applies title, body, base and state of a request body to a pull request and announces what changed. */
export async function editPull(call: ActingCall, issue: PullIssue): Promise<void> {
  const { hub, repository, fields, actor } = call
  const changes = editWords(call, issue)
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = timestamp(hub)
    await emitPull(hub, repository, issue, { action: 'edited', sender: actor, extra: { changes } })
  }
  const state = optionalString(fields, 'state')
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw validationFailed({ resource: 'PullRequest', field: 'state', code: 'invalid' })
  }
  if (state === 'closed' && issue.state === 'open') await closePull(hub, repository, issue, actor)
  if (state === 'open' && issue.state === 'closed') await reopenPull(call, issue)
}

function editWords(call: ActingCall, issue: PullIssue): Record<string, unknown> {
  const { fields, repository } = call
  const changes: Record<string, unknown> = {}
  const title = optionalString(fields, 'title')
  const body =
    fields['body'] === undefined ? undefined : (optionalText(fields, 'body', 'PullRequest') ?? null)
  const base = optionalString(fields, 'base')
  if (title !== undefined && title !== issue.title) {
    changes['title'] = { from: issue.title }
    issue.title = title
  }
  const modify = optionalBoolean(fields, 'maintainer_can_modify')
  if (modify !== undefined && issue.pull.headRepository !== repository)
    issue.pull.maintainerCanModify = modify
  if (body !== undefined && body !== issue.body) {
    changes['body'] = { from: issue.body ?? '' }
    issue.body = body
  }
  if (base !== undefined && base !== issue.pull.baseBranch) {
    const tip = repository.refs.get(`refs/heads/${base}`)
    if (tip === undefined) throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' })
    changes['base'] = { ref: { from: issue.pull.baseBranch }, sha: { from: issue.pull.baseSha } }
    issue.pull.baseBranch = base
    issue.pull.baseSha = tip
  }
  return changes
}

async function reopenPull(call: ActingCall, issue: PullIssue): Promise<void> {
  const { hub, repository } = call
  const { headRepository, headBranch } = issue.pull
  const living = isLiving(hub.state, headRepository)
  const head = living ? headRepository.refs.get(`refs/heads/${headBranch}`) : undefined
  const base = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  if (issue.pull.mergedAt !== null || head === undefined || base === undefined) {
    const field = issue.pull.mergedAt === null ? 'the branch was deleted' : 'the pull request was merged'
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'PullRequest',
        field: 'state',
        code: 'invalid',
        message: `state cannot be changed: ${field}`,
      },
    ])
  }
  issue.state = 'open'
  issue.closedAt = null
  issue.closedBy = null
  issue.updatedAt = timestamp(hub)
  issue.pull.headSha = head
  issue.pull.baseSha = base
  await keepHead(repository, issue)
  await emitPull(hub, repository, issue, { action: 'reopened', sender: call.actor })
}
