/** One part of a search: words, or a qualifier such as `label:bug`. */
export interface SearchTerm {
  /** Name of the qualifier in lower case; null for words. */
  readonly name: string | null
  readonly value: string
  readonly negated: boolean
}

/** A part of a search: an optional `-`, an optional name with a colon, then quoted or plain text. */
const part = /(-?)(?:([a-z-]{1,30}):)?(?:"([^"]*)"|([^\s"]+))/gi

/** Qualifiers of "Searching issues and pull requests" (GitHub Docs, 2026) that this double answers. */
const known = new Set([
  'repo',
  'org',
  'user',
  'is',
  'type',
  'state',
  'reason',
  'label',
  'milestone',
  'author',
  'assignee',
  'commenter',
  'mentions',
  'involves',
  'in',
  'no',
  'head',
  'base',
  'draft',
  'comments',
  'created',
  'updated',
  'closed',
  'merged',
])

/** Those that GitHub knows besides; they are told apart from words, so that nobody gets an answer to another question. */
const unanswered = new Set([
  'app',
  'archived',
  'extension',
  'interactions',
  'language',
  'linked',
  'parent-issue',
  'project',
  'reactions',
  'review',
  'review-requested',
  'reviewed-by',
  'sha',
  'status',
  'sub-issue',
  'team',
  'team-review-requested',
  'user-review-requested',
  'has',
])

/** Splits a search into its parts; a name with a colon that GitHub does not know counts as words. */
export function parseSearch(text: string): SearchTerm[] {
  return [...text.matchAll(part)].map(([whole, minus = '', name, quoted, plain]) => {
    const value = quoted ?? plain ?? ''
    const key = name?.toLowerCase() ?? null
    if (key === null || known.has(key) || unanswered.has(key)) {
      return { name: key, value, negated: minus !== '' }
    }
    return { name: null, value: whole.slice(minus.length), negated: minus !== '' }
  })
}

/** Tells whether a qualifier is one that GitHub answers and this double does not. */
export function isUnanswered(term: SearchTerm): boolean {
  return term.name !== null && unanswered.has(term.name)
}

/** Text made ready for comparing words: lower case, letters and digits alone, one space between words and at both ends. */
export function searchable(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()} `
}

/** Tests a number or a date against `>5`, `>=5`, `<5`, `<=5`, `1..5`, `*..5` or `5`; dates may be given by their beginning. */
export function inRange(value: string, range: string): boolean {
  const compare = (bound: string) => compareValues(value, bound)
  const [from, to] = range.split('..')
  if (from !== undefined && to !== undefined) {
    return (from === '*' || compare(from) >= 0) && (to === '*' || compare(to) <= 0)
  }
  const [, sign = '', bound = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? []
  const order = compare(bound)
  if (sign === '>=') return order >= 0
  if (sign === '<=') return order <= 0
  if (sign === '>') return order > 0
  return sign === '<' ? order < 0 : order === 0
}

function compareValues(value: string, bound: string): number {
  if (/^\d+$/.test(value)) return Number(value) - Number(bound)
  const moment = /^\d{4}(?:-\d\d){0,2}$/.test(bound) ? bound : utc(bound)
  return value.slice(0, moment.length).localeCompare(moment)
}

function utc(text: string): string {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? text : `${moment.toISOString().slice(0, 19)}Z`
}
