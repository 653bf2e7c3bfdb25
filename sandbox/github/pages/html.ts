/** Markup that is safe to put into a page: made only by `html`. */
export interface Html {
  readonly markup: string
}

/** What may stand inside an `html` template; nothing is printed for null, undefined and false. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[]

/** Builds markup; every text put in is escaped, markup is kept. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const markup = parts.map((part, index) => part + print(pieces[index])).join('')
  return { markup }
}

/** Escapes a text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function print(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  return isList(piece) ? piece.map(print).join('') : piece.markup
}

function isList(piece: Html | readonly Piece[]): piece is readonly Piece[] {
  return Array.isArray(piece)
}
