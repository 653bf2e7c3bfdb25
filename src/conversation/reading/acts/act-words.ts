import { doingWords, foreignWords, makingWords, otherWords, wantingWords } from './asking-words.ts'

const doing = doingWords.join('|')
const wanting = wantingWords.join('|')
const foreign = foreignWords.join('|')
const making = makingWords.join('|')
const others = otherWords.join('|')
/** "We want to see it" asks for the thing. */
const othersToDo = otherWords.filter((word) => word !== 'see(?! to)').join('|')

/** A verb that brings something about, at the beginning of a name: the `open ` of `open port`. */
export const leadingVerb = new RegExp(`^(?:please|${doing})\\s`, 'i')

const opener =
  '(?:^|(?:^| )(?:please|pls|plz|kindly|and|then|so|also|just|[:;,(]|hi|hello|hey|to do|first|now|lets|let us|request|requested|wanted|task|ticket) )'
const article =
  '(?: (?:the|a|an|our|us|me|them|another|one|two|three|some|new|any|this|that|these|those|more|all|both|my|their|your|eine?n?|un[aeo]?|uma?))*'
/** Words between an asking word and what it asks for: none that begins another thought. */
const gap =
  '(?: (?!(?:MATTER|about|how|why|whether|which|who|because|understand|know|hear|see|discuss|learn|if|fails?|failed|does|did|not)(?= |$))[^ ]+){0,10}?'
const wanted = '(?:THING|VAGUE)'
const concrete = '(?:THING|NAME|HOST|ADDRESS|SCRIPT)'

const polite =
  '(?:can|could|would|will|may|might|shall)(?: (?:you|we|i|somebody|someone|anyone|anybody|one|the \\w+|your \\w+|our \\w+|they))'

/** Every form of asking for a thing. */
export const asking = [
  new RegExp(`${opener}(?:${doing})${gap} (?:${wanted}|NAME|HOST|ADDRESS)(?= |$)`),
  new RegExp(
    `(?:^| )${polite}(?: please| kindly| maybe| possibly| also)? (?:${doing})${gap} (?:${wanted}|NAME|HOST|ADDRESS)(?= |$)`,
  ),
  new RegExp(`(?:^| )(?:${wanting})(?: to)?${gap} ${wanted}(?= |$)`),
  new RegExp(
    `(?:^| )(?:need|needs|want|wants|like|love|ask you|request you) (?:you |someone |somebody |us |the \\w+ )?to (?:be )?(?:${doing})${gap} (?:${wanted}|${concrete})(?= |$)`,
  ),
  new RegExp(
    `(?:^| )${wanted}(?: (?!MATTER|is|was|has|had|not|fails?)[^ ]+){0,8}? (?:(?:is|are|would be|will be) (?:needed|wanted|required|requested|necessary|due|welcome|what)|needed|wanted|requested|required|please|pls|plz|thanks?|(?:should|must|shall|has to|have to|needs? to|to) be (?:\\w+ed|set up|built|made|there|given|put))(?= |$)`,
  ),
  /(?:^| )(?:open|allow|permit|block|unblock|close|freigeben|abrir|ouvrir|aprire)(?: [^ ]+){0,3}? NUMBER(?= |$)/,
  new RegExp(
    `(?:^| )(?:there should be|should become|(?:it|this|that|they|there) should be|should (?:get|have|receive)|will need|we agreed on|deserves?|has to be|have to be|must be|needs? to be|go for|go with|decided on|settled on)${gap} (?:${wanted}|${concrete})(?= |$)`,
  ),
  new RegExp(
    `(?:^| )(?:${wanted})(?: (?!MATTER|not)[^ ]+){0,8}? (?:(?:would|could|might) (?:be|help|suit|do|make)|will do|should do|is (?:what|all|enough|fine|missing)|are missing|it is)(?= |$)`,
  ),
  new RegExp(`(?:^| )(?:${foreign})(?= |$)(?!${article} MATTER).*? (?:${wanted}|${concrete})(?= |$)`),
  new RegExp(`(?:^| )(?:${wanted}|${concrete})(?= ).*? (?:${foreign})(?= |$)`),
  new RegExp(
    `(?:^| )(?:chance|hope|possibility|possible|feasible|moglichkeit|moglich|drin|posible|posibilidad|possibilite|moyen|possivel|possibilidade|hipotese|possibile|possibilita)${gap} (?:${wanted}|${concrete})(?= |$)`,
  ),
  /(?:^| )ware (?:[^ ]+ )?THING moglich(?= |$)/,
  /(?:^| )set (?:us|them|me) up(?= |$)|(?:^| )what (?:a|every) new team gets(?= |$)/,
]

/** Asking for what was named elsewhere: "please set it up", "give us one". */
const it = '(?:it|one|them|this|that|something|everything|both|all|whatever|what)'
export const askingForIt = new RegExp(
  [
    '(?:^| )what (?:can|could|would|do) you (?:offer|give|provide|propose|set up)(?= |$)',
    `${opener}(?:${making})(?: (?:us|me|them|up|for us))* ${it}(?= |$)(?! (?:work|working|right|easier|possible|again|fixed))`,
    `(?:^| )${polite}(?: please)? (?:${making})(?: (?:us|me|them|up))* ${it}(?= |$)(?! (?:work|working|right|easier|possible|again|fixed))`,
    `(?:^| )(?:we|i|they|team|people|department|s?he|all|really|would) (?:really |urgently |also |will |do )?(?:${wanting}) ${it}(?= |$)(?! (?:fixed|solved|working|back|resolved|explained))`,
    '(?:^| )(?:please|kindly) (?:propose|suggest|set up)(?= |$)',
  ].join('|'),
)

/** Asking people to do or to say something, about whatever it is. */
export const askingElse = [
  new RegExp(`${opener}(?:${others})(?= |$)`),
  new RegExp(
    `(?:^| )${polite}(?: please| kindly)? (?:${others}|tell (?:me|us) (?:which|what|how|why|where|who|whether|if|about|more))(?= |$)`,
  ),
  new RegExp(`(?:^| )(?:need|want|like|love|have|needs|wants|has)(?: you| us)? to (?:${othersToDo})(?= |$)`),
  new RegExp(
    `(?:${opener}(?:${doing}|write|publish|organi[sz]e)|(?:^| )${polite}(?: please| kindly)? (?:${doing})|(?:^| )(?:${wanting}))${article}${'(?: (?!(?:for|from|on|to|with|in|of|and|THING|VAGUE)(?= |$))[^ ]+){0,4}?'} MATTER(?= |$)`,
  ),
]

/** What is wanted of this bot, or of what went wrong, wherever the sentence says it. */
export const aboutUs = [
  /(?:^| )(?:per|each|every|in one|in a single|the same) (?:request|issue|comment|pull request)(?= |$)/,
  /(?:^| )(?:the bot|planwright|this bot|your bot)(?= |$)/,
  /(?:^| )(?:need|needs|want|wants)(?: [^ ]+){0,3} (?:fixed|solved|explained|clarified|investigated|documented)(?= |$)/,
]
