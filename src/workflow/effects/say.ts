import type { RequestEffect } from '../../domain/effect.ts'
import { commentView } from '../../views/comment-view.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import { marker } from '../marker.ts'

/** Writes a new comment, once: a second attempt looks for the first one's by its marker. */
export async function say(
  { template, data, number }: Extract<RequestEffect, { type: 'say' }>,
  { effect, state, repository, texts, capabilities }: EffectRun,
): Promise<EffectOutcome> {
  const mark = marker(effect.key)
  if (effect.attempts > 1) {
    const existing = await repository.findComment(number, mark)
    if (existing !== undefined) return { externalId: existing }
  }
  const body = texts.render(`comments/${template}`, commentView(state, data, capabilities))
  const id = await repository.createComment(number, `${body.trim()}\n\n${mark}`)
  return { externalId: id, undo: () => repository.deleteComment(id) }
}
