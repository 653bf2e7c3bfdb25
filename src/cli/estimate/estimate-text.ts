import type { Amounts, EstimateDocument } from './estimate-document.ts'
import { wrapped } from './wrapped.ts'

const columns = ['low', 'expected', 'high'] as const
const cellWidth = 12
const lineWidth = 100

/** An estimate for a terminal of 100 columns: a line for each stack, one for the total, and what is assumed. */
export function estimateText({ stacks, total, pricesOf, alternatives }: EstimateDocument): string {
  const width = Math.max(5, ...stacks.map(({ stack }) => stack.length))
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(cellWidth)).join('')}\n`
  const amounts = (name: string, price: Amounts): string =>
    row(
      name,
      columns.map((column) => dollars(price[column])),
    )
  const notes = stacks.map(({ stack, assumptions, unpriced }) => ({
    stack,
    lines: [...assumptions, ...unpriced.map((what) => `not included, no price is known: ${what}`)],
  }))
  return [
    'US dollars a month\n\n',
    row('stack', columns),
    ...stacks.map((price) => amounts(price.stack, price)),
    amounts('total', total),
    section('Assumptions', notes),
    section(
      'Alternatives',
      alternatives.map(({ topic, text }) => ({ stack: topic, lines: [text] })),
    ),
    `\nList prices of ${pricesOf}, without tax, discounts or reservations.\n`,
  ].join('')
}

function section(
  title: string,
  notes: readonly { readonly stack: string; readonly lines: readonly string[] }[],
): string {
  const shown = notes.filter(({ lines }) => lines.length > 0)
  if (shown.length === 0) return ''
  const blocks = shown.map(
    ({ stack, lines }) =>
      `  ${stack}\n${lines.map((line) => `    - ${wrapped(line, lineWidth - 6).join('\n      ')}\n`).join('')}`,
  )
  return `\n${title}\n${blocks.join('')}`
}

function dollars(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
