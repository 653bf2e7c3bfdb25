/** GitHub refuses longer bodies of comments and pull requests ("body is too long (maximum is 65536 characters)", 2026). */
export const maxBodyLength = 65_536
/** GitHub refuses longer summaries of check runs ("REST API endpoints for check runs", 2026). */
export const maxSummaryLength = 65_535
/** GitHub refuses longer titles of issues and pull requests. */
export const maxTitleLength = 256

const note = 'The rest of this text is cut: GitHub allows no more here.'
const closingMarker = /\n<!-- planwright:[^\n]{1,300} -->\s*$/

/** Cuts a text in Markdown to a length and says so; a hidden marker at its end is kept. */
export function capMarkdown(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const marker = closingMarker.exec(text.slice(-400))?.[0].trimEnd() ?? ''
  const reserve = `\n\`\`\`\n</details>\n\n${note}\n${marker}`.length
  const kept = text.slice(0, Math.max(0, maxLength - reserve)).toWellFormed()
  return [kept, ...closings(kept), '', note, ...(marker === '' ? [] : [marker])]
    .join('\n')
    .slice(0, maxLength)
}

/** Cuts a line to a length and shows that it is cut. */
export function capLine(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 3).toWellFormed()}...`
}

/** What has to be closed so that the note is seen as text. */
function closings(kept: string): string[] {
  const fences = kept.split('\n').filter((line) => line.startsWith('```')).length
  const open = kept.split('<details>').length - kept.split('</details>').length
  return [...(fences % 2 === 1 ? ['```'] : []), ...(open > 0 ? ['</details>'] : [])]
}
