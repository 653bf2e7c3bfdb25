import type { Brief } from '../../domain/brief.ts'
import { type ProblemViews, problemViews } from './problem-views.ts'

/** Data of `comments/not-understood`. */
export type NotUnderstoodView = ProblemViews & {
  open: { n: number; text: string }[]
  /** A sentence of a model about what was not understood. */
  remark: string | null
}

/** What of the last message could not be used, and what is still asked. */
export function notUnderstoodView(brief: Brief, remark?: string): NotUnderstoodView {
  const open = brief.questions.map(({ n, text }) => ({ n, text }))
  return { ...problemViews(brief), open, remark: remark ?? null }
}
