import type { Understanding } from '../../../domain/brief.ts'
import { type Field, nameBook, ofKind, valueBook } from '../fields.ts'
import { type Findings, merge } from '../findings.ts'
import { type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { type Found, findPhrases } from '../phrases.ts'
import { isConfirmed, resolveHits } from '../resolve-hits.ts'
import type { CapabilityWords } from '../router.ts'
import { generic, tellingAlone } from './generic-words.ts'
import { settingList } from './lists.ts'
import { fillsClause, ownerOf, readPerScope } from './per-scope.ts'

/** Verbs of requests, which say something about a parameter only next to its own words or its capability's. */
const verbs = new Set(
  'add change update modify remove delete revoke create new read write use allow permit ändern cambiar modifier löschen entfernen eliminar borrar supprimer'.split(
    ' ',
  ),
)
/** "change request" is a thing and orders nothing. */
const nounBehind = /^[\s-](?:requests?|tickets?|windows?|forms?|management|control|numbers?|ids?|board)\b/i
/** Verbs that ask for anything: they say what to do only as the value of a key. */
const asking = new Set(['add', 'create', 'new', 'use', 'allow', 'permit'])

/**
 * Words of enumerated parameters: "private access only", "for streaming". A value that is a word for another parameter
 * too, as the role Owner, counts only next to its parameter's own words.
 */
export function readChoices(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  capabilityWords: readonly CapabilityWords[],
): Findings {
  const choices = ofKind(fields, 'choice')
  return readPerScope(page, choices, (field) => {
    const foreign = new Set(fields.filter((one) => one !== field).flatMap(({ words }) => words))
    const rivals = choices.filter(({ scope, name }) => scope !== field.scope && name === field.name)
    return readChoice(page, field, understanding, { anchors: capabilityWords, foreign, rivals })
  })
}

function readChoice(
  page: Page,
  field: Field,
  understanding: Understanding,
  {
    anchors: said,
    foreign,
    rivals,
  }: {
    readonly anchors: readonly CapabilityWords[]
    readonly foreign: ReadonlySet<string>
    /** The same parameter of other capabilities. */
    readonly rivals: readonly Field[]
  },
): Findings {
  const anchors = said.filter(({ ids }) => ids.includes(field.scope))
  const synonyms = new Set(Object.values(field.meta.synonyms ?? {}).flat())
  const found = findPhrases(page, valueBook(field))
  const names = findPhrases(page, nameBook([field]))
  const hits = found.filter((one) => {
    const text = quoteOf(page, one).toLowerCase()
    if (asking.has(text) || asking.has(one.value.toLowerCase())) return isKeyed(page, one)
    if (isForeignTerm(said, field, one) || isAdjunct(page, one)) return false
    if (isArticle(page, one) || isThirdPerson(page, one) || !isInContext(page, field, one)) return false
    if (verbs.has(text) && nounBehind.test(page.text.slice(one.end, one.end + 16))) return false
    const owner = rivals.length === 0 ? undefined : ownerOf(page, said, one)
    if (rivals.some(({ scope }) => scope === owner)) return false
    const isForeign = foreign.has(text) && !synonyms.has(text)
    const isVague = verbs.has(text) || isForeign || (generic.has(text) && !synonyms.has(text))
    const distinct = /\p{L}/u.test(text) && !isVague
    if (distinct || names.some((name) => areBeside(page, name, one))) return true
    if (tellingAlone.has(text)) return fillsClause(page, one)
    return verbs.has(text) && (anchors.some((name) => isApart(page, name, one)) || hasObject(page, one))
  })
  const isContrast = new Set(found.map(({ value }) => value)).size > 1
  hits.push(...found.filter((one) => isContrast && !hits.includes(one) && isConfirmed(page, one)))
  if (understanding.choice !== 'settled') hits.push(...findOrders(page, field))
  for (const name of names) if (hits.some((hit) => areBeside(page, name, hit))) take(page, name)
  return resolveHits({ page, field, hits, rule: 'choice', understanding })
}

/** Words of parameters that are a list of enumerated values: "read by Databricks and people". */
export function readChoiceLists(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  capabilityWords: readonly CapabilityWords[],
): Findings {
  const asked = capabilityWords.filter(({ asks, end, start }) => asks && end > start)
  const longer = longChoices(page, fields)
  return merge(
    ...ofKind(fields, 'choices').map((field) => {
      const items = findPhrases(page, valueBook(field)).filter(
        (one) =>
          isInContext(page, field, one) &&
          !isInside(one, longer) &&
          !generic.has(quoteOf(page, one).toLowerCase()) &&
          !asked.some(
            (words) =>
              words.start <= one.start &&
              one.end <= words.end &&
              (words.end - words.start > one.end - one.start || !words.ids.includes(field.scope)),
          ),
      )
      return settingList(page, field, items, understanding, 'choices')
    }),
  )
}

/** "access: allow" and "action create", where a verb is the value of a key. */
function isKeyed(page: Page, span: Span): boolean {
  return /\b(?:action|access)\s?[:=]?\s$/i.test(page.text.slice(Math.max(0, span.start - 12), span.start))
}

/** The name of another capability, or inside of one: the `ml` of "ML pipeline". */
function isForeignTerm(words: readonly CapabilityWords[], field: Field, span: Span): boolean {
  return words.some(
    ({ start, end, ids }) =>
      start <= span.start &&
      span.end <= end &&
      end > start &&
      (!ids.includes(field.scope) || end - start > span.end - span.start),
  )
}

/** Two letters that only go with the next word: "ML set-up", "EU project". */
function isAdjunct(page: Page, { start, end, value }: Found<string>): boolean {
  if (!/^[a-z]{2}$/.test(value) || end - start > 2) return false
  const isCut =
    /(?:^|[,:;.!(=|\n]|\b(?:for|on|do|doing|run|runs|is|and|or|in|the|within|mostly|only))\s*$/i.test(
      page.text.slice(Math.max(0, start - 10), start),
    )
  return (
    !isCut ||
    /^[\s-](?:set-?up|platform|stack|team|project|start-?up)\b/i.test(page.text.slice(end, end + 14))
  )
}

/** "Adatum uploads orders": a verb, and no noun. */
function isThirdPerson(page: Page, { start, end }: Span): boolean {
  if (!/^[a-z]+s$/.test(quoteOf(page, { start, end }))) return false
  const lead = page.text.slice(Math.max(0, start - 40), start)
  const isSubject =
    /\b(?:who|which|it|he|she|partner|vendor|supplier|client)\s$|[a-z]\s[A-Z][a-z]{2,30}\s$/.test(lead)
  return (
    isSubject &&
    /^\s(?:the|our|its|their|his|her|them|it|all|new|[a-z]{3,20}s)\b/.test(page.text.slice(end, end + 24))
  )
}

/** The "a" of "a record for" is no value; it is one in capitals, at the beginning of a line, and behind another article. */
function isArticle(page: Page, one: Span): boolean {
  const text = quoteOf(page, one)
  if (!/(?<![\p{L}\d-])a(?![\p{L}\d-])/u.test(text)) return false
  const lead = page.text.slice(Math.max(0, one.start - 8), one.start)
  return !(text.startsWith('a') && /(?:^|[\n:,]\s?|\b(?:an|the|dns|new|one|type)\s)$/i.test(lead))
}

/** A word that is said of many things stands in a sentence with a word that says what it has to do with this one. */
function isInContext(page: Page, { meta }: Field, span: Span): boolean {
  if (meta.context === undefined) return true
  const words = new Set(meta.context)
  const sentence = page.tokens.find(({ start }) => start === span.start)?.sentence
  return page.tokens.some((token) => token.sentence === sentence && words.has(token.norm))
}

/** "delete it", "remove api.example.com": an order whose object is named right behind the verb. */
const object =
  /^\s(?:it|this|that|them|(?:the|this|that)\s(?:\w{1,12}\s)?(?:record|entry|rule)|(?:the\s)?(?:[a-z0-9_*-]{1,63}\.){2,8}[a-z]{2,20})\b/i

function hasObject(page: Page, verb: Span): boolean {
  return object.test(page.text.slice(verb.end, verb.end + 200))
}

/** Beside each other, and not one inside the other. */
function isApart(page: Page, left: Span, right: Span): boolean {
  return !(left.start <= right.start && right.end <= left.end) && areBeside(page, left, right)
}

const someone = /[\w.%+-]{1,64}@[\w.-]{1,200}/g

/** Synonyms with an `@` stand for orders around people: `remove @ from` is "remove ana@contoso.com from". */
function findOrders(page: Page, field: Field): Found<string>[] {
  const orders = Object.entries(field.meta.synonyms ?? {}).flatMap(([value, words]) =>
    words.filter((word) => word.includes(' @ ')).map((word) => ({ value, parts: word.split(' @ ') })),
  )
  if (orders.length === 0) return []
  const people = spansOf(page.text, someone)
  return orders.flatMap(({ value, parts: [verb = '', rest = ''] }) =>
    people.flatMap((person): Found<string>[] => {
      const lead = page.text.slice(Math.max(0, person.start - 40), person.start).toLowerCase()
      const at = lead.lastIndexOf(verb)
      const isNear = at >= 0 && /^\s{1,3}(?:[\w.%+-]{1,20}\s)?$/.test(lead.slice(at + verb.length))
      const behind = page.text
        .slice(person.end, person.end + 300)
        .replace(someone, '')
        .toLowerCase()
      const goesOn = new RegExp(`^[\\s,;&]{0,9}(?:(?:and|und|y|et)[\\s,]{0,9}){0,3}${rest}\\b`).test(behind)
      if (!isNear || !goesOn) return []
      const start = person.start - lead.length + at
      return [{ start, end: start + verb.length, value }]
    }),
  )
}

const hostName = /(?<=\s)(?:[a-z0-9_*-]{1,63}\.){2,8}[a-z]{2,20}(?=\s)/gi

/** At most two words between them, and the name of a host, in one clause. */
function areBeside(page: Page, left: Span, right: Span): boolean {
  const [first, second] = left.start < right.start ? [left, right] : [right, left]
  const gap = page.text.slice(first.end, Math.min(second.start, first.end + 280)).replace(hostName, ' ')
  return (
    second.start - first.end <= 280 &&
    gap.length <= 20 &&
    !/[.,;\n]\s|\n/.test(gap) &&
    spansOf(gap, /\w+/g).length <= 2
  )
}

/** Values of several words: "create a private DNS zone", "Key Vault Secrets User". */
function longChoices(page: Page, fields: readonly Field[]): readonly Span[] {
  return ofKind(fields, 'choice')
    .flatMap((field) => findPhrases(page, valueBook(field)))
    .filter((one) => /\w\s\w+\s\w/.test(quoteOf(page, one)))
}

function isInside(one: Span, longer: readonly Span[]): boolean {
  return longer
    .filter(({ start }) => start <= one.start)
    .filter(({ end }) => one.end <= end)
    .some(({ start, end }) => end - start > one.end - one.start)
}
