import { draftBrief } from '../conversation/draft-brief.ts'
import { readOffers } from '../conversation/model/opinion-question.ts'
import type { Brief } from '../domain/brief.ts'
import type { CommandOf } from '../domain/command.ts'
import { withAnswers } from '../domain/open-sign-offs.ts'
import type { Opinion } from '../domain/opinion.ts'
import type { Policy } from '../domain/policy.ts'
import type { RequestState } from '../domain/request-state.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { judge } from './draft.ts'
import type { SignalBody } from './signal.ts'

type OpinionSignal = Extract<SignalBody, { type: 'opinion' }>
type BriefedState = Extract<RequestState, { brief: unknown }>

/** Holds a model's opinion against the step that it is about; what is left is shown beside the request. */
export async function readOpinion(
  { question, about, model, outcome }: OpinionSignal,
  state: RequestState,
  policy: () => Promise<Policy>,
  dependencies: IntakeDependencies,
): Promise<CommandOf<'record_opinion'>> {
  const { key } = about
  const nothing = { type: 'record_opinion', key, question, usage: outcome.usage } as const
  const offers = outcome.kind === 'answered' ? readOffers(outcome.json, about) : undefined
  if (!('brief' in state) || state.model.opinions.asked[key] !== question || offers === undefined) {
    return { ...nothing, opinion: null, shown: null }
  }
  const opinion: Opinion = { model, offers }
  return { ...nothing, opinion, shown: await shownWith(key, opinion, state, await policy(), dependencies) }
}

/** What is shown with the opinion; null when the same words lead to something else by now, as with newer prices. */
async function shownWith(
  key: string,
  opinion: Opinion,
  state: BriefedState,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<CommandOf<'record_opinion'>['shown']> {
  const { origin, title, author, brief } = state
  const { understanding } = brief
  const opinions = { ...state.model.opinions.given, [key]: opinion }
  const assessments = await judge({ origin, title, author, understanding, policy, opinions }, dependencies)
  const catalogue = dependencies.capabilities
  const again = draftBrief({ understanding, reading: undefined, assessments, catalogue })
  if (essence(again) !== essence(brief)) return null
  return { remarks: again.remarks ?? [], deliberations: withAnswers(again.deliberations ?? [], state) }
}

/** Everything of a brief that code decided about what is built. */
function essence({ rows, decisions, stacks, estimate, deliberations }: Brief): string {
  const steps = deliberations?.map((one) => one.steps.filter(({ by }) => by === 'code'))
  return canonicalJson([rows, decisions, stacks, estimate, steps])
}
