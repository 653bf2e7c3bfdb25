import { aboutUs, asking, askingElse, askingForIt } from './act-words.ts'
import { isForbidden } from './forbidding-words.ts'
import { isAddressed, pleaIn } from './plain-asking.ts'
import type { Statement } from './statements.ts'
import {
  curious,
  doneAlready,
  past,
  telling,
  tellingTitle,
  trouble,
  troubleFirst,
  wondering,
} from './telling-words.ts'
import { isLabel } from './title-labels.ts'
import { isUnreal } from './unreal-words.ts'

/** What a sentence does. */
export type Act =
  | 'labels'
  | 'asks plainly'
  | 'asks'
  | 'asks vaguely'
  | 'asks for it'
  | 'asks for something else'
  | 'wonders'
  | 'muses'
  | 'reports trouble'
  | 'tells'
  | 'speaks of something else'
  | 'names a thing'
  | 'mentions a thing'
  | 'names a wish'
  | 'says'

/** A title whose first noun is the thing: "new Databricks workspace for team orbit". */
const heading =
  /^(?:(?!should|must|can|could|will|is|are|was|were|do|does|did|has|have|includes?|about|on|with|from|to|at|when|if|by|of|MATTER|THING)[^ ]+ ){0,4}?(?:THING[ &+,/]*)+(?:$|[:,;(+&] |(?:[:,;(+&] )?(?:for|in|with|to|at|on|and|plus|or|as|that|which|team|dev|prod|staging|test|please|pls|via|without|between|behind|next|of|from|rather|instead|not|into|fur|im|mit|und|para|pour|en|per|con|y|et|e|avec|di|de|da|do|the|private|production|by|HOST|NAME|NUMBER|ADDRESS|ARROW|MAIL|SIZE|LINK|PATH|VAGUE|request|requests|wanted|needed|gesucht|called|named|like|so|over|only|was)(?= |$))/

/** Two sides with an arrow between them are a rule: "10.1.0.0/24 -> 10.2.0.4 tcp/443". */
const traffic = /(?:^| )ADDRESS(?: [^ ]+){0,3} ARROW (?:[^ ]+ )?(?:ADDRESS|HOST)(?= |$)/

/** A step of something longer: "Day 2: request access". */
const staged =
  /^(?:day|week|phase|exercise|lesson|chapter|question|level|sprint|tag|woche|ubung|frage|dia|semana|jour|semaine|giorno|settimana) (?:NUMBER|\d{1,3})(?= |$)/

/** A run of something by its number: "Run 88213, workspace dbw-claims-prod". */
const numbered =
  /^(?:run|build|job|order|case|alert|ticket|incident|execution|lauf) (?:NUMBER|\d{1,9})(?= [,;:(]| (?:of|in|on|at|failed|died|was|is|has|broke|ended|took|got)(?: |$)|$)/

/** The title answers the question that it begins with: "who watches it? nobody". */
const answered =
  /\? (?:no|nope|nobody|none|never|nothing|not|yes|nein|niemand|keiner|nichts|nadie|nada|personne|rien|nao|ninguem|nessuno|niente)(?= |$)/

/** Somebody shall see to what follows behind the colon: "please fix that: alerts on the vault". */
const remedied = /(?:^| )(?:fix|change|solve|improve|do|sort out|take care of) (?:it|this|that|these) :/

/** What is wanted follows behind the colon: "this is where I ask: a vault for team quay". */
const wished =
  /(?:^| )(?:(?:i|we) (?:ask|ask for|ask you for|order|wish|wish for|want|need)|(?:my|our|the|one) (?:wish|order|request|ask)(?: is)?) :/

/** What a sentence does with the things it speaks of. */
export function actOf(statement: Statement): Act {
  const { words, plain, isTitle } = statement
  if (isTitle && isLabel(words, plain)) return 'labels'
  const announced =
    isAddressed(plain) || remedied.test(words) || wished.test(words) ? behindColon(statement) : undefined
  if (announced !== undefined && forming.includes(announced)) return 'asks plainly'
  const act = plainActOf(statement)
  return act === 'asks' && !isTitle && pleaIn.test(words) ? 'asks plainly' : act
}

/** Acts that make a request of what is addressed to us. */
const forming: readonly Act[] = ['asks', 'asks vaguely', 'names a thing']

function behindColon(statement: Statement): Act {
  const tail = statement.words.slice(statement.words.indexOf(' : ') + 3)
  return plainActOf({ ...statement, words: tail })
}

function plainActOf({ words, isTitle, isQuestion, isPolite }: Statement): Act {
  if (isForbidden(words)) return 'says'
  if (askingForIt.test(words) && isQuestion && words.startsWith('what')) return 'asks for it'
  const isWondering =
    (isTitle || isQuestion) && !isPolite && isWonderingIn(words, isTitle) && !answered.test(words)
  const wonders = isWondering || curious.test(words) || (isQuestion && !isPolite)
  const isDone = doneAlready.test(words)
  const asked = firstEnd(asking, isDone ? words.replace(doneAlready, ' ') : words)
  const isForElse = asksElseBefore(words, asked)
  if (isForElse && !wonders) return askingForIt.test(words) ? 'asks for it' : 'asks for something else'
  if (wonders) return isQuestion || curious.test(words) ? 'wonders' : 'muses'
  if (isUnreal(words)) return 'muses'
  if (isTitle && troubleFirst.test(words)) return 'reports trouble'
  if ((staged.test(words) || numbered.test(words)) && !pleaIn.test(words)) return 'tells'
  if (asked !== undefined)
    return words.includes('THING') || !words.includes('VAGUE') ? 'asks' : 'asks vaguely'
  if (trouble.test(words)) return 'reports trouble'
  if (isDone || telling.some((one) => one.test(words)) || (isTitle && tellsInTitle(words))) return 'tells'
  if (askingForIt.test(words)) return 'asks for it'
  if (/(?:^| )MATTER(?= |$)/.test(words) && !/THING .*MATTER/.test(words)) return 'speaks of something else'
  if (words.includes('THING')) return isTitle && !heading.test(words) ? 'mentions a thing' : 'names a thing'
  if (traffic.test(words)) return 'names a thing'
  if (words.includes('VAGUE')) return 'names a wish'
  return 'says'
}

/** It begins so, or what stands behind the colon of a title does: "rule of thumb: when to use it". */
function isWonderingIn(words: string, isTitle: boolean): boolean {
  const colon = isTitle ? words.indexOf(' : ') : -1
  return wondering.test(words) || (colon >= 0 && wondering.test(words.slice(colon + 3)))
}

function tellsInTitle(words: string): boolean {
  return past.test(words) || tellingTitle.some((one) => one.test(words))
}

/** Where the first of the forms ends that a sentence has; undefined when it has none. */
function firstEnd(forms: readonly RegExp[], words: string): number | undefined {
  const ends = forms.flatMap((form) => {
    const found = form.exec(words)
    return found === null ? [] : [found.index + found[0].length]
  })
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** Something else is asked of people, and not only behind a thing that is asked for: "a vault, and document it". */
function asksElseBefore(words: string, asked: number | undefined): boolean {
  const isBefore = (form: RegExp): boolean => {
    const found = form.exec(words)
    return found !== null && (asked === undefined || found.index < asked)
  }
  return askingElse.some(isBefore) || aboutUs.some((form) => form.test(words))
}
