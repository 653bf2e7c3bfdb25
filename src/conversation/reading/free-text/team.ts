import { matchGroup } from '../../../lib/match-group.ts'
import { plainLetters } from '../../../lib/plain-letters.ts'
import { isNegated } from '../negation.ts'
import { isFree, openPage, type Page, type Span, type Token } from '../page.ts'
import { wordsOf } from '../phrases.ts'
import type { Hit } from '../resolve-hits.ts'
import { isUnfilled } from '../unfilled.ts'
import { findRegions } from './region.ts'

const teamNoun = /^(?:team|squad|crew|guild|tribe|l?equipe|equipo|equipa)$/
/** `time` is a team only in Portuguese. */
const portuguese = /\b(?:o|do|ao|pelo|nosso)\s$/i
/** Words that cannot be part of a team's name; a name in front of "team" begins after the last of them. */
const notNames = new Set(
  (
    'o ao pelo teh hi hello hey dear thanks thank fur fuer von des dem den das die der del de la le les el los las il lo pour para com per a an the this that these those our my your their his her its we i you they of by for from to in into on at with and or ' +
    'is are was be as it new whole entire other another same own owning owned requesting responsible some any each every ' +
    'which what who please need needs want wants would like create make set up build give get open allow add deploy provision ' +
    'workspace workspaces cluster clusters account group resource environment env region dev development staging stage test qa ' +
    'uat prod production live sandbox ask asks tell contact notify inform per has have had will can should could must may ' +
    'does do did not no just only also so then when where while because since until if but than via about within between ' +
    'name named called members member lead leads effort player work works working using uses use used said says approved ' +
    'agreed asked wanted size asap now today soon here there first infrastructure request requests access allowed reach'
  ).split(' '),
)
/** Words of requests that teams are called by as well. */
const alsoNames = new Set('build test stage platform access live sandbox'.split(' '))
const afterTeam =
  /^(?:\s{0,3}(?:name(?:\s+is)?|is(?:\s+(?:simply|just))?(?:\s+called)?|called|named|(?:should|shall|must|will)\s+be|=|:)\s)?\s{0,3}(?:["'`“](?<quoted>[^"'`”\n]{1,80})["'`”]|(?<raw>\$\{[^}\n]{0,100}\}|[^\s,;"'`“”]{1,120}))/i
const bystander =
  /(?:^|\n)[ \t]{0,3}(?:dear|hi|hello|hey|good \w{3,9}|hallo|liebe[sr]?|hola|bonjour|ciao|olá)\s+(?:the\s+)?$|\b(?:ask(?:ed)?|tell|told|contact|notify|inform|cc|like(?:\s+the\s+one)?|as|approved by|agreed with|talk(?:ed)? to|with)\s+(?:the\s+|our\s+)?$/i
const maxWordsInName = 4
const introduced = /\b(?:the|our|my|this|for|from|of|by|das|el|il|la)\s{1,2}$/i

const ourselves =
  /\b(?:we are|we['’]re|i am (?:in|from|on|with)|i['’]m (?:in|from|on|with)|here is|on behalf of|signed,?|wir sind|somos|nous sommes)\s+(?:the\s+|das\s+|el\s+)?$/i

/** "the colleagues of team x" are others, where another team is named. */
const ofOthers =
  /\b(?:colleagues?|friends?|neighbou?rs?|folks|kolleg(?:en|innen)|compañer[oa]s|collègues)\s(?:of|in|from|at|on|over at|von|aus|im|vom|de|del|du)\s(?:the\s|our\s)?$/i

/** Teams that a page names: "for team orbit", "ML team", "the payments squad". "We are team x" settles it. */
export function findTeams(page: Page, terms: readonly Span[] = []): Hit[] {
  const found = teamsIn(page, terms)
  const own = found.filter(({ start }) => ourselves.test(page.text.slice(Math.max(0, start - 40), start)))
  if (own.length > 0) return own
  const mine = found.filter(({ start }) => !ofOthers.test(page.text.slice(Math.max(0, start - 40), start)))
  return mine.length > 0 ? mine : found
}

function teamsIn(page: Page, terms: readonly Span[]): Hit[] {
  return page.tokens.flatMap((token, index) => {
    if (!isTeamNoun(page, token) || !standsAlone(page, token) || !isFree(page, token)) return []
    const [before, after] = [nameBefore(page, index, token), nameAfter(page, token)]
    const hit =
      before === undefined || after === undefined
        ? (before ?? after)
        : likelier(page, { before, after, terms })
    return hit === undefined ? [] : [hit]
  })
}

/**
 * "aoai team finch dev" and "the payments team frontend": the name stands behind the noun, unless an article begins
 * what stands before it or the word behind it is known to be something else.
 */
function likelier(
  page: Page,
  { before, after, terms }: { readonly before: Hit; readonly after: Hit; readonly terms: readonly Span[] },
): Hit {
  const rest = { start: before.end, end: after.end }
  if (terms.some((term) => overlap(term, before))) return after
  if (
    terms.some((term) => overlap(term, rest)) ||
    beginsWithRegion(page.text.slice(before.end, before.end + 40))
  )
    return before
  return introduced.test(page.text.slice(Math.max(0, before.start - 16), before.start)) ? before : after
}

function beginsWithRegion(text: string): boolean {
  return findRegions(openPage(text)).some(({ start }) => start < 3)
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end
}

function isTeamNoun(page: Page, { norm, start }: Token): boolean {
  if (teamNoun.test(norm)) return true
  return norm === 'time' && portuguese.test(page.text.slice(Math.max(0, start - 8), start))
}

/** A word of its own, or the end of `ml-team`; not a part of `rg-ml-team-prod`. */
function standsAlone(page: Page, token: Token): boolean {
  const before = page.text.slice(token.chunk.start, token.start)
  return token.end === token.chunk.end && /^(?:[\p{L}\d]{1,20}-){0,2}$/u.test(before)
}

function nameBefore(page: Page, index: number, noun: Token): Hit | undefined {
  const words: Token[] = []
  for (const token of page.tokens.slice(Math.max(0, index - maxWordsInName), index).toReversed()) {
    const next = words[0] ?? noun
    if (token.clause !== noun.clause || notNames.has(token.norm) || !isFree(page, token)) break
    if (!/^(?:["'`”]?\s{1,3}|[-_'’s]{1,3}\s?|\s?&\s?)$/.test(page.text.slice(token.end, next.start))) break
    words.unshift(token)
  }
  const [first] = words
  const last = words.at(-1)
  if (first === undefined || last === undefined) return undefined
  const span = { start: first.start, end: noun.end }
  if (isBystander(page, span) || isAddressed(page, span)) return undefined
  return { ...span, value: teamSlug(page.text.slice(first.start, last.end)) }
}

function nameAfter(page: Page, noun: Token): Hit | undefined {
  const match = afterTeam.exec(page.text.slice(noun.end, noun.end + 240))
  if (match === null) return undefined
  const raw = matchGroup(match, 'raw').replace(/^\((?=[\w-]+\))/, '')
  const bare = raw.replace(/[.!?:)]+$/, '')
  const name = matchGroup(match, 'quoted') || bare
  const rest = page.text.slice(noun.end + match[0].length)
  const isName =
    !notNames.has(wordsOf(name).join(' ')) || (alsoNames.has(name.toLowerCase()) && isOver(raw, rest))
  if (!/[\p{L}\p{N}]/u.test(name) || isUnfilled(name) || !isName || name.startsWith('(')) return undefined
  if (partOf.test(page.text.slice(Math.max(0, noun.start - 40), noun.start))) return undefined
  if (goesOn.test(rest) && possessed.test(page.text.slice(Math.max(0, noun.start - 8), noun.start)))
    return undefined
  const end = noun.end + match[0].length - (raw.length - bare.length)
  const span = { start: noun.start, end }
  return isFree(page, span) && !isBystander(page, span) ? { ...span, value: teamSlug(name) } : undefined
}

/** "my team opens the notebook": the word behind the noun does something to what follows. */
const goesOn = /^\s(?:the|an?|our|my|their|its|this|that|these|those|it|them|us|you|everything)\b/i
/** "people of the team read it": the team is named elsewhere. */
const partOf =
  /\b(?:people|members?|users?|colleagues?|folks|everyone|everybody|someone|anyone|rest)\s(?:of|in|from|on)\s(?:the|our|my|this)\s$/i
const possessed = /\b(?:my|our|his|her|their|the)\s$/i

/** The sentence or its part ends behind the name. */
function isOver(raw: string, rest: string): boolean {
  return /[.!?]$/.test(raw) || /^\s*(?:[,;.)\n]|$)/.test(rest)
}

/** "For the platform team: ..." is addressed to somebody. */
function isAddressed(page: Page, { start, end }: Span): boolean {
  const lead = page.text.slice(Math.max(0, start - 16), start)
  return (
    /^\s?:/.test(page.text.slice(end, end + 2)) &&
    /\b(?:for|to|dear|an|für|para|pour|per)\s(?:the|our|your|das|el|l|a|il)[\s'’]$/i.test(lead)
  )
}

function isBystander(page: Page, span: Span): boolean {
  const lead = page.text.slice(Math.max(0, span.start - 40), span.start)
  return bystander.test(lead) && !ourselves.test(lead) && !isNegated(page, span)
}

/** A team's name as it is used in names of resources; anything else than words stays as it is, to be refused. */
export function teamSlug(name: string): string {
  const plain = plainLetters(name.trim()).replace(/['’]/g, '')
  return /^[a-z0-9][a-z0-9 &_.-]*$/.test(plain) ? plain.replace(/[ &_.]+/g, '-') : name.trim()
}
