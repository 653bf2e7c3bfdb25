import { pleaIn } from './plain-asking.ts'
import { anywhere, oneOf } from './wordings.ts'

/** Words that open a condition. */
const conditions = [
  'if',
  'when',
  'once',
  'should',
  'in case',
  'falls',
  'wenn',
  'sollten?',
  'si',
  'se',
  'quando',
  'caso',
]

/** What makes a condition one that may never be met. */
const doubtful = [
  'ever',
  '(?:one|some) day',
  'at some point',
  'eventually',
  '(?:is|are|gets?|was|be|been) (?:approved|funded|granted|accepted|green ?lit|signed(?: off)?)',
  'grows?',
  'doubles?',
  'mal',
  'jemals',
  'irgendwann',
  'eines tages',
  'genehmigt wird',
  '(?:algun|algum) dia',
  'alguna vez',
  'un jour',
  'jamais',
  'um dia',
  'un giorno',
  'mai',
  'approuvee?s?',
  'aprobad[oa]s?',
  'aprovad[oa]s?',
  'approvat[oaie]',
]

/** Wanting that is put off or only thought of, without a condition. */
const hesitating = [
  '(?:may|might|could) (?:one day |some day |eventually |later |at some point |then )?(?:want|need|require|be interested)',
  'd (?:eventually|some day|one day) (?:want|need|like)',
  '(?:id|wed|would|will|shall) (?:eventually|some day|one day) (?:want|need|like)',
  '(?:d|would|might|may|will|ll) (?:maybe|perhaps|possibly) (?:want|need|require|like)',
  '(?:maybe|perhaps) (?:one|some) day',
  '(?:eventuell|vielleicht|irgendwann) (?:mochten?|brauchen?|wollen)',
  '(?:quiza|quizas|tal vez) (?:algun dia|mas adelante)',
  'peut etre un jour',
  'talvez (?:um dia|mais tarde)',
  '(?:magari|forse) (?:un giorno|piu avanti)',
]

const condition = new RegExp(`(?:^| )${oneOf(conditions)}(?: [^ ]+){0,8}? ${oneOf(doubtful)}(?= |$)`)
const hesitation = anywhere(hesitating)

/** Something is thought of that may come or not: "if we ever need GPUs", "we might want a second one". */
export function isUnreal(words: string): boolean {
  return (condition.test(words) || hesitation.test(words)) && !pleaIn.test(words)
}
