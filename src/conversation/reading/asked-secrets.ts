import { isFree, matchesOf, type Page, quoteOf, take } from './page.ts'

const handedOut =
  /\b(?:paste|post|send|share|show|give|tell|write|put|mail|dm|print|reveal|drop)\s(?:(?:me|us|him|her|them|it|to|over)\s){0,2}(?:(?:the|an?|your|our|its|my|all|admin|access|account|storage|client|service)\s){0,4}(?:api[- ]?keys?|access keys?|account keys?|passwords?|secrets?|tokens?|credentials?|connection strings?|sas (?:tokens?|urls?)|private keys?|keys?)\s(?:[^.;!?\n]{0,60}\s)?(?:here|in (?:the|this|a) (?:thread|issue|comment|ticket|chat|channel)|by (?:e-?mail|mail)|(?:over|via|in|on) (?:slack|teams|e-?mail|chat)|below)\b[^.;!?\n]{0,80}/gi

/** Words that ask to be shown a key or a password: nobody is, and no setting is meant. Blanks and quotes them. */
export function takeAskedSecrets(page: Page): string[] {
  return matchesOf(page.text, handedOut).flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!isFree(page, span)) return []
    take(page, span)
    return [quoteOf(page, span).trim()]
  })
}
