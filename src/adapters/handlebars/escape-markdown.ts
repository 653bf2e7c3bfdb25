const markdownCharacters = /[\\<>&|`*_[\]~#]/g
const lineStart = /^(?:[-+=](?=[\s=-]|$)|\d{1,9}[.)](?=\s|$))/
const mentions = /(?<![A-Za-z0-9])@([A-Za-z0-9][A-Za-z0-9-]{0,80}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,100})?)/g
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

/**
 * Text as Markdown that shows exactly these words on one line: no markup, no HTML, no table cell border, and
 * nothing invisible.
 * What GitHub would read as a mention becomes code, which notifies nobody. An entity or a backslash for `@` does
 * not help there: GitHub looks for mentions after it has rendered Markdown (cmark-gfm issue 181, seen 2026-11).
 */
export function escapeMarkdown(text: string): string {
  const line = onOneLine(text)
  let escaped = ''
  let from = 0
  for (const mention of line.matchAll(mentions)) {
    escaped += escapeCharacters(line.slice(from, mention.index))
    escaped += `<code>@${escapeCharacters(mention[1] ?? '')}</code>`
    from = mention.index + mention[0].length
  }
  return escapeLineStart(escaped + escapeCharacters(line.slice(from)))
}

/** Text as inline code on one line; it survives in a table cell and may hold backticks. */
export function inlineCode(text: string): string {
  const line = onOneLine(text)
  if (line === '') return ''
  if (/[`|]/.test(line)) return `<code>${escapeCharacters(line)}</code>`
  return `\`${line}\``
}

/** Lines as a fenced code block; the fence is longer than any run of backticks inside. */
export function codeBlock(text: string): string {
  const lines = text.replace(/\p{Cf}+/gu, '').replace(/[^\P{Cc}\n\t]+/gu, '')
  const longest = Array.from(lines.matchAll(/`+/g), ([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...longest.map((length) => length + 1)))
  return `${fence}text\n${lines}\n${fence}`
}

/** A mention that notifies; anything that is no GitHub login or team is printed as plain words. */
export function mention(login: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\[bot\]|\/[A-Za-z0-9][A-Za-z0-9_-]{0,99})?$/.test(login)
    ? `@${login}`
    : escapeMarkdown(login)
}

function onOneLine(text: string): string {
  return text
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

function escapeCharacters(text: string): string {
  return text.replace(markdownCharacters, (character) => entities[character] ?? `\\${character}`)
}

function escapeLineStart(text: string): string {
  return text.replace(lineStart, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
}
