import { plainLetters } from '../../lib/plain-letters.ts'

const accepts = new Set(
  [
    'yes|y|yep|yeah|yup|yes please|yes do it|yes go ahead|yes proceed|yes confirm|ok|okay|k|ok do it|ok go|ok go ahead|sure|sure thing',
    'lgtm|looks good|looks good to me|looks fine|looks right|looks great|looks ok|all good|good to go|sounds good|sounds great|perfect',
    'go|go ahead|go for it|proceed|please proceed|continue|do it|please do|please do it|ship it|make it so|create it|build it|open the pull request|open the pr|open pr',
    'confirm|confirmed|i confirm|approve|approved|i approve|agreed|i agree|accept|accepted|correct|thats correct|that is correct|thats right|that is right|right|fine|fine by me|fine with me|thats fine|that is fine|of course|absolutely|definitely|affirmative|great|exactly|all correct',
    'si|si por favor|vale|de acuerdo|claro|adelante|correcto|perfecto|ja|ja bitte|jawohl|passt|passt so|einverstanden|genehmigt|in ordnung|mach das|oui|ouais|daccord|cest bon|parfait|allez y|sim|claro que sim|pode seguir|pode ser|certo|va bene|certo|procedi|confermo|da|tak|ano|jo|hai|evet|tamam|kylla|okej|igen|joo|akkoord|doe maar|prima',
  ]
    .join('|')
    .split('|'),
)
const acceptSigns = /^(?:\+1|:\+1:|:thumbsup:|👍|✅|はい|好|好的|是|是的|네|예|да|хорошо|ναι|نعم)$/iu
const clauseEnd = /[\n.,;!…]+|\s[-–—]+\s/
/** Talk that wants nothing of us now: waiting, wishing well, and others who agree. */
const chat =
  /^(?:(?:that )?(?:was|is) (?:quick|fast|great|impressive).*|have a (?:nice|good|great|lovely) .*|see you.*|bye.*|talk (?:soon|later).*|happy \w+|(?:he|she|they|my (?:manager|boss|lead|colleague)|the team|everybody|everyone|we all) (?:agrees?|agreed|approves?|approved|is ok|is fine|are ok|are fine|said yes).*|not yet|hold on|wait|(?:please )?(?:give|let) (?:me|us) (?:think|check|ask|a (?:minute|moment|second|day)).*|(?:i|we) (?:will|ll|have to|need to|must|should|want to) (?:get back|come back|ask|check|think|talk|clarify|discuss|find out|sleep).*|back (?:to you )?(?:on|in|by|tomorrow|later).*)$/
const skinTone = /[\u{1F3FB}-\u{1F3FF}]/gu
const cancels = new Set(
  [
    'cancel|cancel it|cancel this|cancel that|please cancel|please cancel this|cancel please|cancel the request|cancel this request|please cancel the request|cancel everything',
    'stop|stop it|stop this|please stop|stop please|abort|abort this|abort it|abort the request|never mind|nevermind|forget it|forget this|forget about it|drop it|drop this|withdraw|withdraw this|i withdraw this|close this|close it|no longer needed|not needed anymore|this is no longer needed|we dont need this anymore|we dont need it anymore',
    'abbrechen|abbruch|bitte abbrechen|stopp|vergiss es|cancelar|cancela|cancelalo|olvidalo|anular|annuler|annule|annulez|laisse tomber|arrete|annulla|annullare|fermare|lascia stare|esquece|anuluj|zrusit|annuleren|avbryt|iptal|peruuta',
  ]
    .join('|')
    .split('|'),
)
const polite = new Set(
  'good|nice|cool|super|excellent|awesome|amazing|wow|wonderful|brilliant|thanks|thank you|thank you very much|thanks everyone|thanks all|thanks a lot|many thanks|thx|ty|cheers|please|pls|hi|hello|hey|great thanks|nice|gracias|danke|merci|obrigado|obrigada|grazie|por favor|bitte|regards|best regards|kind regards|great work|well done'.split(
    '|',
  ),
)

/**
 * Whole-clause words of agreement or of giving up; anything else in the message makes it neither.
 * Never decided by likeness: a wrong "yes" would open a pull request.
 */
export function readIntent(text: string): 'none' | 'accept' | 'cancel' {
  const clauses = text
    .split(clauseEnd)
    .map((raw) => ({ words: plainClause(raw), sign: acceptSigns.test(raw.replace(skinTone, '').trim()) }))
    .filter(({ words, sign }) => sign || (words !== '' && !polite.has(words) && !isAgreeing(words)))
  const agrees = clauses.map(({ words, sign }) => sign || accepts.has(words))
  if (clauses.some(({ words }) => cancels.has(words))) return agrees.includes(true) ? 'none' : 'cancel'
  return clauses.length > 0 && !agrees.includes(false) ? 'accept' : 'none'
}

/** Somebody else agrees; that alone is no "yes", but it takes none away. */
function isAgreeing(words: string): boolean {
  return (
    /\b(?:agrees?|agreed|approves?|approved|said yes|is ok|is fine|are ok|are fine)\b/.test(words) &&
    chat.test(words)
  )
}

/** Agreement, giving up and politeness say nothing about what is wanted. */
export function isSmallTalk(text: string): boolean {
  return text.split(clauseEnd).every((clause) => {
    const words = plainClause(clause).replace(/\s(?:but|however)$/, '')
    return words === '' || accepts.has(words) || cancels.has(words) || polite.has(words) || chat.test(words)
  })
}

function plainClause(clause: string): string {
  const words = plainLetters(clause.replace(/(?<!\S)@[\w-]{1,39}/g, ' '))
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/["'`’*_()]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words
    .replace(/\b(\w{1,10})(?: \1){1,5}\b/g, '$1')
    .replace(/^(?:hi|hello|hey)\s/, '')
    .replace(/\s(?:please|pls|thanks|thank you|thx)$/, '')
}
