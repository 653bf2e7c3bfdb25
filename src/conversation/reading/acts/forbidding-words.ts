import { pleaIn } from './plain-asking.ts'
import { anywhere } from './wordings.ts'

/** A sentence that begins with what shall not be done; what shall not be forgotten is wanted. */
const forbidding =
  /^(?:(?:and|but|so|also|please|pls|kindly|just|until then|[:,(]) ){0,4}(?:dont|do not|never|must not|nobody|no one) (?!forget|hesitate|mind|worry|let|need|needs|want|have|be )/

/** Things shall stay as they are. */
const leaving =
  /(?:^| )(?:leave|keep)(?: [^ ]+){1,6} (?:as (?:it is|they are|is)|untouched|alone|unchanged)(?= |$)/

/** What is asked for shall not come here: "bitte nicht als Issue". */
const elsewhere =
  /(?:^| )(?:not|nicht|no|pas|nao|non) (?:as|in|via|through|by|als|uber|per|como|por|comme|par|come) (?:an? |eine?n? |une? |um |uma )?(?:issues?|tickets?|MATTER)(?= |$)/

/** Words that want something in spite of that. */
const wanting = anywhere(['need', 'needs', 'want', 'wants', 'would like', 'instead'])

/** The sentence says what nobody shall do. */
export function isForbidden(words: string): boolean {
  if (elsewhere.test(words)) return true
  if (wanting.test(words)) return false
  return (
    leaving.test(words) || (forbidding.test(words) && !pleaIn.test(words.split(' , ').slice(1).join(' ')))
  )
}
