import { messageQuestion } from '../../conversation/model/model-question.ts'
import type { Consultation } from '../../domain/consultation.ts'
import type { RequestEffect } from '../../domain/effect.ts'
import type { RequestState } from '../../domain/request-state.ts'
import { asMessage } from '../consultation.ts'
import type { EffectOutcome } from '../effect-run.ts'
import { askEndpoint, type BriefedState, type ModelRun } from './ask-endpoint.ts'

/** Asks the model about a message, within what the request may spend; a busy endpoint is asked again later. */
export async function askModel(
  { question, about }: Extract<RequestEffect, { type: 'ask_model' }>,
  run: ModelRun,
): Promise<EffectOutcome> {
  const { state } = run
  if (!isAwaited(state, question, about)) return {}
  const { message, unread } = about
  const asked = messageQuestion(asMessage(message), unread, state.brief.understanding, run.capabilities)
  const outcome = await askEndpoint(asked, 'reading', state, run)
  return { signal: { type: 'model_answer', question, about, outcome } }
}

/** Whether the answer to this question would still be taken. */
function isAwaited(state: RequestState, question: number, { message }: Consultation): state is BriefedState {
  return 'brief' in state && state.model.pending[message.id] === question
}
