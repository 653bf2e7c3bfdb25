import type { ModelRecord, ModelUsage } from '../../domain/consultation.ts'
import { ExternalServiceError } from '../../domain/errors.ts'
import type { RequestState } from '../../domain/request-state.ts'
import type { ModelQuestion } from '../../ports/model.ts'
import type { ModelAccess } from '../dependencies.ts'
import type { EffectRun } from '../effect-run.ts'
import type { SignalBody } from '../signal.ts'

type Outcome = Extract<SignalBody, { type: 'model_answer' }>['outcome']

/** What asking needs: the request as it is, the model, and how often this question was begun. */
export interface ModelRun extends Pick<EffectRun, 'state' | 'model' | 'capabilities' | 'abort'> {
  readonly attempts: number
}

/** A request that is understood so far that there is something to ask about. */
export type BriefedState = Extract<RequestState, { brief: unknown }>

/** Attempts after which an endpoint that is always busy counts as not there. */
const maxAttempts = 8
const maxOutputTokens = 1500

/** Part of a request's budget that is left for reading what people say, however many opinions are asked for. */
const shareOf = { reading: 1, opinion: 0.5 } as const

/**
 * Asks one question within what the request may spend on its kind.
 * @throws ExternalServiceError when the endpoint is busy and may be asked again later.
 */
export async function askEndpoint(
  question: Omit<ModelQuestion, 'maxOutputTokens' | 'tenant'>,
  kind: keyof typeof shareOf,
  state: BriefedState,
  { model, attempts, abort }: Pick<ModelRun, 'model' | 'attempts' | 'abort'>,
): Promise<Outcome> {
  if (model === null) return unavailable('no model is configured any more')
  const asked = { ...question, maxOutputTokens, tenant: String(state.origin.installationId) }
  const spent = overspent(state.model, model.endpoint.upperBound(asked), model, shareOf[kind])
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

function unavailable(reason: string): Outcome {
  return { kind: 'unavailable', reason, usage: null }
}

/** Why a question of that size may not be asked any more; undefined when it may. */
function overspent(
  record: ModelRecord,
  bound: ModelUsage,
  { tokensPerRequest, usdPerRequest }: ModelAccess,
  share: number,
): string | undefined {
  const tokens = record.inputTokens + record.outputTokens + bound.inputTokens + bound.outputTokens
  if (tokens > tokensPerRequest * share) return `this request has used up its ${tokensPerRequest} tokens`
  if (usdPerRequest !== null && record.usd + (bound.usd ?? 0) > usdPerRequest * share) {
    return `this request has used up its ${usdPerRequest} USD`
  }
  return undefined
}
