import { commentView } from '../../views/comment-view.ts'
import { statusCommentView } from '../../views/status-comment-view.ts'
import type { Heard } from '../../workflow/hear.ts'
import type { Rehearsal } from './rehearsal.ts'

/** What the bot would write: its answer if it has one, else the status comment as it now reads; empty for silence. */
export function replyTo(heard: Heard | undefined, { texts, capabilities }: Rehearsal): string {
  if (heard?.after === undefined) return ''
  const { decision, after } = heard
  const answers = decision.effects.flatMap((effect) =>
    effect.type === 'say'
      ? [texts.render(`comments/${effect.template}`, commentView(after, effect.data, capabilities)).trim()]
      : [],
  )
  if (answers.length > 0) return answers.join('\n\n')
  if (decision.kind === 'refused') return ''
  const { template, data } = statusCommentView(after, capabilities, null)
  return texts.render(template, data).trim()
}
