import { messageQuestion } from '../../conversation/model/model-question.ts'
import type { Consultation, ModelRecord, ModelUsage } from '../../domain/consultation.ts'
import type { RequestEffect } from '../../domain/effect.ts'
import { ExternalServiceError } from '../../domain/errors.ts'
import type { RequestState } from '../../domain/request-state.ts'
import { asMessage } from '../consultation.ts'
import type { ModelAccess } from '../dependencies.ts'
import type { EffectOutcome, EffectRun } from '../effect-run.ts'
import type { SignalBody } from '../signal.ts'

type ModelAnswerSignal = Extract<SignalBody, { type: 'model_answer' }>

/** Attempts after which an endpoint that is always busy counts as not there. */
const maxAttempts = 8
const maxOutputTokens = 1500

/** What asking needs: the request as it is, the model, and how often this question was begun. */
interface ModelRun extends Pick<EffectRun, 'state' | 'model' | 'capabilities' | 'abort'> {
  readonly attempts: number
}

/** Asks the model about a message, within what the request may spend; a busy endpoint is asked again later. */
export async function askModel(
  { question, about }: Extract<RequestEffect, { type: 'ask_model' }>,
  run: ModelRun,
): Promise<EffectOutcome> {
  if (!isAwaited(run.state, question, about)) return {}
  const outcome = await ask(about, run.state, run)
  return { signal: { type: 'model_answer', question, about, outcome } }
}

/** Whether the answer to this question would still be taken. */
function isAwaited(
  state: RequestState,
  question: number,
  { message }: Consultation,
): state is Extract<RequestState, { brief: unknown }> {
  return 'brief' in state && state.model.pending[message.id] === question
}

async function ask(
  { message, unread }: Consultation,
  state: Extract<RequestState, { brief: unknown }>,
  { model, capabilities, attempts, abort }: ModelRun,
): Promise<ModelAnswerSignal['outcome']> {
  if (model === null) return unavailable('no model is configured any more')
  const asked = {
    ...messageQuestion(asMessage(message), unread, state.brief.understanding, capabilities),
    maxOutputTokens,
    tenant: String(state.origin.installationId),
  }
  const spent = overspent(state.model, model.endpoint.upperBound(asked), model)
  if (spent !== undefined) return unavailable(spent)
  const answer = await model.endpoint.ask(asked, abort)
  switch (answer.kind) {
    case 'answered':
      return { kind: 'answered', json: answer.json, usage: answer.usage }
    case 'unavailable':
      return { kind: 'unavailable', reason: answer.reason, usage: answer.usage }
    case 'busy':
      if (attempts >= maxAttempts) return unavailable('its endpoint has no room for questions')
      throw new ExternalServiceError('the model has no room for the question now', {
        service: 'model',
        retryAfterMs: answer.retryAfterMs,
        retryable: true,
      })
  }
}

function unavailable(reason: string): ModelAnswerSignal['outcome'] {
  return { kind: 'unavailable', reason, usage: null }
}

/** Why a question of that size may not be asked any more; undefined when it may. */
function overspent(
  record: ModelRecord,
  bound: ModelUsage,
  { tokensPerRequest, usdPerRequest }: ModelAccess,
): string | undefined {
  const tokens = record.inputTokens + record.outputTokens + bound.inputTokens + bound.outputTokens
  if (tokens > tokensPerRequest) return `this request has used up its ${tokensPerRequest} tokens`
  if (usdPerRequest !== null && record.usd + (bound.usd ?? 0) > usdPerRequest) {
    return `this request has used up its ${usdPerRequest} USD`
  }
  return undefined
}
