import type { CommandOf } from '../command.ts'
import { noModelRecord } from '../consultation.ts'
import { accepted, type Decision, refused } from '../decision.ts'
import type { RequestState } from '../request-state.ts'

/**
 * Adds to a decision the opinions that are asked for about a brief that is new and still talked about. Derived from
 * the events, so that no decision can forget it; nothing waits for an answer.
 */
export function withOpinions(decision: Decision, state: RequestState | undefined): Decision {
  if (decision.kind === 'refused') return decision
  const { events, effects } = decision
  const revised = events.findLast((event) => event.type === 'brief_revised')
  const isAgreed = events.some(({ type }) => type === 'proposal_requested')
  if (revised === undefined || isAgreed || !revised.brief.ready) return decision
  const { opinions, questions } = state?.model ?? noModelRecord
  const first =
    Math.max(questions, ...events.map((event) => (event.type === 'model_asked' ? event.question : 0))) + 1
  const wanted = (revised.brief.opinionQuestions ?? []).filter(({ key }) => opinions.asked[key] === undefined)
  const asked = wanted.map((about, index) => ({ question: first + index, about }))
  return accepted(
    [
      ...events,
      ...asked.map(({ question, about }) => ({ type: 'opinion_asked' as const, key: about.key, question })),
    ],
    [...effects, ...asked.map((one) => ({ type: 'ask_opinion' as const, ...one }))],
  )
}

/** Keeps an opinion that is waited for; of one that is not, only what it cost is counted. */
export function recordOpinion(
  state: RequestState,
  { key, question, opinion, usage, shown }: CommandOf<'record_opinion'>,
): Decision {
  const given = { type: 'opinion_given', key, question, usage } as const
  if (state.model.opinions.asked[key] === question) return accepted([{ ...given, opinion, shown }])
  return usage === null ? refused('outdated') : accepted([{ ...given, opinion: null, shown: null }])
}
