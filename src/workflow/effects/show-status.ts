import { ExternalServiceError } from '../../domain/errors.ts'
import type { RepositoryForge } from '../../ports/forge.ts'
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
  if (state.statusComment !== null && (await wasUpdated(repository, state.statusComment, body))) return {}
  const existing = await repository.findComment(state.origin.issue, mark)
  const id = existing ?? (await repository.createComment(state.origin.issue, body))
  if (existing !== undefined) await repository.updateComment(existing, body)
  return { command: { type: 'record_status_comment', id } }
}

/** False when somebody deleted the comment: then there has to be a new one. */
async function wasUpdated(repository: RepositoryForge, id: string, body: string): Promise<boolean> {
  try {
    await repository.updateComment(id, body)
    return true
  } catch (error) {
    if (error instanceof ExternalServiceError && error.status === 404) return false
    throw error
  }
}
