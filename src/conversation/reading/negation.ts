import type { Page, Span } from './page.ts'

const before =
  /(?:\b(?:not?|never|without|w\/o|except(?: for)?|instead of|rather than|other than|anything but|avoid|exclude|excluding|still (?:points? (?:to|at)|uses?|runs? (?:in|on)|is (?:in|on)|has)|drop|remove|skip|forget(?: about)?|leave out|ohne|kein\w{0,2}|nicht|sans|pas d['’e]|sin|sem|senza|no longer|nothing|disable|turn off|switch off|nor|stop using|don['’]?t(?: want| use| need| like| deploy| add| touch| change| put| make| enable| allow| include| give)?(?: is| are)?|do not(?: want| use| need| add| touch| change| put| make| enable| allow| include| give)?(?: is| are)?|hands off|stay away from|doesn['’]?t need|(?:nobody|no one|none of us|niemand|nadie|personne n['’e]|nessuno|ninguém)(?: \w{2,12})?|brauchen (?:wir )?(?:nicht|kein\w{0,2})|isn['’]?t|aren['’]?t|wasn['’]?t|cannot be|can['’]?t be)\b|\bnon-)[\s"'`]*(?:(?:a|an|the|any|in|to|for|on|use|using|run|members?|owners?|users?|recipients?|steps?|containers?|ports?|be|our|really|want|need|as|with|it|in the|of)\s+){0,3}["'`]?$/i
const changedFrom = /\b(?:from|changed? from|switch(?:ed)? from|move(?:d)? from)\s+(?:the\s+)?$/i
const offAfter =
  /^\s*(?:(?:is|are|can be|may be|should be|must be|have to be|(?:should |must |shall |can |to )?(?:stay|stays|remain|remains)|:|=)\s*)?(?:(?:turned|switched|kept)\s+)?(?:off|disabled|unnecessary|false|out of the question|forbidden|prohibited|superfluous)\b/i
/** "GPUs are not necessary", "spot won't be used", "werden nicht benötigt". */
const notAfter =
  /^\s(?:(?:really|certainly|definitely)\s)?(?:(?:is|are|was|were|be|will|would|should|must|may|can|do|does|shall)\s?(?:not|n['’]t)|isn['’]?t|aren['’]?t|won['’]?t|cannot|can['’]?t|mustn['’]?t|shouldn['’]?t|not|(?:(?:ist|sind|wird|werden|brauchen wir|benötigen wir)\s)?nicht|(?:no|não|non)\s(?:son|es|hace|hacen|são|é|sono|è|serve|servono)|n['’]est pas|ne sont pas|pas)\s(?:be\s|been\s|falta\s|really\s|strictly\s|unbedingt\s)?(?:necessar(?:y|ily)|need(?:ed)?|required|wanted|desired|allowed|permitted|used|enabled|nötig|notwendig|benötigt|gebraucht|erforderlich|erlaubt|gewünscht|necesari[oa]s?|necessári[oa]s?|necessari[oae]?|nécessaires?|utiles?)(?=[\s.,;!)]|$)/i

/** Words just before the span take it back: "no GPU", "not production", "instead of eastus". */
export function isNegated(page: Page, span: Span): boolean {
  return before.test(leadOf(page, span))
}

/** The span is what something changes from: "from dev to prod". */
export function isLeftBehind(page: Page, span: Span): boolean {
  const after = page.text.slice(span.end, span.end + 30)
  return changedFrom.test(leadOf(page, span)) && /^\s{1,3}(?:to|into|->)\s/i.test(after)
}

/** Words just behind the span switch it off: "GPU off". */
export function isSwitchedOff(page: Page, span: Span): boolean {
  const behind = page.text.slice(span.end, span.end + 60)
  return offAfter.test(behind) || notAfter.test(behind)
}

/** Up to 60 characters before the span, in its clause. */
function leadOf(page: Page, span: Span): string {
  const lead = page.text.slice(Math.max(0, span.start - 60), span.start)
  const cut = Math.max(
    ...['. ', ', ', '; ', '\n', ': ', '! ', '? ', '('].map((mark) => lead.lastIndexOf(mark)),
  )
  return lead.slice(cut + 1)
}
