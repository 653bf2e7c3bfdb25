import { plainLetters } from '../../lib/plain-letters.ts'

/** Words by which a text says of itself that it asks for nothing here, without accents. */
const sayings = [
  'describe the bug',
  'steps to reproduce',
  'to reproduce',
  'expected behaviou?r',
  'actual behaviou?r',
  'stack trace',
  'not asking for (?:anything|any|more|access|a change)',
  'just so (?:that )?you (?:all )?know',
  'comments (?:on the draft )?are welcome',
  '(?:only|just) (?:a|as a) (?:reminder|heads[- ]?up|note)',
  'for (?:your )?information only',
  'informational only',
  'purely informational',
  '(?:posting|only|just|purely) for awareness',
  '(?:no|not a) request',
  'tracking only',
  'nothing to do(?: yet)?',
  'nothing (?:is )?needed',
  'nothing (?:is |has been )?(?:approved|agreed|decided|concrete|official)(?: yet)?',
  'no action (?:is )?(?:needed|required)',
  'no need to (?:do anything|act|reply|react)',
  'no (?:reply|answer|response|reaction) (?:is )?(?:needed|required|necessary|expected)',
  '(?:nobody|no one) (?:should )?(?:start|act|build|touch)',
  "(?:do not|don[’']?t) (?:start|act on|action|process|build|implement) (?:this|it|anything|yet)",
  'no further action',
  'for transparency',
  'aus transparenzgrunden',
  'por transparencia',
  'par transparence',
  'per trasparenza',
  'exceeded (?:the|its|your) (?:notification |alert |configured )?(?:threshold|limit)',
  '(?:weekly|daily|monthly) digest',
  '(?:high|medium|low|critical)[- ]severity (?:recommendation|alert|finding|vulnerabilit)[a-z]*',
  'forwarded (?:automatically|by (?:the )?(?:mail|monitoring|alert)[- ]?(?:gateway|system|tool|bot)?)',
  'for the (?:audit trail|records?|minutes|archives?|log ?book)',
  'no changes? (?:is |are )?(?:wanted|needed|required|requested|intended)',
  '(?:only|just) (?:an? )?(?:explanation|clarification)',
  'keine anderung(?:en)? (?:gewunscht|gewollt|notig|geplant|erforderlich)',
  '(?:nur|bloss) eine (?:erklarung|auskunft|antwort)',
  'no (?:hay que|quiero|queremos) cambiar nada',
  'aucun changement',
  'repro(?=[:\\s])',
  "i(?:[’']ve| have)(?: already)? got a (?:branch|patch|fix)",
  "(?:i|we)(?:[’']ll| can| could| will| shall)(?: just| also)? (?:send|open|make|prepare|submit|raise|file) an? (?:pr|pull request|patch|mr)",
  "(?:i|we)(?:[’']ll| will) (?:merge|fix (?:it|this|that)|put (?:it|them) back|handle (?:it|this)|take care of (?:it|this|that)|look (?:at|into) (?:it|this))",
  'already (?:handled|solved|sorted|taken care of)',
  'works (?:again |fine )?now',
  'hat sich erledigt',
  'closed the (?:experiment|case|matter)',
  'draft only',
  '(?:only|just) a (?:draft|thought|dream|placeholder)',
  '(?:just|only) (?:dreaming|venting|testing|thinking(?: out loud| aloud)?)',
  'thinking (?:out loud|aloud)',
  'parking (?:the|this|it|that)',
  '(?:logging|leaving|noting|recording|posting|parking) (?:it|this|that|the decision) (?:here|for)',
  'attached (?:is|are|the|you)',
  'nichts zu tun',
  'kein handlungsbedarf',
  'keine (?:aktion|massnahmen?|antwort) (?:notig|erforderlich|notwendig)',
  'nur (?:zur|als) (?:info|information|kenntnis|gedanke|idee|hinweis|erinnerung)',
  'zur kenntnis',
  'nada (?:que|por) hacer',
  'no hace falta (?:nada|hacer nada)',
  'solo (?:para|como|a titulo de) (?:informacion|recordatorio|idea|que conste)',
  'pensando en voz alta',
  'rien a faire',
  'aucune action',
  "(?:pour|a titre d ?[’']?) ?information",
  'juste (?:une idee|un rappel|pour info)',
  'nada a fazer',
  'so para (?:ficar registad[oa]|registo|informacao|informar|lembrar)',
  'niente da fare',
  '(?:solo )?per (?:conoscenza|informazione)',
  'solo (?:un promemoria|un idea)',
]

/** Whole sentences that put something off or close it. */
const closings = [
  'not (?:now|yet|today)',
  'closing(?: (?:this|it|the issue|here))?(?: (?:right away|now|again|directly|immediately|as done))?',
  '(?:this|it|issue|the issue|ticket)? ?can be closed(?: .{1,30})?',
  '(?:venting|parked|for later)',
  'jetzt nicht|(?:das )?(?:ist )?erledigt|ich schliesse',
  'ahora no|cierro',
  'pas maintenant|je ferme',
  'agora nao|fecho',
  'non ora|chiudo',
]

const saying = new RegExp(`\\b(?:${sayings.join('|')})\\b`)
/** What is done with the text itself: "keeping this open until the write-up is done". */
const keeping =
  /(?:^|[.!?\n]\s{0,3})(?:saving|writing|leaving|keeping|posting|noting|logging|recording|sharing|documenting|archiving) (?:(?:it|this|that) )?(?:down|here|open|up|because|so that|for later|where|until)\b/

const closing = new RegExp(`(?:^|[.!?,;\\n]\\s{0,3})(?:${closings.join('|')})(?:[.!;]|\\n|$)`)

/** The text says of itself that it asks for nothing. */
export function saysNoRequest(text: string): boolean {
  const plain = plainLetters(text)
  return saying.test(plain) || keeping.test(plain) || closing.test(plain)
}

/** Who sat together, on a line of its own. */
const attendance =
  /(?:^|\n)\W{0,4}(?:present|attendees|attending|participants|asistentes|anwesend|teilnehmer(?:innen)?|presents|participantes|presenti|presentes)\s{0,2}:\W{0,4}\p{L}/u

/** The text is what a meeting came to. */
export function isMinutes(text: string): boolean {
  return attendance.test(plainLetters(text))
}
