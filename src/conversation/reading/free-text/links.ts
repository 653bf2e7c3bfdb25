import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'

const pattern =
  /\bhttps?:\/\/[^\s<>"'`)\]]{1,500}|(?<![\w@./-])(?:git@)?(?:github\.com|gitlab\.com|bitbucket\.org)[:/][\w.-]{1,80}\/[\w./-]{1,200}|(?<![\w@./:-])\/(?:Workspace|Repos|Shared|Users|mnt|dbfs)\/[\w.@/-]{1,200}|(?<![\w@./:-])[A-Za-z][\w-]{0,60}(?:\/[\w.-]{1,80}){1,8}(?![\w/@])/g
/** Two words joined by a slash are a choice or a fraction more often than a path. */
const looksLikePath = /\/\/|[.@_]|\d|(?:\/[^/]+){2}|^\/|-/
/** Words in front of a repository that is written `owner/name`. */
const introduces =
  /(?:\b(?:from|in|at|of|repo|repository|code|project|pipeline|job|git|github|deploy|run|aus|von|desde|de|depuis|da|del)|:)\s(?:the\s)?$/i
/** What people join with a slash and is no place. */
const joined =
  /^(?:and\/or|either\/or|yes\/no|on\/off|read\/write|input\/output|train\/test|dev\/(?:test|prod|staging|qa)|test\/(?:dev|prod)|staging\/prod|ci\/cd|etl\/elt|in\/out|he\/she|his\/her|cpu\/gpu|gpu\/cpu|tcp\/(?:udp|ip)|client\/server|day\/night|daily\/weekly)$/i

/** Web addresses and paths in the unused parts of a page, without the sentence's final dot. */
export function findLinks(page: Page): (Span & { readonly text: string })[] {
  return spansOf(page.text, pattern)
    .map(({ start, end }) => {
      const text = quoteOf(page, { start, end }).replace(/[.,;:!?]+$/, '')
      return { start, end: start + text.length, text }
    })
    .filter((link) => isFree(page, link) && (looksLikePath.test(link.text) || isRepository(page, link)))
}

/** The first link or path of a text in which one is expected, without the words around it. */
export function linkIn(text: string): Span | undefined {
  const [first] = spansOf(text, pattern)
  return first === undefined
    ? undefined
    : {
        start: first.start,
        end: first.end - (/[.,;:!?]+$/.exec(text.slice(first.start, first.end))?.[0].length ?? 0),
      }
}

/** "from acme/churn": two words and a slash behind a word that leads to a place. */
function isRepository(page: Page, { start, text }: Span & { readonly text: string }): boolean {
  if (!/^[a-z][a-z0-9]{1,38}\/[a-z][a-z0-9]{1,79}$/i.test(text) || joined.test(text)) return false
  return introduces.test(page.text.slice(Math.max(0, start - 24), start))
}

/** A link behind the words of a parameter, or the only link where only one parameter takes any. */
export function readLinks(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'link')
  const [only, other] = targets
  if (only === undefined) return nothing
  const links = findLinks(page)
  const names = findPhrases(page, nameBook(targets))
  const beside = links.flatMap((link) => {
    const name = names.findLast((one) => one.end <= link.start && link.start - one.end <= 40)
    return name === undefined ? [] : [{ link, field: name.value }]
  })
  const [found] =
    beside.length > 0 || other !== undefined ? beside : links.map((link) => ({ link, field: only }))
  if (found === undefined) return nothing
  take(page, found.link)
  return merge(
    setting(found.field, found.link.text, quoteOf(page, found.link), 'link'),
    readVersion(page, found.link.end, found.field, fields),
  )
}

const version =
  /^["'`)]?\s(?:at|in|auf|bei|en|à)\s(?:the\s)?(?:version\s|release\s)?["'`]?((?:v\d{1,4}\.|\d{1,4}\.\d{1,4}\.)\d{1,4}(?:\.\d{1,4}){0,2}(?:-[\w.]{1,20})?|(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{7,40})(?![\w/])/i

/** "from acme/churn at v1.4.0": the name whose aliases also tell what kind of version it is. */
function readVersion(page: Page, from: number, { scope }: Field, fields: readonly Field[]): Findings {
  const field = ofKind(fields, 'name').find(
    (one) =>
      one.scope === scope && fields.some(({ meta, scope: own }) => own === scope && meta.toldBy === one.name),
  )
  const match = version.exec(page.text.slice(from, from + 100))
  if (field === undefined || match === null) return nothing
  const text = matchGroup(match, 1)
  const span = { start: from + match[0].length - text.length, end: from + match[0].length }
  take(page, span)
  return setting(field, text, quoteOf(page, span), 'link')
}
