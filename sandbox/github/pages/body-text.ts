import { type Html, html } from './html.ts'

/** Shows the text of an issue, a comment or a check: as written, with line breaks kept and HTML comments left out. */
export function bodyText(text: string | null): Html {
  const visible = withoutComments(text ?? '').trim()
  if (visible === '') return html`<p class="muted">No description.</p>`
  return html`<div class="text">${visible}</div>`
}

/** Removes `<!-- -->` blocks in one pass; an unclosed one hides the rest, as it does on GitHub. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let from = 0
  while (from < text.length) {
    const start = text.indexOf('<!--', from)
    if (start < 0) break
    kept.push(text.slice(from, start))
    const end = text.indexOf('-->', start + 4)
    from = end < 0 ? text.length : end + 3
  }
  return [...kept, text.slice(from)].join('')
}
