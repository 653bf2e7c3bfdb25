import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import type { ReadStatement } from './acts/read-statements.ts'
import { type Mention, mentionsIn, notWanted } from './capability-mentions.ts'
import { fieldsOf } from './fields.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import { wordsOf } from './phrases.ts'
import { readWish } from './wished-for.ts'

/** Which capabilities a message asks for, by id, in the order of the catalogue. */
export interface Route {
  readonly named: readonly string[]
  readonly candidates: readonly string[]
  /** What is often wanted beside the candidates; at most a few. */
  readonly offered: readonly string[]
  readonly removed: readonly string[]
}

/** Words that speak of capabilities, with the ids of those. */
export interface CapabilityWords extends Span {
  readonly ids: readonly string[]
  /** They ask for it; else they only speak of it. */
  readonly asks: boolean
}

const asking =
  /\b(?:add|also|open|allow|create|need|needs|want|wants|include|plus|set\s?up|deploy|provision|build|get|give|as well|too|together with|additionally)\b/i
/** Right behind what is not wanted: it is the thing itself, and not the first word of another one. */
const deniedWhole =
  /^\s*(?:[.,;:!?)]|$|\n|(?:and|or|nor|please|here|yet|this time|either|after all|any ?more|for now|for|in|as|but|now|at all|workspace|account|cluster|rule|rules|changes?|is|needed)\b)/i
/** A change of mind that leaves one thing. */
const afterAll =
  /\b(?:after all|actually|on second thought|instead|edit|update|correction|changed (?:my|our) mind|sorry|scratch that)\b[^.\n]{0,30}\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?(?:new\s+)?$/i
/** A name of a resource: `dbw-sales-dev`, or its id. */
const resourceName =
  /^\s\(?["'`]?(?:\/subscriptions\/|[a-z]{2,5}-[a-z0-9][\w-]{1,60}|[a-z][a-z0-9]{3,19}(?:dev|staging|prod)\d{0,3}\b)/
const creating =
  /\b(?:create|creates|new|provision|set\s?up|build|deploy|make)\s+(?:(?:the|a|an|our)\s+)?(?:new\s+)?$|(?:^|\n)\s{0,8}(?:[-*•]|\d{1,2}[.)])\s{1,3}(?:(?:an?|one)\s)?(?:new\s)?$|(?<!\b(?:in|on|of|to|for|from|with|by|into)\s)\ban?\s$/i
const only = /\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?$/i

/** Decides which capabilities the unused words of a page ask for. */
export function route(
  page: Page,
  understanding: Understanding,
  catalogue: readonly Capability[],
  statements: readonly ReadStatement[],
): Route & { readonly words: readonly CapabilityWords[] } {
  const mentions = mentionsIn(page, understanding, catalogue, statements)
  const isNew = understanding.choice !== 'settled'
  const wanted = mentions.filter((one) => one.context !== 'denied' && (isNew || isAsked(page, one)))
  const clear = wanted.filter((one) => one.strength === 'clear' && one.context === 'asked')
  const own = withoutNamedByOthers(page, clear, catalogue)
  const last = isNew ? lastWord(page, mentions, own) : own
  const spokenOf = namedBy(isNew ? firstUseful(last, wanted) : own)
  const wish = isNew && last.length === 0 ? readWish(page, catalogue) : undefined
  const named = wish === undefined ? spokenOf : []
  const ordered = (ids: readonly string[]): string[] =>
    catalogue.map((one) => one.id).filter((id) => ids.includes(id))
  const removed = [...deniedIn(mentions), ...othersThan(page, mentions, understanding)]
  const doubtful = wanted.flatMap((one) => one.value).filter((id) => !named.includes(id))
  return {
    named: ordered(named),
    candidates:
      isNew && named.length === 0
        ? ordered(wish === undefined ? doubtful : [...wish.proposed, ...spokenOf])
        : [],
    offered: ordered((wish?.offered ?? []).filter((id) => !spokenOf.includes(id))),
    removed: ordered(removed).filter((id) => understanding.capabilities.includes(id)),
    words: [
      ...mentions
        .filter((one) => isDenied(one) || isNew || one.value.some((id) => named.includes(id)))
        .map(({ start, end, value, context }) => ({ start, end, ids: value, asks: context === 'asked' })),
      ...(wish?.spans ?? []).map(({ start, end }) => ({ start, end, ids: [], asks: true })),
    ],
  }
}

/** What is left after a change of mind within one text: "after all, only x", "we do not need x". */
function lastWord(page: Page, mentions: readonly Mention[], clear: readonly Mention[]): readonly Mention[] {
  const sole = clear.findLast((one) => afterAll.test(page.text.slice(Math.max(0, one.start - 70), one.start)))
  if (sole !== undefined) {
    return clear.filter((one) => one === sole || (one.start > sole.start && isAsked(page, one)))
  }
  const takenBack = new Set(
    deniedIn(
      mentions.filter(({ end, value, start }) => {
        const isLater = clear.every((one) => one.start < start || !one.value.some((id) => value.includes(id)))
        return (
          isLater &&
          (deniedWhole.test(page.text.slice(end, end + 20)) || notWanted.test(page.text.slice(end, end + 40)))
        )
      }),
    ),
  )
  return clear.filter(({ value }) => !value.some((id) => takenBack.has(id)))
}

/**
 * Without what is only the place of something else that is asked for: in "run the pipeline in the Databricks workspace
 * dbw-sales-dev" the workspace has a name already.
 */
function withoutNamedByOthers(
  page: Page,
  clear: readonly Mention[],
  catalogue: readonly Capability[],
): readonly Mention[] {
  const asked = new Set(clear.flatMap(({ value }) => value))
  const users = fieldsOf(catalogue).filter(
    ({ scope, meta }) => asked.has(scope) && ['name', 'names', 'link'].includes(meta.kind),
  )
  return clear.filter((one) => {
    if (!resourceName.test(page.text.slice(one.end, one.end + 80))) return true
    if (creating.test(page.text.slice(Math.max(0, one.start - 30), one.start))) return true
    const words = wordsOf(quoteOf(page, one)).join(' ')
    return !users.some(
      ({ scope, words: own, meta }) =>
        !one.value.includes(scope) &&
        (own.some((word) => wordsOf(word).join(' ') === words) ||
          (meta.kind === 'names' && meta.beginnings !== undefined)),
    )
  })
}

/** Clear words first; else a noun that only one capability has; else what is only mentioned. */
function firstUseful(clear: readonly Mention[], wanted: readonly Mention[]): readonly Mention[] {
  if (clear.length > 0) return clear
  const asked = wanted.filter((one) => one.context === 'asked')
  return namedBy(asked).length > 0 ? asked : wanted
}

/** Words that belong to one capability, or to several of which another word names one. */
function namedBy(mentions: readonly Mention[]): string[] {
  const certain = mentions.filter((one) => one.value.length === 1 && one.strength !== 'vague')
  return [...new Set(certain.flatMap((one) => one.value))]
}

function isAsked(page: Page, mention: Mention): boolean {
  const clause = page.clauses.find((one) => one.start <= mention.start && mention.end <= one.end)
  return mention.strength === 'clear' && clause !== undefined && asking.test(quoteOf(page, clause))
}

function isDenied(mention: Mention): boolean {
  return mention.context === 'denied'
}

function deniedIn(mentions: readonly Mention[]): string[] {
  return mentions.filter((one) => isDenied(one) && one.value.length === 1).flatMap((one) => one.value)
}

/** "just databricks" leaves out everything else. */
function othersThan(page: Page, mentions: readonly Mention[], understanding: Understanding): string[] {
  const chosen = mentions.filter((one) => only.test(page.text.slice(Math.max(0, one.start - 16), one.start)))
  if (chosen.length === 0) return []
  const kept = new Set(mentions.filter((one) => one.context !== 'denied').flatMap((one) => one.value))
  return understanding.capabilities.filter((id) => !kept.has(id))
}
