import type { Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { remembered } from '../../lib/remembered.ts'
import { readExplicitValue } from './explicit-value.ts'
import { choiceWords, type Field, nameBook, ofKind } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { linkIn } from './free-text/links.ts'
import { type FieldWordings, fieldOfMisspeltKey, wordingsOf } from './misspelt-key.ts'
import { isFree, maxFinds, openPage, type Page, quoteOf, type Span, take } from './page.ts'
import { findPhrases, type PhraseBook, phraseBook, wordsOf } from './phrases.ts'
import { fieldsProposed, takesAnswer } from './proposals.ts'
import { spelledText } from './spelling.ts'
import { isKeyed, isUnfilled } from './unfilled.ts'

/** A key and the text that stands behind it. */
interface Pair {
  readonly field: Field
  readonly key: Span
  readonly value: Span
}
type Keys = PhraseBook<readonly Field[]>

/** A key with its separator. */
interface Key extends Span {
  readonly fields: readonly Field[]
}

/** Between a key and its value; a remark in brackets belongs to the key: "Port(s): 443", "Size (GB): 500". */
const separator =
  /^(?:\s?\([^()\n]{1,30}\)(?=\s?[*_]{0,3}\s?[:=]))?["'`*_]{0,3}\s{0,3}(?::=|[:=?]|->|=>|→)\s{0,3}[*_]{0,3}\s{0,3}/
const lineKey = /^([\s>*+-]{0,6}[*_`]{0,2})([A-Za-z][A-Za-z _-]{3,30})[*_`]{0,2}\s?[:=]\s{0,3}[*_]{0,2}(?=\S)/
const heading = /^\s{0,3}#{1,6}\s+(.{1,120})$/
const answerless = /^(?:_?no response_?|none|n\/a|-|tbd)?$/i
const itemKinds = ['choices', 'names', 'emails', 'values', 'alerts']
const listKinds = ['ports', 'sources', ...itemKinds]
const wordKinds = [
  'environment',
  'region',
  'choice',
  'flag',
  'count',
  'money',
  'protocol',
  'destination',
  'team',
  'name',
  'date',
]

/**
 * Values behind a key of their own: issue-form headings, tables, `key: value`, `key = value`, YAML.
 * Blanks what it used.
 */
export function readStructured(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  const keys = keyBook(fields)
  const lines = linesOf(page)
  const pairs = [
    ...headings(page, lines, keys, fields),
    ...tables(page, lines, keys),
    ...keyValues(page, lines, keys, fields),
  ].filter((pair) => !isBlank(page, pair) && isAnswer(page, pair) && !tellsChoice(page, pair, fields))
  const used = new Set<string>()
  return merge(
    ...pairs.map((pair) => {
      const span = { start: pair.key.start, end: pair.value.end }
      const place = `${span.start}-${span.end}`
      if (used.has(`${place} ${pair.field.scope}`) || !(used.has(place) || isFree(page, span))) return nothing
      for (const mark of [place, `${place} ${pair.field.scope}`]) used.add(mark)
      take(page, span)
      const raw = ['environment', 'region', 'choice', 'flag'].includes(pair.field.meta.kind)
        ? spelledText(page, pair.value)
        : quoteOf(page, pair.value)
      const quote = page.text.slice(span.start, span.end)
      return readExplicitValue({
        field: pair.field,
        raw,
        quote,
        rule: 'structured',
        prompt: quote,
        fields,
        understanding,
      })
    }),
  )
}

/** Behind the key stands nothing, a mark for "later", or the next key of a form that was not filled in. */
function isBlank(page: Page, { key, value }: Pair): boolean {
  const said = page.text.slice(value.start, value.end)
  const isBelow = page.text.slice(key.start, key.end).includes('\n')
  return isUnfilled(said) || (isBelow && isKeyed(said))
}

/** "Storage account: logs, Cool tier" tells about a thing and names none; "From: Tom" is the head of a mail. */
function isAnswer(page: Page, { field, key, value }: Pair): boolean {
  const { kind } = field.meta
  const [words, said] = [page.text.slice(key.start, key.end), page.text.slice(value.start, value.end)]
  if (kind === 'sources' || kind === 'destination') {
    return (
      !/^\W*(?:from|to|server|client)\W*$/i.test(words) ||
      /\d|\.\w|\b(?:any|every|internet|all|world)|^\s*(?:VirtualNetwork|Azure[A-Z]|Sql|Storage|EventHub|ServiceBus)/.test(
        said,
      )
    )
  }
  if (kind === 'emails' && !said.includes('@'))
    return beginsLine.test(page.text.slice(Math.max(0, key.start - 12), key.start))
  if ((kind !== 'name' && kind !== 'link') || /\b(?:name|called|named|id|nombre|nom)\b/i.test(words))
    return true
  const newline = page.text.slice(value.start, value.start + 400).search(/[\n|]/)
  const line = page.text.slice(value.start, value.start + (newline < 0 ? 200 : newline))
  const isProse = line.includes(', ') || wordsOf(said).length > 3
  return !isProse || /[\d_/]|\w-\w/.test(said)
}

/** Nothing but the marks of a list or a table stands before a key. */
const beginsLine = /(?:^|\n)[\s>*_|`"'#-]*$/

/** "Databricks workspace: ETL" tells what it is for, in a word of a choice, and names none. */
function tellsChoice(page: Page, { field, key, value }: Pair, fields: readonly Field[]): boolean {
  const words = page.text.slice(key.start, key.end)
  if (field.meta.kind !== 'name' || /\b(?:name|called|named)\b/i.test(words)) return false
  const said = wordsOf(page.text.slice(value.start, value.end)).join(' ')
  return ofKind(fields, 'choice').some((choice) =>
    choiceWords(choice).some(([word]) => wordsOf(word).join(' ') === said),
  )
}

const keyBook = remembered((fields: readonly Field[]): Keys => {
  const keys = new Map<string, Field[]>()
  for (const field of fields) {
    for (const word of new Set(field.words.map((one) => wordsOf(one).join(' ')))) {
      for (const key of [word, `${field.scope} ${word}`]) keys.set(key, [...(keys.get(key) ?? []), field])
    }
  }
  return phraseBook(keys)
})

function linesOf(page: Page): Span[] {
  let start = 0
  return page.text.split('\n').map((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return span
  })
}

/** The fields that a whole text names as a key. */
function fieldsNamed(text: string, keys: Keys): readonly Field[] {
  const words = wordsOf(text.replace(/\([^()]{1,30}\)/g, ' '))
  const [head = ''] = words
  const key = words.join(' ')
  return (keys.get(head) ?? []).find((phrase) => phrase.words.join(' ') === key)?.value ?? []
}

/** The parameter that a question in a heading is about, by its longest words in it: "Which environment is it for?" */
function fieldsAsked(text: string, keys: Keys): readonly Field[] {
  const asked = openPage(text.replace(/\([^)]{0,60}\)|\[[^\]]{0,60}\]|[?:]/g, ' '))
  const found = findPhrases(asked, keys).map(({ start, end, value }) => ({
    words: wordsOf(asked.text.slice(start, end)).length,
    fields: value,
  }))
  const most = Math.max(0, ...found.map(({ words }) => words))
  const [first, ...others] = found.filter(({ words }) => words === most)
  const isOne = others.every((other) => other.fields.every((field) => first?.fields.includes(field)))
  return first === undefined || !isOne ? [] : first.fields
}

/** `### Label`, then the answer. */
function headings(page: Page, lines: readonly Span[], keys: Keys, fields: readonly Field[]): Pair[] {
  const marks = lines.flatMap((line, index) => {
    const match = heading.exec(page.text.slice(line.start, line.end))
    if (match === null) return []
    const text = matchGroup(match, 1)
    const answer = firstWritten(page, lines, index + 1)
    const said = answer === undefined ? '' : trimmed(page, answer)
    const asked = fieldsAsked(text, keys).filter((field) => takesAnswer(field, said))
    const named = fieldsNamed(text, keys).filter((field) => takesAnswer(field, said))
    const proposed = fieldsProposed(text, said, fields)
    return [{ line, index, fields: [named, proposed, asked].find((found) => found.length > 0) ?? [] }]
  })
  return marks.flatMap(({ line, index, fields }, position) => {
    const body = lines.slice(index + 1, marks[position + 1]?.index).filter((one) => trimmed(page, one) !== '')
    const [first] = body
    const last = body.at(-1)
    if (first === undefined || last === undefined || answerless.test(trimmed(page, first))) return []
    return fields.map((field) => ({
      field,
      key: line,
      value: { start: first.start, end: listKinds.includes(field.meta.kind) ? last.end : first.end },
    }))
  })
}

/** The first line from `index` on that is not empty. */
function firstWritten(page: Page, lines: readonly Span[], index: number): Span | undefined {
  for (let at = index; at < lines.length; at += 1) {
    const line = lines[at]
    if (line !== undefined && trimmed(page, line) !== '') return line
  }
  return undefined
}

/** Rows of `| key | value |`, or a row of keys above rows of values. */
function tables(page: Page, lines: readonly Span[], keys: Keys): Pair[] {
  const rows = lines
    .filter((line) => trimmed(page, line).startsWith('|'))
    .map((line) => cellsOf(page, line))
    .filter(
      (cells) =>
        cells.length > 1 && !cells.every((cell) => /^[\s:-]*$/.test(page.text.slice(cell.start, cell.end))),
    )
  const [header = [], values = []] = rows
  const columns = header.map((cell) => fieldsNamed(trimmed(page, cell), keys))
  if (columns.filter((fields) => fields.length > 0).length > 1) {
    return columns.flatMap((fields, index) => pairsOf(fields, values.slice(index), values.slice(index)))
  }
  return rows
    .flatMap((cells) =>
      cells
        .slice(0, 1)
        .flatMap((key) => pairsOf(fieldsNamed(trimmed(page, key), keys), cells, cells.slice(1))),
    )
    .map((pair) => ({ ...pair, value: firstOf(page, pair) }))
}

/** "sg-owls, owner ana@acme.example" in the cell of a group: its name, and more that is said about it. */
function firstOf(page: Page, { field, value }: Pair): Span {
  if (field.meta.kind !== 'name' && field.meta.kind !== 'link') return value
  const comma = page.text.slice(value.start, value.end).indexOf(', ')
  return comma < 0 ? value : { start: value.start, end: value.start + comma }
}

/** A pair for each field of the first key and the first value, if there are both. */
function pairsOf(fields: readonly Field[], keys: readonly Span[], values: readonly Span[]): Pair[] {
  return keys
    .slice(0, 1)
    .flatMap((key) => values.slice(0, 1).flatMap((value) => fields.map((field) => ({ field, key, value }))))
}

function cellsOf(page: Page, line: Span): Span[] {
  const cells: Span[] = []
  let start = page.text.indexOf('|', line.start) + 1
  for (
    let bar = page.text.indexOf('|', start);
    bar >= 0 && bar < line.end;
    bar = page.text.indexOf('|', start)
  ) {
    cells.push(trimSpan(page, { start, end: bar }))
    start = bar + 1
  }
  return cells
}

/** `key: value` anywhere in a line; the value ends where the next key begins. */
function keyValues(page: Page, lines: readonly Span[], keys: Keys, fields: readonly Field[]): Pair[] {
  const known = findPhrases(page, keys).flatMap((found) => {
    const behind = page.text.slice(found.end, found.end + 50)
    const match =
      separator.exec(behind) ?? (isSetCommand(page, found) ? /^[ \t]{1,5}(?=\S)/.exec(behind) : null)
    return match === null
      ? []
      : [{ fields: found.value, start: found.start, end: found.end + match[0].length }]
  })
  const wordings = wordingsOf(fields)
  const misspelt = lines.slice(0, maxFinds).flatMap((line) => misspeltKey(page, line, wordings))
  const marks = [
    ...known,
    ...misspelt.filter((one) => !known.some((key) => key.start < one.end && one.start < key.end)),
  ]
  const ordered = marks.toSorted((left, right) => left.start - right.start)
  const people = findPhrases(page, nameBook(ofKind(fields, 'emails')))
  return ordered.flatMap((mark, index) => {
    const newline = page.text.indexOf('\n', mark.end)
    const lineEnd = newline < 0 ? page.text.length : newline
    const used = page.taken.subarray(mark.end, lineEnd).indexOf(1)
    const limit = Math.min(used < 0 ? lineEnd : mark.end + used, ordered[index + 1]?.start ?? lineEnd)
    return mark.fields
      .filter((field) => beginsClause(page, field, mark))
      .flatMap((field) => {
        const below = listKinds.includes(field.meta.kind) ? listBelow(page, mark) : undefined
        const next = people.find(
          ({ start, end, value: other }) =>
            field.meta.kind === 'emails' &&
            start > mark.end &&
            end < limit &&
            other.scope === field.scope &&
            other !== field,
        )
        const value = below ?? valueSpan(page, field, { start: mark.end, end: next?.start ?? limit })
        return value.end > value.start ? [{ field, key: mark, value }] : []
      })
  })
}

/** "a new Azure ML workspace: dev, two nodes" explains something; it names nothing. */
function beginsClause(page: Page, { meta }: Field, key: Span): boolean {
  const lead = page.text.slice(Math.max(0, key.start - 24), key.start)
  if (meta.kind === 'team') return !addressed.test(lead)
  if (meta.kind !== 'name' && meta.kind !== 'host') return true
  return /(?:^|[\n,;.|(>*\-•:/]|\b(?:set|use|and|with|the|its|our|is|in|existing))[\s*_`"']*$/i.test(lead)
}

/** "For the platform team: ..." is addressed to somebody. */
const addressed = /\b(?:for|to|from|dear)\s(?:the|our|your)\s(?:[\w-]{1,20}\s)?$/i

/** The items of a list that begins in the line below a key: `- a`, each in a line of its own. */
function listBelow(page: Page, key: Span): Span | undefined {
  const newline = page.text.indexOf('\n', key.start)
  if (newline < 0 || page.text.slice(key.end, newline).trim() !== '') return undefined
  const items = /^(?:\n[ \t]{0,8}[-*] [^\n]{1,200}){1,50}/.exec(page.text.slice(newline, newline + 8000))
  return items === null ? undefined : trimSpan(page, { start: newline, end: newline + items[0].length })
}

/** The key stands behind `/set`. */
function isSetCommand(page: Page, key: Span): boolean {
  return /(?:^|\n)\s{0,3}\/set\s{1,3}$/i.test(page.text.slice(Math.max(0, key.start - 16), key.start))
}

/** Where a value of a field ends in its line: prose may go on behind one word, a list or a text may not. */
function stopOf({ meta }: Field): RegExp {
  if (meta.kind === 'host') return /[,;]?\s|$/
  if (itemKinds.includes(meta.kind)) return /;(?!\s{0,3}[\w.+-]{1,64}@)|\.\s|$/
  if (meta.kind === 'ports') return /\s(?:from|to|von|nach|desde|hacia|de|a|vers|->|→)\s(?=\d{1,3}\.\d)|$/
  if (!wordKinds.includes(meta.kind)) return /$/
  if (['team', 'name', 'count'].includes(meta.kind)) return /[,;](?:\s|$)|\.\s|\s(?:[#/|]|->|=>|→)\s|$/
  return /[,;](?:\s|$)|\.\s|\s[#/|]\s|\s(?:and|but|with|for)\s|$/
}

function valueSpan(page: Page, field: Field, room: Span): Span {
  const text = page.text.slice(room.start, room.end)
  const link = field.meta.kind === 'link' ? linkIn(text) : undefined
  if (link !== undefined) return { start: room.start + link.start, end: room.start + link.end }
  const stop = text.search(stopOf(field))
  const kept = text.slice(0, stop)
  return trimSpan(page, {
    start: room.start,
    end: room.start + kept.replace(/,\s{0,3}["']$|[\s,;|]{1,200}$|\s{0,3}[,;]\s{1,3}and\s{0,3}$/, '').length,
  })
}

/** `regoin: eastus` at the beginning of a line. */
function misspeltKey(page: Page, line: Span, wordings: FieldWordings): Key[] {
  const match = lineKey.exec(page.text.slice(line.start, Math.min(line.end, line.start + 120)))
  if (match === null) return []
  const field = fieldOfMisspeltKey(matchGroup(match, 2), wordings)
  const start = line.start + matchGroup(match, 1).length
  return field === undefined ? [] : [{ fields: [field], start, end: line.start + match[0].length }]
}

function trimmed(page: Page, span: Span): string {
  return page.text.slice(span.start, span.end).trim()
}

function trimSpan(page: Page, span: Span): Span {
  const text = page.text.slice(span.start, span.end)
  const start = span.start + (text.length - text.trimStart().length)
  return { start, end: Math.max(start, span.end - (text.length - text.trimEnd().length)) }
}
