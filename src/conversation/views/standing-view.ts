import type { AskedQuestion, Brief, SettingRow } from '../../domain/brief.ts'
import { valueText } from '../brief/value-text.ts'
import { counted } from './counted.ts'

/** Questions that nobody has to answer, and what a "yes" takes for them. */
export type StandingView = {
  /** `Two questions stand at their defaults`. */
  text: string
  settings: { label: string; value: string }[]
  /** What a "yes" takes: `it`, `both` or `them all`. */
  them: string
}

/** Null when nothing is asked any more, and while something has to be answered or put right. */
export function standingView({
  ready,
  questions,
  rows,
}: Pick<Brief, 'ready' | 'questions' | 'rows'>): StandingView | null {
  const settings = questions.flatMap((question) => settingOf(question, rows))
  if (!ready || questions.length === 0 || settings.length < questions.length) return null
  return {
    text: counted(settings.length, 'question stands at its default', 'questions stand at their defaults'),
    settings,
    them: ['it', 'both'][settings.length - 1] ?? 'them all',
  }
}

/** As the table of settings names it; nothing when the question has no default. */
function settingOf(
  { capability, parameter, default: proposal }: AskedQuestion,
  rows: readonly SettingRow[],
): StandingView['settings'] {
  if (proposal === undefined) return []
  const row = rows.find((one) => one.parameter === parameter && one.capability === capability)
  if (row === undefined) return [{ label: parameter.replaceAll('_', ' '), value: valueText(proposal) }]
  return [{ label: row.label.replace(',', ''), value: row.text }]
}
