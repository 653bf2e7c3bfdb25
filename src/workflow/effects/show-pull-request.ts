import { isRemoving } from '../../domain/removal.ts'
import { pullRequestView } from '../../views/pull-request-view.ts'
import { removalView } from '../../views/removal-view.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { requestMarker } from '../marker.ts'

/** Prints the pull request's body again: plans, prices and gates as they are now. */
export async function showPullRequest({
  effect,
  state,
  repository,
  texts,
  banner,
}: EffectRun): Promise<EffectOutcome> {
  if (!('stacks' in state)) return {}
  const body = isRemoving(state)
    ? texts.render('pull-request/removal', removalView(state, state.stacks, banner))
    : texts.render('pull-request/body', pullRequestView(state, state.stacks, banner))
  await repository.updatePullRequestBody(
    state.proposal.number,
    `${body.trim()}\n\n${requestMarker(effect.requestKey)}`,
  )
  return {}
}
