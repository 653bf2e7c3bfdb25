import { Marked } from 'marked'
import { escapeHtml, type Html, html } from './html.ts'

/** Tags that may stand in a body, without attributes; everything else in angle brackets is shown as it was written. */
const allowedTag = /^<\/?(?:details|summary|sub|sup|kbd|code|br)\s*\/?>$/i
const tag = /<[^<>]{0,200}>/g
const safeAddress = /^(?:https?:\/\/|\/|#)/i

const markdown = new Marked({
  gfm: true,
  // In issues and comments GitHub shows every line break.
  breaks: true,
  renderer: {
    html: ({ text }) => onlyAllowedTags(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      return safeAddress.test(href) ? `<a href="${escapeHtml(href)}" rel="nofollow">${words}</a>` : words
    },
    image: ({ href, text }) =>
      safeAddress.test(href)
        ? `<a href="${escapeHtml(href)}" rel="nofollow">${escapeHtml(text)}</a>`
        : escapeHtml(text),
  },
})

/** The text of an issue, a comment or a check as GitHub would show it: Markdown rendered, HTML comments left out. */
export function bodyText(text: string | null): Html {
  const visible = withoutComments(text ?? '').trim()
  if (visible === '') return html`<p class="muted">No description.</p>`
  return { markup: `<div class="text">${markdown.parse(visible, { async: false })}</div>` }
}

function onlyAllowedTags(text: string): string {
  let kept = ''
  let from = 0
  for (const match of text.matchAll(tag)) {
    kept += escapeHtml(text.slice(from, match.index))
    kept += allowedTag.test(match[0]) ? match[0] : escapeHtml(match[0])
    from = match.index + match[0].length
  }
  return kept + escapeHtml(text.slice(from))
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
