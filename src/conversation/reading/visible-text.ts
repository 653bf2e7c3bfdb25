import type { Message } from '../reading.ts'

/** Characters of a message that are read; GitHub allows 65,536 and four times that in bytes. */
export const maxReadCharacters = 16_384

/** Zero-width, bidirectional, tag and other characters that a reader does not see. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
/** Control characters but the line feed and the tab. */
const control = /[^\P{Cc}\n\t]/gu

/** What the author of a message wrote and a reader of the page sees. */
export interface VisibleText {
  readonly title: string
  /** Title and body, in this order. */
  readonly text: string
  readonly truncated: boolean
}

/**
 * The author's own visible words: HTML comments and tags, quoted lines, struck words, link targets and characters
 * nobody sees are gone. Reads at most `maxReadCharacters` of the body.
 */
export function visibleText(message: Message): VisibleText {
  const truncated = message.text.length > maxReadCharacters
  const title = withoutHidden((message.title ?? '').slice(0, 400)).trim()
  const body = withoutHidden(message.text.slice(0, maxReadCharacters)).trim()
  return { title, text: title === '' ? body : `${title}\n\n${body}`, truncated }
}

/** A mail ends with regards; the name, the address and the disclaimer behind them are no part of the request. */
const closing =
  /(\n[ \t]*(?:(?:kind|best|warm|many)?[ \t]*regards|best wishes|yours (?:sincerely|faithfully|truly)|sincerely|viele gr(?:ü|ue)(?:ß|ss)e|(?:beste|liebe|sch(?:ö|oe)ne) gr(?:ü|ue)(?:ß|ss)e|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|mfg|saludos(?: cordiales)?|un saludo|cordialement|bien cordialement|cordiali saluti|atenciosamente)[ \t]*[,.!]?[ \t]*)(?:\n[^\n]{0,300}){1,12}$/i

function withoutHidden(raw: string): string {
  const seen = raw.replace(/\r\n?/g, '\n').replace(invisible, '').replace(control, ' ')
  return withoutTags(withoutHiddenBlocks(seen))
    .replace(/(?:^|\n)-- \n.*$/s, '')
    .replace(closing, '$1')
    .split('\n')
    .filter((line) => !isForeignLine(line))
    .join('\n')
    .replace(/~~[^~\n]{1,500}~~/g, ' ')
    .replace(/!\[[^\][\n]{0,200}\]\([^()\n]{0,500}\)/g, ' ')
    .replace(/\[([^\][\n]{1,200})\]\([^()\n]{0,500}\)/g, '$1')
}

/** Kinds of HTML that a page does not show, by how they begin and end. */
const hiddenBlocks = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function withoutHiddenBlocks(text: string): string {
  return hiddenBlocks.reduce((rest, [open, close]) => withoutBlocks(rest, open, close), text)
}

/** A block that is never closed hides everything after it, as it does on the page. */
function withoutBlocks(text: string, open: string, close: string): string {
  const parts: string[] = []
  let from = 0
  for (;;) {
    const start = text.indexOf(open, from)
    if (start < 0) return [...parts, text.slice(from)].join(' ')
    parts.push(text.slice(from, start))
    const end = text.indexOf(close, start + open.length)
    if (end < 0) return parts.join(' ')
    from = end + close.length
  }
}

/** Tags with their attributes, whose values may hold line feeds and `>`. */
const tag = /<[/!]?[A-Za-z][^"'<>]{0,500}(?:(?:"[^"]{0,1000}"|'[^']{0,1000}')[^"'<>]{0,500}){0,20}>/g

function withoutTags(text: string): string {
  return text.replace(tag, ' ')
}

function isForeignLine(line: string): boolean {
  return (
    /^[ \t]{0,8}>/.test(line) ||
    /^ {0,3}\[[^\]\n]{1,200}\]:/.test(line) ||
    /^On [^\n]{1,200} wrote:$/.test(line.trim())
  )
}
