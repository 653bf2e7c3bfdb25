import { plainLetters } from '../../lib/plain-letters.ts'
import { agreeing } from './agreement-clauses.ts'
import { agreement, defaults, openers, tails } from './agreement-words.ts'
import { givingUp, reasonForIt } from './giving-up-words.ts'
import { takesProposal } from './proposal-words.ts'
import { isCourtesy, isTalk } from './small-talk.ts'

const acceptSigns = /^(?:\+1|:\+1:|:thumbsup:|👍|✅|✔|👌|🚀|はい|好|好的|是|是的|네|예|да|хорошо|ναι|نعم)$/iu
const longYes = /^(?:ye+s+|yea+h+|ya+|ok+(?:ay+)?|ja+|si+)$/
const clauseEnd = /[\n.,;!…]+|\s[-–—]+\s|(?<=\?)\s/
const decoration = /[\u{1F3FB}-\u{1F3FF}]|\u{FE0F}/gu
const politeEdges =
  /^(?:please|pls|bitte|por favor|per favore|svp)\s|\s(?:please|pls|bitte|por favor|per favore|svp)$/g

const conditions = /\s(?:but|if|as long as|provided|unless|except)\s/i
const weakYes = /^(?:ok|okay|okey|k|sure|alright|all right|right|so|then|well|fine|great)$/

/** More words than this are no plain agreement, no plain refusal and no small talk. */
const maxWords = 14

/** More clauses than this are no plain agreement and no plain refusal. */
const maxClauses = 100

type Manner = 'agrees' | 'defaults' | 'gives_up' | 'talk' | 'says'

/**
 * Whole-clause words of agreement or of giving up; anything else in the message makes it neither.
 * Taking the defaults agrees only when there is no default left to take.
 * Never decided by likeness: a wrong "yes" would open a pull request.
 */
export function readIntent(text: string, noDefaults = false): 'none' | 'accept' | 'cancel' {
  const clauses = withoutIdleNo(clausesOf(text))
  const manners = clauses.map(mannerOf)
  if (isPraise(text)) return 'none'
  if (manners.includes('gives_up')) {
    const isDivided = clauses.some((one, at) => manners[at] === 'agrees' && !weakYes.test(plainClause(one)))
    return isDivided ? 'none' : 'cancel'
  }
  const isYes = manners.includes('agrees') || (noDefaults && manners.includes('defaults'))
  return isYes && manners.every((manner) => manner === 'agrees' || manner === 'defaults') ? 'accept' : 'none'
}

/** "no. go ahead as it stands": the no is for somebody else's words. */
function withoutIdleNo(clauses: readonly string[]): readonly string[] {
  const [first, ...others] = clauses
  const isIdle = first !== undefined && /^(?:no|nope|nah)$/.test(plainClause(first))
  return isIdle && others.length === 1 && others.every((one) => asItStands.test(plainClause(one)))
    ? others
    : clauses
}

const asItStands =
  /^(?:please |just |but )?(?:go ahead|go on|proceed|continue|carry on) (?:with it )?(?:as (?:it (?:is|stands|was)|is|proposed|planned|described|shown))(?: please)?$/

/** "great, thank you": praise and thanks alone agree to nothing. */
function isPraise(text: string): boolean {
  return text.length <= maxPraise && praiseAndThanks.test(plainClause(text.replace(/[,.!]/g, ' ')))
}

const maxPraise = 80
const praiseAndThanks =
  /^(?:great|wonderful|excellent|brilliant|fantastic|awesome) (?:many )?(?:thanks|thank you|thx|ty)(?: (?:a lot|so much|very much|again|all|everyone))?$/

/** A yes and something else: "yes, but 6 nodes", "looks good if it is below 300"; "ok, eastus" only answers. */
export function agreesWithMore(text: string): boolean {
  const [first, ...others] = clausesOf(text.replace(conditions, ', '))
  if (first === undefined || mannerOf(first) !== 'agrees') return false
  const isMeant = conditions.test(text) || !weakYes.test(plainClause(first))
  return isMeant && others.some((one) => mannerOf(one) === 'says' && !keptAsIs.test(one))
}

/** "ok fine, keep" is an answer, and no yes. */
const keptAsIs =
  /^\s{0,3}(?:please\s|just\s|then\s|so\s|ok(?:ay)?\s){0,4}keep(?:\s(?:it|that|this|them|these|those|both))?(?:\splease|\sthen)?[\s.!]{0,3}$/i

/** One clause that keeps what is asked about as it is proposed. */
export function keepsAsIs(clause: string): boolean {
  return keptAsIs.test(clause)
}

/** One clause that takes what was proposed for everything that is not said. */
export function takesDefaults(clause: string): boolean {
  return mannerOf(clause.replace(/[\s.,;!]+$/, '')) === 'defaults'
}

/** The request is given up, and the other words only say why. */
export function givesUpWithReason(text: string): boolean {
  const clauses = clausesOf(text)
  const [first] = clauses
  if (first === undefined || mannerOf(first) !== 'gives_up') return false
  return clauses.every((clause) => mannerOf(clause) === 'gives_up' || reasonForIt.test(plainClause(clause)))
}

/** Agreement, giving up and politeness say nothing about what is wanted. */
export function isSmallTalk(text: string): boolean {
  return text.split(clauseEnd).every((clause) => {
    const words = plainClause(clause).replace(/\s(?:but|however|and)$/, '')
    return words === '' || isCourtesy(words) || mannerOf(clause) !== 'says'
  })
}

/** Words that begin with somebody else's name. */
export function isForOthers(text: string): boolean {
  const name = /^\s*(?:(?:hi|hey|hello)\s+)?@([\w-]{1,39})/i.exec(text)?.[1]
  return name !== undefined && !/bot|planwright/i.test(name)
}

/**
 * Clauses with something in them; courtesy and others who agree take nothing away and give nothing.
 * A text of very many clauses has none that count: it is more than an agreement.
 */
function clausesOf(text: string): string[] {
  const clauses = text.split(clauseEnd)
  if (clauses.length > maxClauses) return []
  return clauses.filter((clause) => {
    if (isSign(clause)) return true
    const words = plainClause(clause)
    return words !== '' && !isCourtesy(words)
  })
}

function mannerOf(clause: string): Manner {
  if (isSign(clause)) return 'agrees'
  const words = plainClause(clause)
  if (words.split(' ').length > maxWords) return 'says'
  const plain = words.replace(politeEdges, '').replace(politeEdges, '')
  if (givingUp.test(plain) || givingUp.test(withoutEdges(plain))) return 'gives_up'
  if (agrees(words)) return 'agrees'
  const bare = withoutEdges(plain)
  if ([plain, bare].some((one) => defaults.test(one) || takesProposal.test(one))) return 'defaults'
  if (agreeing.test(plain) || agreeing.test(bare)) return 'agrees'
  const parts = words.split(/\s(?:and|und|y|et|e)\s/)
  if (parts.some(agrees) && parts.every((part) => agrees(part) || isCourtesy(part))) return 'agrees'
  return isTalk(words) || isTalk(withoutEdges(words)) || isForOthers(clause) ? 'talk' : 'says'
}

/** The words themselves, or what is left of them without the words around. */
function agrees(words: string): boolean {
  for (let left = words; ; ) {
    if (agreement.has(left) || longYes.test(left)) return true
    const shorter = left.replace(tails, '')
    const next = shorter === left ? left.replace(openers, '') : shorter
    if (next === left) return false
    left = next
  }
}

function withoutEdges(words: string): string {
  let left = words
  for (let turn = 0; turn < 4; turn += 1)
    left = left.replace(openers, '').replace(politeEdges, '').replace(tails, '')
  return left
}

function isSign(clause: string): boolean {
  return acceptSigns.test(clause.replace(decoration, '').trim())
}

function plainClause(clause: string): string {
  return plainLetters(clause.replace(/(?<!\S)@[\w-]{1,39}/g, ' '))
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/["'`’*_()¡¿]/g, '')
    .replace(/-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\b(\w{1,10})(?: \1){1,5}\b/g, '$1')
}
