import type { Brief, SettingRow } from '../../domain/brief.ts'
import { counted } from './counted.ts'
import { type PriceView, priceView } from './price-view.ts'
import { type ProblemViews, problemViews } from './problem-views.ts'
import { choiceViews, exampleAnswer, type QuestionView, questionViews } from './question-views.ts'
import { type RemarkViews, remarkViews } from './remark-views.ts'
import { type RowView, rowViews } from './row-view.ts'

/** What the status comment says beside the brief. */
export interface StatusExtras {
  /** Titles of capabilities that are often wanted as well and were not asked for. */
  readonly alsoPossible?: readonly string[]
  /** A line that marks a sandbox. */
  readonly banner?: string | null
  /** What people object to who have to sign it off. */
  readonly objected?: readonly {
    readonly what: string
    readonly by: string | null
    readonly text: string | null
  }[]
  /** Why the language model did not answer the last time, as a clause. */
  readonly trouble?: string | null
}

/** Data of `comments/status`: the whole understanding of a request while it is talked about. */
export interface StatusView extends ProblemViews {
  readonly state: string
  readonly ask: string
  /** A "yes" would open the pull request. */
  readonly ready: boolean
  readonly objected: NonNullable<StatusExtras['objected']>
  readonly questions: readonly QuestionView[]
  readonly choices: readonly { readonly n: number; readonly title: string; readonly optional: boolean }[]
  /** Some of the choices are optional. */
  readonly hasOptional: boolean
  /** The choices are proposals, and a "yes" takes them. */
  readonly proposed: boolean
  readonly example: string
  readonly rows: readonly RowView[]
  /** Defaults that say no, and what is too much for one look. */
  readonly moreRows: readonly RowView[]
  readonly price: PriceView | null
  readonly decisions: readonly {
    readonly topic: string
    readonly choice: string
    readonly reason: string
    readonly alternative: string | null
  }[]
  readonly gates: readonly { readonly id: string; readonly text: string }[]
  readonly foreseen: readonly string[]
  readonly notes: readonly string[]
  /** What a model said of the steps. */
  readonly opinion: RemarkViews | null
  readonly next: string
  readonly alsoPossible: readonly string[]
  readonly banner: string | null
  readonly trouble: string | null
}

/** What a person sees of a request that is not yet a pull request. */
export function statusView(brief: Brief, extras: StatusExtras = {}): StatusView {
  const questions = questionViews(brief.questions)
  const { offered } = brief.understanding
  const choices = choiceViews(brief.questions, offered.length)
  const loud = brief.rows.filter((row) => !isQuiet(row))
  const quiet = brief.rows.filter(isQuiet)
  const rows = rowViews(loud)
  const { objected = [] } = extras
  return {
    ...problemViews(brief),
    state: stateOf(brief),
    ask: objected.length === 0 ? askOf(brief, questions) : 'Somebody who has to sign it off objects.',
    ready: brief.ready && objected.length === 0,
    objected,
    questions,
    choices,
    hasOptional: offered.length > 0,
    proposed: brief.understanding.choice === 'proposed',
    example: exampleAnswer(questions),
    rows: rows.slice(0, shownRows),
    moreRows: [...rows.slice(shownRows), ...rowViews(quiet)],
    price: priceView(brief.estimate),
    decisions: brief.decisions.map((one) => ({ ...one, alternative: one.alternative ?? null })),
    gates: brief.gates.map(({ id, text }) => ({ id, text })),
    foreseen: brief.foreseen ?? [],
    notes: brief.notes,
    opinion: remarkViews(brief),
    next: objected.length === 0 ? nextOf(brief) : 'say what to change; then I ask for the sign-off again.',
    alsoPossible: extras.alsoPossible ?? [],
    banner: extras.banner ?? null,
    trouble: extras.trouble ?? null,
  }
}

const shownRows = 14

/** A default that leaves something out. */
function isQuiet(row: SettingRow): boolean {
  return row.source === 'default' && (row.value === false || row.text === 'none')
}

function stateOf(brief: Brief): string {
  if (brief.understanding.choice === 'settled') return `I read this as: ${brief.title}.`
  const proposed = brief.understanding.capabilities.length
  if (proposed === 1) return 'I am not certain that this is what you want.'
  return proposed > 1 ? 'This could be several things.' : 'I am not sure what to build.'
}

function askOf(brief: Brief, questions: readonly QuestionView[]): string {
  if (brief.understanding.choice !== 'settled') return 'One answer and I can go on.'
  const wrong = brief.objections.length + brief.ambiguities.length
  if (wrong > 0) return `${counted(wrong, 'thing has', 'things have')} to be put right first.`
  const open = questions.filter((question) => question.proposal === null).length
  if (open > 0) return `${counted(open, 'answer', 'answers')} and I can open the pull request.`
  return questions.length > 0 ? 'Every question has an answer I would take.' : 'Nothing is open.'
}

function nextOf(brief: Brief): string {
  if (brief.understanding.choice !== 'settled')
    return 'once it is clear what to build, I ask what I need to know for it.'
  if (!brief.ready)
    return 'with your answer I update this comment; nothing is built before a reviewed pull request is merged.'
  return 'with your "yes" I open one pull request with the Terraform, a plan and the price; a review and the merge build it.'
}
