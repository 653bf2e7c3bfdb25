import type { AskedQuestion } from '../../domain/brief.ts'
import { valueText } from '../brief/value-text.ts'
import { capabilitiesQuestion } from '../reading/asked.ts'

/** A numbered question as it is printed. */
export type QuestionView = {
  n: number
  text: string
  proposal: string | null
  why: string | null
  others: string[]
}

/** Options shown behind a question; the rest is still understood. */
const shownOptions = 6

/** The questions of a brief but the one about capabilities, which `choiceViews` prints. */
export function questionViews(questions: readonly AskedQuestion[]): QuestionView[] {
  return questions
    .filter((question) => question.parameter !== capabilitiesQuestion)
    .map((question) => {
      const proposal = question.default === undefined ? null : valueText(question.default)
      const others = (question.options ?? []).filter((option) => option !== proposal)
      return {
        n: question.n,
        text: question.text,
        proposal,
        why: sentence(question.why),
        others: others.slice(0, shownOptions),
      }
    })
}

/** The capabilities to choose from, numbered; empty when there is nothing to choose. The last `offered` are optional. */
export function choiceViews(
  questions: readonly AskedQuestion[],
  offered: number,
): { n: number; title: string; optional: boolean }[] {
  const options = questions.find((one) => one.parameter === capabilitiesQuestion)?.options ?? []
  return options.map((title, index) => ({
    n: index + 1,
    title,
    optional: index >= options.length - offered,
  }))
}

/** How an answer to these questions may look: `1. eastus2 2. keep`. */
export function exampleAnswer(questions: readonly QuestionView[]): string {
  return questions
    .map(
      ({ n, proposal, others }, index) =>
        `${n}. ${index === 0 ? (proposal ?? others[0] ?? '...') : proposal === null ? '...' : 'keep'}`,
    )
    .slice(0, 3)
    .join(' ')
}

/** One line of reason; it ends as a sentence does. */
function sentence(text: string | undefined): string | null {
  if (text === undefined) return null
  return /[.!?]$/.test(text) ? text : `${text}.`
}
