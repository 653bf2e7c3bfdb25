import { type ApiError, validationFailed } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import { optionalBoolean, optionalString, optionalText, requiredString } from '../../http/fields.ts'
import { timestamp } from '../../hub.ts'
import type { PullIssue } from '../../pulls/pull-facts.ts'
import { closePull, keepHead } from '../../pulls/pull-tracking.ts'
import { emitPull } from '../../webhooks/pull-events.ts'
import { isLiving } from '../../world/network.ts'

/** What a request wants of a pull request; undefined leaves a part as it is. */
interface PullWish {
  readonly title: string | undefined
  readonly body: string | null | undefined
  readonly base: { readonly branch: string; readonly tip: string } | undefined
  readonly modify: boolean | undefined
  readonly state: 'open' | 'closed' | undefined
}

/**
 * Applies title, body, base and state of a request body to a pull request and announces what changed.
 * Throws 422 before anything is changed.
 */
export async function editPull(call: ActingCall, issue: PullIssue): Promise<void> {
  const { hub, repository, actor } = call
  const wish = readWish(call)
  const ends = wish.state === 'open' && issue.state === 'closed' ? reopenedEnds(call, issue, wish) : undefined
  const changes = editWords(call, issue, wish)
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = timestamp(hub)
    await emitPull(hub, repository, issue, { action: 'edited', sender: actor, extra: { changes } })
  }
  if (wish.state === 'closed' && issue.state === 'open') await closePull(hub, repository, issue, actor)
  if (ends !== undefined) await reopenPull(call, issue, ends)
}

function readWish({ fields, repository }: ActingCall): PullWish {
  const branch = optionalString(fields, 'base')
  const tip = repository.refs.get(`refs/heads/${branch ?? ''}`)
  const state = optionalString(fields, 'state')
  if (branch !== undefined && tip === undefined) throw invalid('base')
  if (state !== undefined && state !== 'open' && state !== 'closed') throw invalid('state')
  const isTitled = fields['title'] !== undefined && fields['title'] !== null
  return {
    title: isTitled ? requiredString(fields, 'title', 'PullRequest') : undefined,
    body: fields['body'] === undefined ? undefined : (optionalText(fields, 'body', 'PullRequest') ?? null),
    base: branch === undefined || tip === undefined ? undefined : { branch, tip },
    modify: optionalBoolean(fields, 'maintainer_can_modify'),
    state,
  }
}

function editWords(call: ActingCall, issue: PullIssue, wish: PullWish): Record<string, unknown> {
  const { repository } = call
  const { title, body, base, modify } = wish
  const changes: Record<string, unknown> = {}
  if (title !== undefined && title !== issue.title) {
    changes['title'] = { from: issue.title }
    issue.title = title
  }
  if (modify !== undefined && issue.pull.headRepository !== repository)
    issue.pull.maintainerCanModify = modify
  if (body !== undefined && body !== issue.body) {
    changes['body'] = { from: issue.body ?? '' }
    issue.body = body
  }
  if (base !== undefined && base.branch !== issue.pull.baseBranch) {
    changes['base'] = { ref: { from: issue.pull.baseBranch }, sha: { from: issue.pull.baseSha } }
    issue.pull.baseBranch = base.branch
    issue.pull.baseSha = base.tip
  }
  return changes
}

/** Where both ends of a pull request are when it is opened again. Throws 422 when it cannot be. */
function reopenedEnds(
  { hub, repository }: ActingCall,
  issue: PullIssue,
  wish: PullWish,
): { readonly head: string; readonly base: string } {
  const { headRepository, headBranch } = issue.pull
  const living = isLiving(hub.state, headRepository)
  const head = living ? headRepository.refs.get(`refs/heads/${headBranch}`) : undefined
  const base = repository.refs.get(`refs/heads/${wish.base?.branch ?? issue.pull.baseBranch}`)
  if (issue.pull.mergedAt !== null || head === undefined || base === undefined) {
    const reason = issue.pull.mergedAt === null ? 'the branch was deleted' : 'the pull request was merged'
    throw invalid('state', `state cannot be changed: ${reason}`)
  }
  return { head, base }
}

async function reopenPull(
  call: ActingCall,
  issue: PullIssue,
  ends: { readonly head: string; readonly base: string },
): Promise<void> {
  const { hub, repository } = call
  issue.state = 'open'
  issue.closedAt = null
  issue.closedBy = null
  issue.updatedAt = timestamp(hub)
  issue.pull.headSha = ends.head
  issue.pull.baseSha = ends.base
  await keepHead(repository, issue)
  await emitPull(hub, repository, issue, { action: 'reopened', sender: call.actor })
}

function invalid(field: 'base' | 'state', message?: string): ApiError {
  const error = { resource: 'PullRequest', field, code: 'invalid' } as const
  return validationFailed(message === undefined ? error : { ...error, message })
}
