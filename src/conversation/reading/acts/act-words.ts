/** Verbs that bring something about, at the head of a sentence or behind "please" and "can you". */
const doing =
  'burn|create|provision|set up|setup|set|spin up|stand up|bring up|roll out|deploy|open|add|build|give|get|make|allow|permit|block|unblock|grant|allocate|enable|expose|remove|delete|increase|extend|monitor|watch|schedule|launch|install|put|let|close|drop|cut|register|point|run|retrain|place|host|prepare|arrange|organi[sz]e|provide|propose|suggest|supply|hand|take|stop|lock|restrict|delegate|alert|notify|warn|tell|page|mail|execute|train|keep an eye on|get rid of|order|assign|have|request|include|invite|resolve|map|forward|take care of|update|change|modify|repoint|switch'
/** Words of wanting, which stand anywhere. */
const wanting =
  'need|needs|we request|i request|needed is|want|wants|require|requires|would like|id like|wed like|would love|wed love|would appreciate|looking for|look for|requesting|ask for|asking for|asks for|ask you for|apply for|in need of|are after|be after|benefit from|wish for|could use|hoping for|hope for|short of|lack|lacks|order|requests|dream of|interested in getting|are missing|is missing'
/** Words of asking in other languages, whose verbs stand anywhere in the sentence. */
const foreign =
  'brauchen?|braucht|brauchten|brauchte|benotigen?|benotigt|benotigten|bitte|mochten?|wunschen?|hatten? gerne?|anlegen|einrichten|erstellen|erstellt|offnen|freigeben|freischalten|aufnehmen|hinzufugen|loschen|entfernen|bereitstellen|uberwachen|sperren|necesit\\w{1,6}|quer\\w{2,6}|quisier\\w{1,6}|solicit\\w{1,6}|crear|abrir|abran|abra|anadir|agregar|borrar|eliminar|por favor|besoin|voud\\w{2,6}|aimer\\w{2,5}|souhait\\w{2,5}|creer|ouvrir|ajouter|supprimer|merci de|il (?:nous|me) faut|precis\\w{2,6}|gostari\\w{1,4}|criar|adicionar|remover|serve|servono|servirebbe|vorre\\w{1,4}|creare|aprire|aggiungere|togliere|bisogno|necessit\\w{1,6}|per favore|nodig|graag|potete|potreste|puoi|puede|pueden|podria\\w?|podeis|poderia\\w?|podem|pouvez|pourriez|konnt\\w{1,3}|konnen sie'
/** Verbs that bring about what was named elsewhere. */
const making =
  'create|provision|set up|setup|set|spin up|stand up|bring up|roll out|deploy|open|add|build|give|get|make|allow|permit|block|unblock|enable|remove|delete|monitor|watch|schedule|launch|install|close|run|host|prepare|arrange|organi[sz]e|provide|propose|suggest|supply|delegate|do'
/** A verb that brings something about, at the beginning of a name: the `open ` of `open port`. */
export const leadingVerb = new RegExp(`^(?:please|${doing})\\s`, 'i')
/** Verbs that ask people for something else than a thing. */
const others =
  '(?<!reads? (?:and|or|,) )write|review|check|look|explain|comment|confirm|read(?! (?:by|and|or|,))|vote|join|discuss|clarify|fix|investigate|test|verify|rename|refactor|document|bump|pin|upgrade|rotate|clean|translate|ignore|share|send|book|remember|note|see(?! to)|have a look|take a look|recommend|prefer|consider|support|describe|mention|improve|replace|split|merge|revert|rewrite|move|migrate|debug|understand|know(?! when| if| once| as soon)|hear|learn|find out|talk|meet|attend|subscribe|nominate|sign|plan|think|help|advise|reply|respond|close this|approve|convert'

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
  new RegExp(
    `(?:^| )(?:need|want|like|love|have|needs|wants|has)(?: you| us)? to (?:${others.replace('|see(?! to)', '')})(?= |$)`,
  ),
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
