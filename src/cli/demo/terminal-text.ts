/**
 * Markdown of a comment as plain lines for a terminal: no hidden parts, folded details as one line, tables in
 * columns, bold through `bold`. For our own texts; it does not know all of Markdown.
 */
export function terminalText(markdown: string, width: number, bold: (text: string) => string): string {
  const lines = unfold(markdown.replace(/<!--[\s\S]*?-->/g, '')).split('\n')
  const printed: string[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const table = tableAt(lines, index)
    if (table.length > 0) {
      printed.push(...printTable(table, width))
      index += table.length - 1
      continue
    }
    printed.push(...wrap(plain(lines[index] ?? ''), width))
  }
  return printed
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(/\*\*([^*\n]+(?:\n[^*\n]+)*)\*\*/g, (_, text: string) => bold(text))
}

/** What is folded away on GitHub is one line here. */
function unfold(markdown: string): string {
  return markdown.replace(
    /<details>\s*<summary>([^<]*)<\/summary>[\s\S]*?<\/details>/g,
    (_, summary: string) => `[+] ${summary}`,
  )
}

function plain(line: string): string {
  return line
    .replace(/<\/?(?:sub|code|br)\/?>/g, '')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_[\]~#|<>&.)-])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function tableAt(lines: readonly string[], from: number): string[] {
  if (!(lines[from] ?? '').startsWith('|') || !/^\|[-| :]+\|$/.test(lines[from + 1] ?? '')) return []
  const end = lines.findIndex((line, index) => index > from && !line.startsWith('|'))
  return lines.slice(from, end === -1 ? undefined : end)
}

/** Between two columns, and before the first. */
const gap = 2
const narrowestColumn = 12

/** Columns side by side; what is too long for the width ends in dots. */
function printTable(rows: readonly string[], width: number): string[] {
  const cells = rows
    .filter((_, index) => index !== 1)
    .map((row) =>
      row
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => plain(cell.trim())),
    )
  const wanted = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  )
  const widths = fitted(wanted, width)
  const margin = ' '.repeat(gap)
  return cells.map((row) =>
    `${margin}${row.map((cell, column) => clip(cell, widths[column] ?? 0)).join(margin)}`.trimEnd(),
  )
}

/** Takes from the widest columns until all of them fit. */
function fitted(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted]
  let excess = widths.reduce((sum, one) => sum + one + gap, 0) - width
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= narrowestColumn) break
    widths[widths.indexOf(widest)] = widest - 1
    excess -= 1
  }
  return widths
}

function clip(cell: string, width: number): string {
  return cell.length > width ? `${cell.slice(0, width - 3)}...` : cell.padEnd(width)
}

function wrap(line: string, width: number): string[] {
  const indent = /^\s*(?:[-*] |\d+\. |> )?/.exec(line)?.[0].length ?? 0
  const rows: string[] = []
  let row = ''
  for (const word of line.split(' ')) {
    if (row !== '' && row.length + word.length + 1 > width) {
      rows.push(row)
      row = `${' '.repeat(indent)}${word}`
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  return [...rows, row]
}
