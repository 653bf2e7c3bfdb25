import { asking, askingElse, askingForIt } from './act-words.ts'
import type { Statement } from './statements.ts'
import { curious, label, telling, trouble, troubleFirst, wondering } from './telling-words.ts'

/** What a sentence does. */
export type Act =
  | 'labels'
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

/** What a sentence does with the things it speaks of. */
export function actOf({ words, isTitle, isQuestion, isPolite }: Statement): Act {
  if (isTitle && label.test(words)) return 'labels'
  if (askingForIt.test(words) && isQuestion && words.startsWith('what')) return 'asks for it'
  const wonders =
    ((isTitle || isQuestion) && !isPolite && wondering.test(words)) ||
    curious.test(words) ||
    (isQuestion && !isPolite)
  const isForElse = askingElse.some((form) => form.test(words))
  if (isForElse && !wonders) return askingForIt.test(words) ? 'asks for it' : 'asks for something else'
  if (wonders) return isQuestion || curious.test(words) ? 'wonders' : 'muses'
  if (isTitle && troubleFirst.test(words)) return 'reports trouble'
  const form = asking.find((one) => one.test(words))
  if (form !== undefined) return words.includes('THING') || !words.includes('VAGUE') ? 'asks' : 'asks vaguely'
  if (trouble.test(words)) return 'reports trouble'
  if (telling.some((one) => one.test(words))) return 'tells'
  if (askingForIt.test(words)) return 'asks for it'
  if (/(?:^| )MATTER(?= |$)/.test(words) && !/THING .*MATTER/.test(words)) return 'speaks of something else'
  if (words.includes('THING')) return isTitle && !heading.test(words) ? 'mentions a thing' : 'names a thing'
  if (traffic.test(words)) return 'names a thing'
  if (words.includes('VAGUE')) return 'names a wish'
  return 'says'
}
