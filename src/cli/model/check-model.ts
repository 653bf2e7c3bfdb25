import type { ModelUsage } from '../../domain/consultation.ts'
import type { ModelConfig } from '../../model-config.ts'
import type { Model, ModelOutcome, ModelQuestion } from '../../ports/model.ts'

/** Whether a model can be worked with, in words for whoever configured it. */
export interface ModelCheck {
  readonly usable: boolean
  readonly text: string
}

/** Small, harmless, and only right when the form of answers is held to. */
const question: ModelQuestion = {
  purpose: 'check/1',
  system: 'You take part in a connection test. Set "ready" to true and "words" to a list of two short words.',
  user: 'Are you there?',
  schema: {
    name: 'connection_test',
    shape: {
      type: 'object',
      properties: {
        ready: { type: 'boolean' },
        words: { type: 'array', items: { type: 'string' } },
      },
      required: ['ready', 'words'],
      additionalProperties: false,
    },
  },
  maxOutputTokens: 500,
  tenant: 'check',
}

/** Asks one question and tells what came back. `elapsedMs` reads a clock that began before. */
export async function checkModel(
  model: Model,
  config: ModelConfig,
  elapsedMs: () => number,
): Promise<ModelCheck> {
  const outcome = await model.ask(question, new AbortController().signal)
  const where = `${config.name} at ${config.baseUrl}, ${config.format}, signing in with ${config.auth.kind}`
  return {
    usable: outcome.kind === 'answered',
    text: `${where}\n${said(outcome, config, Math.round(elapsedMs()))}\n`,
  }
}

function said(outcome: ModelOutcome, config: ModelConfig, elapsedMs: number): string {
  switch (outcome.kind) {
    case 'answered':
      return `Answered in the form that was asked for, after ${elapsedMs} ms: ${used(outcome.usage)}.`
    case 'busy':
      return `Not usable now: the endpoint fails or limits; it may be asked again in ${Math.ceil(outcome.retryAfterMs / 1000)} s.`
    case 'unavailable':
      return `Not usable: ${outcome.reason}.${advice(outcome.reason, config)}`
  }
}

function used({ inputTokens, outputTokens, usd }: ModelUsage): string {
  const tokens = `${inputTokens} tokens sent, ${outputTokens} written`
  return usd === null ? `${tokens}, no price configured` : `${tokens}, ${usd.toFixed(6)} USD`
}

function advice(reason: string, { format }: ModelConfig): string {
  const isForm = /form|not JSON|invalid_json_schema|response_format/.test(reason)
  return isForm && format === 'json_schema' ? ' Try MODEL_FORMAT=json_object.' : ''
}
