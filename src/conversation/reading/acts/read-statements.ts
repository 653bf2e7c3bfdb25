import type { Capability } from '../../../capability/contract.ts'
import { clearBook, nounBook } from '../capability-terms.ts'
import { deniedAlike } from '../denied-lists.ts'
import { isNegated } from '../negation.ts'
import { type Page, quoteOf, type Span } from '../page.ts'
import { findPhrases } from '../phrases.ts'
import { foreignBook, vagueBook } from '../unsupported.ts'
import { wishBook } from '../wished-for.ts'
import type { Act } from './act-of.ts'
import { actOf } from './act-of.ts'
import { leadingVerb } from './act-words.ts'
import { actsIn } from './capability-acts.ts'
import { pleaIn } from './plain-asking.ts'
import type { Thing } from './slotted-words.ts'
import { statementsOf } from './statements.ts'

/** A sentence with what it does, and the capabilities that it asks for without naming them. */
export interface ReadStatement extends Span {
  readonly act: Act
  readonly asksFor: readonly string[]
}

/** Acts that no way of asking makes a request of. */
const closed: readonly Act[] = ['labels', 'wonders', 'tells']

/** The sentences of an issue, with everything that the catalogue builds, or that anybody could, as a thing. */
export function readStatements(
  page: Page,
  titleLength: number,
  catalogue: readonly Capability[],
): ReadStatement[] {
  const clear = findPhrases(page, clearBook(catalogue))
  const others = [
    ...findPhrases(page, nounBook(catalogue)).filter((one) => !/^accounts?$/i.test(quoteOf(page, one))),
    ...findPhrases(page, foreignBook(catalogue)),
  ]
  const things = [...clear, ...others].map(({ start, end }): Thing => {
    const verb = leadingVerb.exec(page.text.slice(start, end))?.[0] ?? ''
    return { slot: 'THING', start: start + verb.length, end }
  })
  const wishes = [...findPhrases(page, wishBook(catalogue)), ...findPhrases(page, vagueBook)].map(
    ({ start, end }): Thing => ({ slot: 'VAGUE', start, end }),
  )
  const denied = deniedAlike(page, things, (one) => isDenied(page, one))
  const known = things.filter((one, index) => !denied.has(one) && !overlapsAny(one, things.slice(0, index)))
  const all = [...known, ...wishes.filter((one) => !overlapsAny(one, known))]
  return statementsOf(page, titleLength, all).map((statement) => {
    const { start, end, plain } = statement
    const act = actOf(statement)
    const asksFor = closed.includes(act) ? [] : actsIn(plain, catalogue)
    return { start, end, act: asksFor.length > 0 ? actOfAsking(act, plain) : act, asksFor }
  })
}

/** What is asked for without its name is asked for, unless it is only told how it goes on. */
function actOfAsking(act: Act, plain: string): Act {
  if (act === 'asks plainly' || pleaIn.test(plain)) return 'asks plainly'
  return describing.test(plain) && act !== 'asks' ? 'names a thing' : 'asks'
}

/** "It runs every night", "retrained each week by a job": so it is. */
const describing =
  /^(?:we|i|there) (?:have|are) (?!to )|^(?:(?:it|this|that|which|(?:the|our|a) [^ ]+) )?(?:runs|reads|writes|loads|trains|lives|sits|lands|starts|works|pulls|collects|consumes)(?= |$)|(?:^| )(?:trained|retrained|scored|refreshed|run|executed|filled|collected|scheduled)(?: [^ ]+){0,4}? by(?= |$)/

/** Not wanted, and nothing that is to be taken away either. */
function isDenied(page: Page, span: Thing): boolean {
  const lead = page.text.slice(Math.max(0, span.start - 40), span.start)
  return isNegated(page, span) && !/\b(?:remove|drop|disable)\b[^.,;]{0,30}$/i.test(lead)
}

function overlapsAny(one: Thing, others: readonly Thing[]): boolean {
  return others.some((other) => other.start < one.end && one.start < other.end)
}
