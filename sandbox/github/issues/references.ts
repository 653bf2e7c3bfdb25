/** A number of an issue in a text: `#7`, `GH-7`, `owner/name#7` or the address of its page. */
const reference =
  /(?<![\w/#&.-])(?:(?<name>[\w.-]{1,100}\/[\w.-]{1,100})?#|GH-)(?<number>\d{1,9})\b|https?:\/\/[^\s/]{1,255}\/(?<owner>[\w.-]{1,100}\/[\w.-]{1,100})\/(?:issues|pull)\/(?<page>\d{1,9})\b/gi

/** Keywords that close an issue ("Linking a pull request to an issue", GitHub Docs, 2026). */
const keyword = /(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]{1,20}$/i
/** Room for the longest keyword, its colon and the spaces after it. */
const keywordReach = 40

interface Reference {
  readonly number: number
  readonly closes: boolean
}

/** Lists the numbers of the issues of a repository ("owner/name") that a text names outside of code, each once. */
export function referencedIn(text: string, fullName: string): number[] {
  return [...new Set(referencesIn(text, fullName).map(({ number }) => number))]
}

/** Lists the numbers of the issues of a repository that a text closes by a keyword in front of them, each once. */
export function closedBy(text: string, fullName = ''): number[] {
  const closing = referencesIn(text, fullName).filter(({ closes }) => closes)
  return [...new Set(closing.map(({ number }) => number))]
}

/** Tells whether a text names a login with `@` in front of it. */
export function mentions(text: string | null, login: string): boolean {
  const words = (text ?? '').toLowerCase().split(/[^\w@[\]-]/)
  return words.includes(`@${login.toLowerCase()}`)
}

function referencesIn(text: string, fullName: string): Reference[] {
  const words = shownWords(text)
  return [...words.matchAll(reference)].flatMap(({ index, groups = {} }) => {
    const name = groups['name'] ?? groups['owner']
    if (name !== undefined && name.toLowerCase() !== fullName.toLowerCase()) return []
    const before = words.slice(Math.max(0, index - keywordReach), index)
    return [{ number: Number(groups['number'] ?? groups['page']), closes: keyword.test(before) }]
  })
}

/** The text as a page shows it: without fenced code, inline code and hidden comments. */
function shownWords(text: string): string {
  const withoutHidden = text
    .split('<!--')
    .map((part, index) => (index === 0 ? part : part.slice(endOf(part, '-->'))))
    .join(' ')
  let fence: string | null = null
  const lines = withoutHidden.split('\n').map((line) => {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? null
    const wasInside = fence !== null
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null
    return wasInside || mark !== null ? '' : line.replaceAll(/`[^`]*`/g, ' ')
  })
  return lines.join('\n')
}

function endOf(text: string, mark: string): number {
  const position = text.indexOf(mark)
  return position < 0 ? text.length : position + mark.length
}
