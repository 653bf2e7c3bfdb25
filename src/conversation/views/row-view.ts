import type { SettingRow } from '../../domain/brief.ts'

/** A line of the settings table as it is printed. */
export type RowView = {
  label: string
  text: string
  from: string
}

const lowEnd = /^(?:min(?:imum)?\s+(?<before>.{1,60})|(?<after>.{1,60}), at least)$/
const highEnd = /^(?:max(?:imum)?\s+(?<before>.{1,60})|(?<after>.{1,60}), at most)$/
const maxQuote = 60

/** Rows for the table; the two ends of a range become one line, `workers | 1-4`. */
export function rowViews(rows: readonly SettingRow[]): RowView[] {
  return rows.flatMap((row) => {
    const [range] = rows.flatMap((other) => rangeViews(row, other))
    if (range !== undefined) return [range]
    const isHigh = rows.some((other) => rangeViews(other, row).length > 0)
    return isHigh ? [] : [{ label: row.label, text: row.text, from: fromText(row) }]
  })
}

/** One line for two rows, if they are the ends of one range. */
function rangeViews(low: SettingRow, high: SettingRow): RowView[] {
  const label = nameOf(lowEnd, low.label)
  if (label === undefined || label !== nameOf(highEnd, high.label) || low.capability !== high.capability)
    return []
  const text = low.text === high.text ? low.text : `${low.text}-${high.text}`
  const [from, other] = [fromText(low), fromText(high)]
  return [{ label, text, from: from === other ? from : `${from}; ${other}` }]
}

function nameOf(end: RegExp, label: string): string | undefined {
  const { before, after } = end.exec(label)?.groups ?? {}
  return before ?? after
}

/** `you: "ML team"` for what was said, else the reason. */
export function fromText(row: Pick<SettingRow, 'source' | 'quote' | 'reason'>): string {
  const quote = row.quote === undefined ? undefined : `"${cut(row.quote)}"`
  if (quote !== undefined) return row.source === 'inferred' ? `a model, from your ${quote}` : `you: ${quote}`
  if (row.source === 'stated') return 'you'
  const word = { default: 'default', naming: 'naming rule', inferred: 'read from your words' }[row.source]
  return row.reason === undefined ? word : row.reason
}

function cut(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length > maxQuote ? `${line.slice(0, maxQuote)}...` : line
}
