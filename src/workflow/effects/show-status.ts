import { statusCommentView } from '../../views/status-comment-view.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { marker } from '../marker.ts'

/** Writes the status comment, or edits it to what is true now. */
export async function showStatus({
  effect,
  state,
  repository,
  texts,
  capabilities,
  banner,
}: EffectRun): Promise<EffectOutcome> {
  const view = statusCommentView(state, capabilities, banner)
  const mark = marker(`${effect.requestKey}/status`)
  const body = `${texts.render(view.template, view.data).trim()}\n\n${mark}`
  if (state.statusComment !== null) {
    await repository.updateComment(state.statusComment, body)
    return {}
  }
  const existing = await repository.findComment(state.origin.issue, mark)
  const id = existing ?? (await repository.createComment(state.origin.issue, body))
  if (existing !== undefined) await repository.updateComment(existing, body)
  return { command: { type: 'record_status_comment', id } }
}
