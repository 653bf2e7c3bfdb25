import type { Brief, SettingRow } from '../../domain/brief.ts'
import { wordsOf } from '../reading/phrases.ts'
import { type DeliberationView, deliberationView } from './deliberation-view.ts'
import { type PriceView, priceView } from './price-view.ts'
import { fromText } from './row-view.ts'
import { type StandingView, standingView } from './standing-view.ts'

/** Data of `comments/explanation`: what is known of the things that a person asked about. */
export type ExplanationView = {
  rows: { label: string; text: string; from: string }[]
  decisions: { topic: string; choice: string; reason: string; alternative: string | null }[]
  price: PriceView | null
  /** The price was asked for and is not known yet. */
  priceIsOpen: boolean
  /** How each agent came to its part, step by step. */
  deliberations: DeliberationView[]
  gates: { id: string; text: string }[]
  /** What happens next was asked for: whether a "yes" would go on, and the questions that are open. */
  next: { ready: boolean; open: { n: number; text: string }[]; standing: StandingView | null } | null
  /** Nothing of it is known here. */
  unknown: boolean
}

const priceWords =
  /\b(?:costs?|price|prices|pricing|priced|expensive|cheap|cheaper|budget|bill|billed|usd|dollars?|pay|money|kostet|kosten|cuesta|co[uû]te|custa)\b/i
const gateWords =
  /\b(?:gates?|confirm|confirmed|confirmation|approve[sd]?|approval|approvers?|allowed|who)\b/i
const nextWords =
  /\b(?:next|when|status|happens?|how long|ready|waiting|progress|open questions?|do you need|missing|eta|done)\b/i
const stepWords = /\b(?:steps?|planner|sizer|reviewers?|reviewed|came about|come about)\b/i
const shown = 6

/** Answers questions from what is settled, never from anything else; an empty question asks for all reasons. */
export function explanationView(questions: readonly string[], brief: Brief): ExplanationView {
  const text = questions.join(' ')
  const asked = new Set(wordsOf(text).map(stem))
  const isEverything = asked.size === 0
  const speaksOf = (words: string): boolean => {
    const wanted = wordsOf(words)
      .map(stem)
      .filter((word) => !empty.has(word))
    return wanted.some((word) => asked.has(word))
  }
  const rows = brief.rows.filter((row) => speaksOf(`${row.label} ${row.parameter}`) || speaksOf(row.text))
  const decisions = brief.decisions.filter((one) => isEverything || speaksOf(`${one.topic} ${one.choice}`))
  const wantsPrice = priceWords.test(text)
  const price = wantsPrice ? priceView(brief.estimate) : null
  const deliberations =
    isEverything || stepWords.test(text) ? (brief.deliberations ?? []).map(deliberationView) : []
  const gates = gateWords.test(text) || isEverything ? brief.gates : []
  const next = nextWords.test(text) ? nextOf(brief) : null
  return {
    rows: rows.slice(0, shown).map(rowView),
    decisions: decisions.slice(0, shown).map(({ topic, choice, reason, alternative }) => ({
      topic,
      choice,
      reason,
      alternative: alternative ?? null,
    })),
    price,
    priceIsOpen: wantsPrice && price === null,
    deliberations,
    gates: gates.map(({ id, text: words }) => ({ id, text: words })),
    next,
    unknown:
      rows.length + decisions.length + deliberations.length + gates.length === 0 &&
      !wantsPrice &&
      next === null,
  }
}

/** Words that are part of many labels and name no setting. */
const empty = new Set('at with of the a and or in is to for type size name least most group'.split(' '))

function stem(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word
}

function rowView(row: SettingRow): ExplanationView['rows'][number] {
  return { label: row.label, text: row.text, from: fromText(row) }
}

function nextOf(brief: Brief): ExplanationView['next'] {
  const { ready, questions } = brief
  const open = questions.filter((question) => question.default === undefined)
  return { ready, open: open.map(({ n, text }) => ({ n, text })), standing: standingView(brief) }
}
