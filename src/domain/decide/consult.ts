import type { Consultation } from '../consultation.ts'
import { accepted, type Decision } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { RequestEvent } from '../event.ts'
import type { RequestState } from '../request-state.ts'

/**
 * Adds to a decision about a message the question that a model is asked about it. A message that was read anew and
 * leaves nothing to ask drops the question that its earlier words led to.
 */
export function withConsultation(
  decision: Decision,
  state: Pick<RequestState, 'model'>,
  messageId: string,
  consult: Consultation | undefined,
): Decision {
  if (decision.kind === 'refused' && decision.reason !== 'nothing_changed') return decision
  const { events, effects } = consultation(state, messageId, consult)
  if (events.length === 0) return decision
  const earlier = decision.kind === 'accepted' ? decision.events : []
  return accepted([...earlier, ...events], [...decision.effects, ...effects])
}

function consultation(
  { model }: Pick<RequestState, 'model'>,
  messageId: string,
  about: Consultation | undefined,
): { readonly events: RequestEvent[]; readonly effects: RequestEffect[] } {
  if (about !== undefined) {
    const question = model.questions + 1
    return {
      events: [{ type: 'model_asked', messageId, question }],
      effects: [{ type: 'ask_model', question, about }],
    }
  }
  const isDropped = model.pending[messageId] !== undefined
  return { events: isDropped ? [{ type: 'model_question_dropped', messageId }] : [], effects: [] }
}
