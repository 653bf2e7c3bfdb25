import { type Field, flagBook, optionsOf, valueBook } from './fields.ts'
import { openPage, type Span } from './page.ts'
import { findPhrases, type PhraseBook } from './phrases.ts'

const agreeing = /^(?:\[x\]\s*)?(?:yes|y|yep|yeah|ja|oui|sim|s[ií]|true)\b/i
const refusing = /^(?:no|n|nope|nein|non|não|nao|false|none)\b/i

/** Whether an answer is a yes or a no and at most a few words beside it: "Yes please", "no, not needed". */
export function isYes(said: string): boolean {
  return agreeing.test(said) && said.length <= 24
}

export function isNo(said: string): boolean {
  return refusing.test(said) && said.length <= 24
}

/** A yes or a no answers a question about something that is or is not, and no other. */
export function takesAnswer({ meta, schema }: Field, said: string): boolean {
  if (!(isYes(said) || isNo(said)) || meta.kind === 'flag') return true
  return isNo(said) && optionsOf(schema).includes('none')
}

/**
 * The parameters that a heading proposes a value of, one in each capability that has one: "Private access only?" is
 * answered by a yes, "Spot instances" by a yes or a no.
 */
export function fieldsProposed(heading: string, said: string, fields: readonly Field[]): readonly Field[] {
  if (!(isYes(said) || isNo(said))) return []
  const asked = openPage(heading.replace(/[?:]/g, ' '))
  const found = fields.flatMap((field) => {
    if (!(field.meta.kind === 'flag' || (field.meta.kind === 'choice' && isYes(said)))) return []
    const book: PhraseBook<unknown> = field.meta.kind === 'flag' ? flagBook(field) : valueBook(field)
    return findPhrases(asked, book).map(({ start, end }) => ({ field, start, end }))
  })
  return [...Map.groupBy(found, ({ field }) => field.scope).values()].flatMap((mine) => {
    const longest = mine.filter(
      (one) =>
        !mine.some(
          (other) => other.start < one.end && one.start < other.end && lengthOf(other) > lengthOf(one),
        ),
    )
    const [only, other] = new Set(longest.map(({ field }) => field))
    return only === undefined || other !== undefined ? [] : [only]
  })
}

function lengthOf({ start, end }: Span): number {
  return end - start
}
