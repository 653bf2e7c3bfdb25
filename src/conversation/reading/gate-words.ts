import { GateId } from '../../domain/assessment.ts'
import { type Page, take } from './page.ts'
import { findPhrases, phraseBook } from './phrases.ts'

const gates = phraseBook(GateId.options.map((id) => [id, id] as const))
const confirming =
  /(?:^|[\s,;(])\/?(?:i\s+(?:hereby\s+)?)?(?:confirm(?:ed|ing|s)?)\s{0,3}:?\s{0,3}(?:the\s+)?(?:gates?\s+)?["'`]?$/i
const refused =
  /\b(?:not|don['’]?t|never|cannot|can['’]?t|won['’]?t|who|should|must|needs? to|have to|please)\s+(?:i\s+)?\/?confirm\w{0,3}\s{0,3}:?\s{0,3}["'`]?$/i
const joined = /^["'`]?\s{0,3}(?:,|and|&|\+)?\s{0,3}(?:the\s+)?["'`]?$/i

/** Gates that are confirmed by name: "confirm gpu", "I confirm internet_exposure and access". Blanks what it used. */
export function readGateWords(page: Page): GateId[] {
  const confirmed: GateId[] = []
  let previousEnd = -1
  for (const found of findPhrases(page, gates)) {
    const lead = page.text.slice(Math.max(0, found.start - 48), found.start)
    const continues = previousEnd >= 0 && joined.test(page.text.slice(previousEnd, found.start))
    const verb = confirming.exec(lead)
    if (!continues && (verb === null || refused.test(lead))) continue
    previousEnd = found.end
    take(page, { start: found.start - (verb?.[0].length ?? 0), end: found.end })
    confirmed.push(found.value)
  }
  return [...new Set(confirmed)]
}
