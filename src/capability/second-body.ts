import type { StepTrace } from '../domain/assessment.ts'
import type { Facts, Offer, Opinion, OpinionQuestion, Remark } from '../domain/opinion.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { shortHash } from './short-hash.ts'

/**
 * What a model may add to a step whose result a rule has made. It never sees the step again and never changes the
 * result: what it offers is a code out of a closed list, and only what `accept` lets pass is shown, as a remark in
 * our words.
 */
export interface ModelBody<I, O> {
  /** What to look for, one or two sentences. */
  readonly task: string
  /** What may be said now, each code with when it is right; nothing is asked when there is none. */
  codes(input: I, result: O): Readonly<Record<string, string>>
  facts(input: I, result: O): Facts
  /** Holds one offer against the rule's result; total for every whole number. */
  accept(offer: Pick<Offer, 'code' | 'value'>, input: I, result: O): Verdict
}

/** `vetoed` is a clause that says why not. */
export type Verdict = { readonly taken: string; readonly reply?: string } | { readonly vetoed: string }

/** What came of the model body of one step. */
export interface Heard {
  /** What to ask; not there when it was answered or there is nothing to ask. */
  readonly question?: OpinionQuestion
  readonly remarks: readonly Remark[]
  readonly trace?: StepTrace
}

/** Opinions by the key of their question. */
export type Opinions = Readonly<Record<string, Opinion>>

/** More than these of one answer are not looked at. */
const maxOffers = 5

/** Hears the opinion on a step's result that is known, or says what would have to be asked for it. */
export function hearModel<I, O>(
  step: { readonly id: string; readonly model: ModelBody<I, O> },
  input: I,
  result: O,
  opinions: Opinions,
): Heard {
  const { id, model } = step
  const codes = model.codes(input, result)
  if (Object.keys(codes).length === 0) return { remarks: [] }
  const asked = { step: id, task: model.task, codes, facts: model.facts(input, result) }
  const key = `${id}:${shortHash(canonicalJson(asked), 12)}`
  const opinion = Object.hasOwn(opinions, key) ? opinions[key] : undefined
  if (opinion === undefined) return { question: { key, ...asked }, remarks: [] }
  const offers = opinion.offers.filter(({ code }) => Object.hasOwn(codes, code))
  const judged = firstOfEach(offers)
    .slice(0, maxOffers)
    .map((offer) => ({ offer, verdict: model.accept(offer, input, result) }))
  const remarks = judged.flatMap(({ offer: { code, why }, verdict }) =>
    'vetoed' in verdict
      ? []
      : [{ step: id, code, text: verdict.taken, why, reply: verdict.reply ?? null, model: opinion.model }],
  )
  const vetoes = judged.flatMap(({ offer, verdict }) =>
    'vetoed' in verdict ? [`not taken: ${spoken(offer)}, because ${verdict.vetoed}`] : [],
  )
  const findings = remarks.map(({ code, text }) => ({ code, text }))
  return { remarks, trace: { step: id, turn: 1, by: 'model', findings, notes: vetoes } }
}

function firstOfEach(offers: readonly Offer[]): Offer[] {
  return [...new Map(offers.toReversed().map((offer) => [offer.code, offer])).values()].toReversed()
}

/** "fewer workers (12)". */
function spoken({ code, value }: Offer): string {
  const words = code.replaceAll('_', ' ')
  return value === null ? words : `${words} (${value})`
}
