import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { clearBook } from './capability-terms.ts'
import { matchesOf, type Page, take } from './page.ts'
import { type Found, findPhrases } from './phrases.ts'

/** Names of capabilities stand in these marks, as numbers. */
const named = '\\u27E6(\\d{1,3})\\u27E7'
const gap = '[^\\u27E6\\u27E7.;!?\\n]{0,40}'
const small = '[^\\u27E6\\u27E7.;!?\\n]{0,24}'

/** The new one stands before the old one. */
const newFirst = new RegExp(
  `${named}${gap}(?:\\b(?:instead of|rather than|in place of|better than|more than|and not|but not|statt|anstatt|anstelle von|anstelle|en lugar de|en vez de|au lieu d[eu]|plut[oô]t qu[e']|em vez de|invece di|al posto di)|,\\s?not)\\s${small}${named}`,
  'gi',
)
const oldFirst = new RegExp(
  `\\b(?:not|nicht|no|pas|nao|não|non|(?:switch|chang|mov)\\w{1,3}(?:\\s\\w{1,10}){0,2}\\sfrom|replac\\w{1,4}|swap\\w{0,4}|exchang\\w{1,4}|chang\\w{1,4}|ersetz\\w{1,3}|cambi\\w{1,3}|remplac\\w{1,3}|troc\\w{1,3}|sostitui\\w{1,4}|drop|instead of|rather than)\\s${small}${named}${gap}\\b(?:but|to|with|by|for|into|sondern|durch|zu|gegen|por|par|con|mais|mas|ma|sino|use|take|we (?:need|want)|get us|give us)\\s${small}${named}`,
  'gi',
)
/** The old one is not named. */
const instead = new RegExp(
  `\\b(?:(?:switch|switching|change|move|swap|turn|convert|go)(?:\\s(?:it|this|that|us|the request|everything|over|back))*\\s(?:to|into|for)|make (?:it|this|that)|(?:rather|better|preferably|lieber|besser|mejor|plut[oô]t|meglio)(?:\\s(?:have|use|take|get|go with|want))?|(?:changed (?:our|my) minds?|on second thoughts?|correction|i meant?|we meant?)[,:]?(?:\\s(?:it is|its|we (?:want|need|take)|i (?:want|need)|use|take|let us (?:use|take)))?|wechseln (?:zu|auf)|wechsle (?:zu|auf))\\s(?:an?\\s|the\\s|our\\s|new\\s|ein\\w{0,2}\\s|una?\\s|une\\s|auf\\s|zu\\s){0,2}${named}`,
  'gi',
)
const insteadBehind = new RegExp(
  `${named}${small}\\b(?:instead|would (?:suit|fit|serve|be) (?:us |me |our \\w{1,12} )?better|(?:is|was) what (?:we|i) (?:really |actually )?(?:need|want|meant)|stattdessen|en su lugar|à la place|em vez disso|invece)\\b(?!\\sof|\\sde|\\sdi)`,
  'gi',
)

/** A capability that takes the place of another one of a settled request. Blanks what it used. */
export function readSwitch(
  page: Page,
  { choice, capabilities }: Understanding,
  catalogue: readonly Capability[],
): { readonly named: readonly string[]; readonly removed: readonly string[] } {
  const kept = { named: [], removed: [] }
  if (choice !== 'settled') return kept
  const found = findPhrases(page, clearBook(catalogue)).filter(({ value }) => value.length === 1)
  if (found.length === 0) return kept
  const text = masked(page, found)
  const idsOf = (match: RegExpExecArray, group: number): readonly string[] => {
    const at = Number(matchGroup(match, group))
    return found.slice(at, at + 1).flatMap(({ value }) => value)
  }
  const pairsOf = (match: RegExpExecArray, now: number, old: number): Pair[] =>
    idsOf(match, now).flatMap((on) => idsOf(match, old).map((off) => ({ on, off })))
  const pairs = [
    ...matchesOf(text, newFirst).flatMap((match) => pairsOf(match, 1, 2)),
    ...matchesOf(text, oldFirst).flatMap((match) => pairsOf(match, 2, 1)),
  ]
  const alone = [...matchesOf(text, instead), ...matchesOf(text, insteadBehind)].flatMap((match) =>
    idsOf(match, 1).flatMap((on) =>
      capabilities.length === 1 ? capabilities.map((off) => ({ on, off })) : [],
    ),
  )
  const [pair] = [...pairs, ...alone].filter(({ on, off }) => on !== off && capabilities.includes(off))
  if (pair === undefined) return kept
  for (const one of found) take(page, one)
  return { named: [pair.on], removed: [pair.off] }
}

interface Pair {
  readonly on: string
  readonly off: string
}

/** The text with each name of a capability as its number; words of questions name none. */
function masked(page: Page, found: readonly Found<readonly string[]>[]): string {
  let [text, from] = ['', 0]
  for (const [index, one] of found.entries()) {
    text += `${page.text.slice(from, one.start)}\u27E6${index}\u27E7`
    from = one.end
  }
  return text + page.text.slice(from)
}
