import type { Brief, SettingRow } from '../../domain/brief.ts'
import { joined } from '../brief/brief-title.ts'
import { type PriceView, priceView } from './price-view.ts'
import { type ProblemViews, problemViews } from './problem-views.ts'
import { rowViews } from './row-view.ts'
import { type StandingView, standingView } from './standing-view.ts'

/** Data of `comments/updated`: what an answer changed and what is wanted now. */
export type UpdatedView = ProblemViews & {
  changes: { label: string; text: string }[]
  price: PriceView | null
  difference: { usd: number; direction: 'more' | 'less' } | null
  open: { n: number; text: string }[]
  ready: boolean
  standing: StandingView | null
  subject: string | null
}

const shownChanges = 8

/** Compares two briefs of one request. */
export function updatedView(before: Brief, after: Brief): UpdatedView {
  const price = priceView(after.estimate)
  return {
    ...problemViews(after),
    changes: changesOf(before.rows, after.rows),
    price,
    difference: differenceOf(before, after),
    open: after.questions.filter((one) => one.default === undefined).map(({ n, text }) => ({ n, text })),
    ready: after.ready,
    standing: standingView(after),
    subject: subjectOf(before, after),
  }
}

/** Rows that were said or moved; what merely follows from them is in the table of the status comment. */
function changesOf(before: readonly SettingRow[], after: readonly SettingRow[]): UpdatedView['changes'] {
  const known = new Map(before.map((row) => [`${row.capability} ${row.parameter}`, row]))
  const changed = after.filter((row) => {
    const earlier = known.get(`${row.capability} ${row.parameter}`)
    return earlier === undefined ? isSaid(row) : earlier.text !== row.text || becameSaid(earlier, row)
  })
  const said = changed.filter(isSaid)
  const shown = rowViews(said.length > 0 ? said : changed)
  return shown.slice(0, shownChanges).map(({ label, text }) => ({ label, text }))
}

function becameSaid(earlier: SettingRow, row: SettingRow): boolean {
  return isSaid(row) && !isSaid(earlier)
}

/** Somebody's words stand behind it, whoever read them. */
function isSaid({ source, quote }: SettingRow): boolean {
  return source === 'stated' || quote !== undefined
}

function differenceOf(before: Brief, after: Brief): UpdatedView['difference'] {
  if (before.estimate === null || after.estimate === null) return null
  const usd = after.estimate.expectedUsd - before.estimate.expectedUsd
  if (Math.abs(usd) < 1) return null
  return { usd: Math.abs(usd), direction: usd > 0 ? 'more' : 'less' }
}

/** The capabilities when they changed: what the request is now. */
function subjectOf(before: Brief, after: Brief): string | null {
  const [earlier, now] = [before.understanding.capabilities, after.understanding.capabilities]
  const isSame =
    joined(earlier, 'and') === joined(now, 'and') &&
    before.understanding.choice === after.understanding.choice
  return isSame ? null : after.title
}
