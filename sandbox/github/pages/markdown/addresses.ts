const withScheme = /^(?:https?:\/\/|mailto:)[^\s]/i
/** A path without a scheme: nothing that could be one, or hide one in a character reference, before the first slash. */
const relative = /^[\w.~%-][\w.~%\- ]{0,200}(?:[/?#]|$)/

/**
 * The address of a link as it may stand in a page, still with its character references; undefined for every scheme
 * but http, https and mailto. A relative one begins at `base`.
 */
export function safeAddress(address: string, base: string): string | undefined {
  const text = address.trim()
  if (withScheme.test(text) || text.startsWith('#') || /^\/(?![/\\])/.test(text)) return text
  return relative.test(text) ? `${base}/${text}` : undefined
}

/** The same for a quoted attribute. */
export function pageAddress(address: string): string {
  return address.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
