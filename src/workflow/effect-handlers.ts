import type { RequestEffect } from '../domain/effect.ts'
import { InvariantError } from '../domain/errors.ts'
import { RequestState } from '../domain/request-state.ts'
import type { StoredEffect } from '../ports/request-store.ts'
import type { Dependencies } from './dependencies.ts'
import type { EffectOutcome, EffectRun } from './effect-run.ts'
import { applyStack } from './effects/apply-stack.ts'
import { askModel } from './effects/ask-model.ts'
import { askOpinion } from './effects/ask-opinion.ts'
import { openPullRequest } from './effects/open-pull-request.ts'
import { planStack } from './effects/plan-stack.ts'
import { releaseStacks } from './effects/release-stacks.ts'
import { say } from './effects/say.ts'
import { showCheck } from './effects/show-check.ts'
import { showPullRequest } from './effects/show-pull-request.ts'
import { showStatus } from './effects/show-status.ts'
import { repositoryOf } from './repository-of.ts'

/** Does the work of one effect on the request as it is now. */
export async function runEffect(
  effect: StoredEffect,
  body: RequestEffect,
  dependencies: Dependencies,
  abort: AbortSignal,
): Promise<EffectOutcome> {
  const stored = await dependencies.store.load(effect.requestKey)
  if (stored === undefined) throw new InvariantError(`${effect.key} belongs to no request`)
  const state = RequestState.parse(stored.state)
  const forge = dependencies.forge.repository(repositoryOf(state.origin))
  return handle(body, { ...dependencies, effect, state, repository: forge, abort })
}

async function handle(body: RequestEffect, run: EffectRun): Promise<EffectOutcome> {
  const { repository, state } = run
  const { issue } = state.origin
  switch (body.type) {
    case 'acknowledge':
      await repository.acknowledge(issue, body.messageId === 'issue' ? null : body.messageId)
      return {}
    case 'show_status':
      return showStatus(run)
    case 'show_check':
      return showCheck(body, run)
    case 'show_pull_request':
      return showPullRequest(run)
    case 'say':
      return say(body, run)
    case 'open_pull_request':
      return openPullRequest(run)
    case 'close_pull_request':
      await repository.closePullRequest(body.number)
      return {}
    case 'close_issue':
      await repository.closeIssue(issue, body.outcome)
      return {}
    case 'release_stacks':
      return releaseStacks(body, run)
    case 'plan_stack':
      return planStack(body, run)
    case 'apply_stack':
      return applyStack(body, run)
    case 'ask_model':
      return askModel(body, { ...run, attempts: run.effect.attempts })
    case 'ask_opinion':
      return askOpinion(body, { ...run, attempts: run.effect.attempts })
    case 'await_sign_off':
      return { command: { type: 'record_overdue_sign_off', key: body.key } }
    default:
      return body satisfies never
  }
}
