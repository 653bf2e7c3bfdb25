import type { RequestEffect } from '../../domain/effect.ts'
import { checkView } from '../../views/check-view.ts'
import { checkId } from '../check-id.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'

/** Writes or edits the check run of a stack on a commit. */
export async function showCheck(
  { check, stack: id, sha }: Extract<RequestEffect, { type: 'show_check' }>,
  { effect, state, repository, texts, banner }: EffectRun,
): Promise<EffectOutcome> {
  const stack = 'stacks' in state ? state.stacks.find((candidate) => candidate.id === id) : undefined
  if (stack === undefined || !('stacks' in state)) return {}
  const view = checkView(state, stack, check, banner)
  const { summary, ...printed } = view
  await repository.putCheckRun({
    ...printed,
    externalId: checkId(effect.requestKey, id, check),
    headSha: sha,
    summary: texts.render('checks/stack', summary),
  })
  return {}
}
