import type { Brief } from '../../domain/brief.ts'
import { type ProblemViews, problemViews } from './problem-views.ts'
import { type StandingView, standingView } from './standing-view.ts'

/** Data of `comments/not-understood`. */
export type NotUnderstoodView = ProblemViews & {
  /** Empty when every question stands at its default. */
  open: { n: number; text: string }[]
  standing: StandingView | null
  /** A sentence of a model about what was not understood. */
  remark: string | null
}

/** What of the last message could not be used, and what is still asked. */
export function notUnderstoodView(brief: Brief, remark?: string): NotUnderstoodView {
  const standing = standingView(brief)
  const open = standing === null ? brief.questions.map(({ n, text }) => ({ n, text })) : []
  return { ...problemViews(brief), open, standing, remark: remark ?? null }
}
