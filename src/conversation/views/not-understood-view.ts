import type { Brief } from '../../domain/brief.ts'
import { type ProblemViews, problemViews } from './problem-views.ts'

/** Data of `comments/not-understood`. */
export type NotUnderstoodView = ProblemViews & {
  open: { n: number; text: string }[]
}

/** What of the last message could not be used, and what is still asked. */
export function notUnderstoodView(brief: Brief): NotUnderstoodView {
  return { ...problemViews(brief), open: brief.questions.map(({ n, text }) => ({ n, text })) }
}
