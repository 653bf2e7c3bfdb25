import { opinionQuestion } from '../../conversation/model/opinion-question.ts'
import type { RequestEffect } from '../../domain/effect.ts'
import type { EffectOutcome } from '../effect-run.ts'
import { askEndpoint, type ModelRun } from './ask-endpoint.ts'

/** Asks the model about a step of an agent, within the part of the budget that opinions may use. */
export async function askOpinion(
  { question, about }: Extract<RequestEffect, { type: 'ask_opinion' }>,
  run: ModelRun,
): Promise<EffectOutcome> {
  const { state } = run
  if (!('brief' in state) || state.model.opinions.asked[about.key] !== question) return {}
  const outcome = await askEndpoint(opinionQuestion(about), 'opinion', state, run)
  const model = run.model?.endpoint.name ?? ''
  return { signal: { type: 'opinion', question, about, model, outcome } }
}
