import { escapeHtml } from '../html.ts'
import { pageAddress, safeAddress } from './addresses.ts'

/** What GitHub lets stand in rendered Markdown ("sanitization" in github/markup's README, 2026), with its attributes. */
const plainTags =
  'h1 h2 h3 h4 h5 h6 br b i strong em code tt div ins del sup sub p ul dl dt dd kbd q samp var hr ruby rt rp li ' +
  'table thead tbody tfoot tr s strike summary caption figure figcaption abbr bdo cite dfn mark small span pre wbr ' +
  'blockquote'
const allowedTags: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...plainTags.split(' ').map((name) => [name, ['align', 'title']] as const),
  ['a', ['href', 'title']],
  ['details', ['open']],
  ['ol', ['start']],
  ['td', ['align', 'colspan', 'rowspan']],
  ['th', ['align', 'colspan', 'rowspan']],
])
/** Shown as they were written ("Disallowed Raw HTML", GitHub Flavored Markdown 0.29). */
const shownTags = new Set('title textarea style xmp iframe noembed noframes script plaintext'.split(' '))
const emptyTags = new Set(['br', 'hr', 'wbr'])
/** Where `@name` and `#1` are not links. */
const literalTags = new Set(['a', 'code', 'pre', 'tt', 'kbd', 'samp'])
/** Classes that only our own renderer sets. */
const ownClass = /^(?:alert (?:note|tip|important|warning|caution)|alert-title|hunk|plus|minus)$/
const simpleValue = /^[\w .,-]{0,200}$/

const tag = /<(\/?)([a-z][a-z0-9]{0,20})((?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*'){0,2000})?)\/?>/gi
const attribute = /([a-z][a-z-]{0,30})(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+)))?/gi

interface Cleaning {
  /** Folder that relative links start from, for example `/acme/infra/blob/main/docs`. */
  readonly base: string
  /** Whether the text comes from our own renderer, which may set classes. */
  readonly own: boolean
}

/**
 * Keeps the tags and attributes that GitHub lets stand; what it takes out leaves its content behind.
 * A `<` that begins no tag is escaped. The result may be unbalanced: see `balanceHtml`.
 */
export function cleanHtml(text: string, cleaning: Cleaning): string {
  const kept: string[] = []
  let from = 0
  for (const match of text.matchAll(tag)) {
    const [whole, slash = '', name = '', attributes = ''] = match
    kept.push(escapeLess(text.slice(from, match.index)))
    kept.push(keepTag(whole, slash, name.toLowerCase(), attributes, cleaning))
    from = match.index + whole.length
  }
  return [...kept, escapeLess(text.slice(from))].join('')
}

/** Drops ends without a beginning, closes what is open, and gives every text outside code and links to `words`. */
export function balanceHtml(text: string, words: (text: string) => string): string {
  const open: string[] = []
  const kept: string[] = []
  let from = 0
  const put = (piece: string) => {
    if (piece !== '') kept.push(open.some((name) => literalTags.has(name)) ? piece : words(piece))
  }
  for (const match of text.matchAll(tag)) {
    const [whole, slash = '', name = ''] = match
    put(text.slice(from, match.index))
    from = match.index + whole.length
    if (emptyTags.has(name)) {
      if (slash === '') kept.push(whole)
    } else if (slash === '') {
      // A link within a link would end the outer one.
      if (name === 'a' && open.includes('a')) continue
      open.push(name)
      kept.push(whole)
    } else if (open.includes(name)) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        kept.push(`</${top}>`)
        if (top === name) break
      }
    }
  }
  put(text.slice(from))
  return [...kept, ...open.toReversed().map((name) => `</${name}>`)].join('')
}

/** Takes out comments, declarations and processing instructions; one that never ends hides the rest. */
export function withoutHidden(text: string): string {
  const kept: string[] = []
  let from = 0
  while (from < text.length) {
    const start = text.slice(from).search(/<[!?]/) + from
    if (start < from) break
    kept.push(text.slice(from, start))
    const closing = text.startsWith('<!--', start) ? '-->' : '>'
    const end = text.indexOf(closing, start + 2)
    from = end < 0 ? text.length : end + closing.length
  }
  return [...kept, text.slice(from)].join('')
}

function keepTag(
  whole: string,
  slash: string,
  name: string,
  attributes: string,
  { base, own }: Cleaning,
): string {
  if (shownTags.has(name)) return escapeHtml(whole)
  if (name === 'img') return slash === '' ? imageLink(attributes, base) : ''
  const names = allowedTags.get(name)
  if (names === undefined) return ''
  if (slash !== '') return emptyTags.has(name) ? '' : `</${name}>`
  const kept = [...attributes.matchAll(attribute)].map((match) => {
    const key = (match[1] ?? '').toLowerCase()
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    if (key === 'class') return own && ownClass.test(value) ? ` class="${value}"` : ''
    if (!names.includes(key)) return ''
    if (key === 'open') return ' open'
    if (key !== 'href') return simpleValue.test(value) ? ` ${key}="${value}"` : ''
    const address = safeAddress(value, base)
    return address === undefined ? '' : linkAttributes(address)
  })
  return `<${name}${kept.join('')}>`
}

/** Pictures of other sites are not loaded here: a link stands for each. */
function imageLink(attributes: string, base: string): string {
  const values = new Map(
    [...attributes.matchAll(attribute)].map((match) => [
      match[1]?.toLowerCase(),
      match[2] ?? match[3] ?? match[4] ?? '',
    ]),
  )
  const address = safeAddress(values.get('src') ?? '', base)
  const words = escapeLess(values.get('alt') ?? '').replaceAll('>', '&gt;') || 'Image'
  return address === undefined ? words : `<a${linkAttributes(address)}>${words}</a>`
}

function linkAttributes(address: string): string {
  return ` href="${pageAddress(address)}"${/^https?:/i.test(address) ? ' rel="nofollow"' : ''}`
}

function escapeLess(text: string): string {
  return text.replaceAll('<', '&lt;')
}
