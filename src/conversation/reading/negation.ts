import type { Page, Span } from './page.ts'

const before =
  /(?:\b(?:not?|never|without|except(?: for)?|instead of|rather than|other than|anything but|avoid|exclude|excluding|still (?:points? (?:to|at)|uses?|runs? (?:in|on)|is (?:in|on)|has)|drop|remove|skip|forget(?: about)?|leave out|ohne|kein\w{0,2}|nicht|sans|pas d['’e]|sin|sem|senza|no longer|nothing|disable|turn off|switch off|nor|stop using|don['’]?t(?: want| use| need| like| deploy| add| touch| change)?(?: is| are)?|hands off|stay away from|do not(?: want| use| need| add)?(?: is| are)?|doesn['’]?t need|isn['’]?t|aren['’]?t|wasn['’]?t|cannot be|can['’]?t be)\b|\bnon-)[\s"'`]*(?:(?:a|an|the|any|in|to|for|on|use|using|run|members?|owners?|users?|recipients?|steps?|containers?|ports?|be|our|really|want|need|as|with|it|in the|of)\s+){0,3}["'`]?$/i
const changedFrom = /\b(?:from|changed? from|switch(?:ed)? from|move(?:d)? from)\s+(?:the\s+)?$/i
const offAfter =
  /^\s*(?:(?:is|are|should be|must be|have to be|(?:should |must |shall |can |to )?(?:stay|stays|remain|remains)|:|=)\s*)?(?:(?:turned|switched|kept)\s+)?(?:off|disabled|not needed|unnecessary|not required|false)\b/i

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
  return offAfter.test(page.text.slice(span.end, span.end + 40))
}

/** Up to 60 characters before the span, in its clause. */
function leadOf(page: Page, span: Span): string {
  const lead = page.text.slice(Math.max(0, span.start - 60), span.start)
  const cut = Math.max(
    ...['. ', ', ', '; ', '\n', ': ', '! ', '? ', '('].map((mark) => lead.lastIndexOf(mark)),
  )
  return lead.slice(cut + 1)
}
