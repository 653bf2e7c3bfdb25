/** Words of courtesy, which give and take nothing. */
const courtesies = new Set(
  (
    'better|much better|thats better|that is better|thats much better|looks better|sounds better|even better|oops|ups|whoops|oh|ah|aha|hm|hmm|good|nice|cool|super|excellent|awesome|amazing|wow|wonderful|brilliant|lovely|neat|great thanks|thanks|thank you|thank you very much|thank you so much|thanks everyone|thanks all|thanks a lot|thanks again|thanks for that|thanks for this|thanks for the help|thanks for your help|thanks for the quick answer|thanks for the quick reply|many thanks|much appreciated|appreciated|thx|ty|tysm|cheers|please|pls|hi|hello|hey|hi there|hello there|hi all|hi team|good morning|good afternoon|good evening|good day|' +
    'gracias|muchas gracias|hola|buenas|buenos dias|danke|danke schon|vielen dank|hallo|moin|guten morgen|guten tag|merci|merci beaucoup|bonjour|salut|obrigado|obrigada|muito obrigado|ola|bom dia|grazie|grazie mille|ciao|buongiorno|por favor|bitte|per favore|s il vous plait|sil vous plait|regards|best regards|kind regards|best|great work|good work|nice work|good job|great job|nice job|well done|good bot|bravo|bot|planwright|robot|sorry|sorry about that|sorry for the noise|no worries|no problem|you too|haha|hahaha|lol|' +
    'no changes|no changes needed|no further changes|nothing to change|nothing to add|nothing else|nothing more|thats all|that is all|thats it|that is it|thats everything|all from me|all from my side|no objections|no objection|no questions|no further questions'
  ).split('|'),
)

const people =
  '(?:he|she|they|everybody|everyone|somebody|someone|we all|(?:my|our|the) [a-z]+ (?:team|department|people|guys|folks|owner|office)|(?:my |our |the )?(?:manager|boss|lead|team|teams|colleagues?|director|architects?|customers?|clients?|department|group|cto|ciso|cfo|owner|approvers?|finance|security|legal|management|compliance|procurement|networking|controlling|accounting|engineering|ops|devops|it))'
const self =
  '(?:i|we)(?: ll| will| would| have to| need to| must| should| want to| am going to| are going to|ll|m going to|re going to| just| still| first| also){0,3}'
const wait =
  '(?:a|one|two|some|another) (?:moment|minute|min|second|sec|bit|while|few (?:minutes|days)|day|hour)s?'

/** Whole clauses of praise, of good-bye, and of others who agree: they take no "yes" away. */
const harmless: readonly RegExp[] = [
  /^(?:thanks|thank you|thx|danke|merci|gracias|obrigad[oa]|grazie|cheers|hi|hello|hey|hallo|hola|bonjour|ola|ciao|sorry|dear) (?!no\b|not\b|but\b|never|nein|stop|cancel|wait|for\b)[a-z]{2,20}(?: (?:and|und|y|et|e) [a-z]{2,20})?$/,
  /^(?:so |very |too )?(?:many |a lot of |big |huge |a thousand |vielen |besten |herzlichen |mille |muchas |muito |molte )?(?:thanks|thank you|thank u|thx|kudos|props|dank|danke|merci|gracias|obrigad[oa]|grazie|tack|dzieki|kiitos|takk|bedankt|dank u|dank je)(?! (?:but|no|not|wait|never)\b)(?: (?:dir|euch|ihnen|schon|sehr|beaucoup|bien|mil|mille|a lot|so much|again|very much|indeed|for|to|you|your|the|all|everyone|everybody|of|it|this|that|my|dear|team|bot|help|hint|tip|info|information|advice|answer|explanation|support|patience|time|quick|fast|swift|great|work|reply|response|input|feedback|idea|looking|into|taking|care|clarification|clarifying|explaining|guys|folks|both|there|anyway|in advance|und|fur|die|pour|por|la|per|hilfe|aide|ayuda|ajuda|aiuto)){0,10}$/,
  /^(?:you|u|youre|this bot|the bot|bot|planwright|that|thats)(?: are| is| was| rocks?| rule)?(?: all| really| so| very| just| truly)*(?: (?:a|the))?(?: (?:great|awesome|amazing|fantastic|brilliant|star|best|hero|legend|lifesaver|wonderful|super|helpful|cool|nice|kind|impressive|fast|quick))?(?: (?:bot|help|tool|thing))?$/,
  /^(?:i am |im |we are |were )?(?:so |very |really |quite )?(?:sorry|apologies|my apologies|pardon|i apologi[sz]e|we apologi[sz]e)(?: (?:for|about) (?:the|that|this|my)(?: [a-z]+){0,4})?$/,
  /^(?:so |very |too )?(?:many |a lot of |big |huge )?(?:thanks|thank you|thank u|thx|cheers|kudos|props)(?: (?:again|a lot|so much|very much))?(?: to [a-z]{2,20}(?: (?:and|to) [a-z]{2,20}){0,4})?(?: for (?:the|your|this|that|these|all|such|so|being|having|doing|making|coming|getting)(?: (?!no\b|not\b|but\b|please\b|can\b|could\b|should\b|make\b|use\b|change\b|set\b)[a-z]{1,20}){1,7})?$/,
  /^(?:(?:i|we) )?(?:(?:also|just|really|only) )*(?:wanted to say|want to say|must say|have to say|wanted to mention)(?: that)? (?:the|this|that|your|you|it)(?: [a-z]{1,20}){0,5} (?:is|are|was|were|looks?|works?)(?: (?:really|very|so|quite|pretty|super))* (?:nice|great|good|awesome|lovely|cool|neat|excellent|amazing|helpful|fantastic|clear|useful|impressive|beautiful|well)$/,
  /^(?:all of (?:it|them|that|this|these)|each of them|it all|as (?:it|they) (?:is|are))$/,
  /^(?:it is|is it|it does|does it|it did|really|already|so (?:soon|fast|cheap|quick)|that (?:is )?it|is that so)\?$/,
  /^(?:no|without) (?:other|further|more|additional|extra) (?:changes?|wishes|questions?|remarks?|comments?|notes?|things?|requests?)(?: (?:from (?:me|us)|needed|required|for now))?$/,
  /^(?:that |this )?(?:was|is) (?:quick|fast|great|impressive|nice|cool|neat|helpful|(?:very|really|so) \w+)\b.{0,40}$/,
  /^(?:have a|enjoy (?:your|the)|happy (?!with|to|about)|merry|see you|bye|good ?bye|talk (?:to you )?(?:soon|later|tomorrow)|(?:until|till) (?:tomorrow|monday|tuesday|wednesday|thursday|friday|next week|later|soon|then)|take care|congrat\w*|welcome)\b.{0,60}$/,
  new RegExp(
    `^${people} (?:already |also |just |has |have |had |all )?(?:(?:is|are|was|were) (?:ok|okay|fine|happy|good|on board|in)|gave (?:his|her|their|the|us|me) (?:ok|okay|go|blessing|approval))(?: (?:with|about) .{1,40}| now| too| as well)?$`,
  ),
  /^(?:[a-z]+|(?:my|our|the) [a-z]+|(?:my|our|the) [a-z]+ [a-z]+) (?:already |also |just |has |have |had |all )?(?:agrees?|agreed|approves?|approved|signed (?:it |this )?off|said (?:yes|ok|okay|its (?:ok|fine)))(?: (?:with|to|on) .{1,40}| it| this| that| now| too| as well)?$/,
]

/** Whole clauses that tell something and want nothing of us now. */
const talk: readonly RegExp[] = [
  /^(?:not (?:yet|now|today|so fast)|hold on|hang on|wait|please wait|hmm?|let me see|one thing first|bear with (?:me|us)|stand by|on hold|brb)(?: (?:please|a (?:moment|minute|second|bit)|for now|until .{1,40}))?$/,
  new RegExp(
    `^(?:just |please )?(?:give|let|allow) (?:me|us) (?:think|check|ask|see|know|look|confirm|verify|talk|discuss|${wait}).{0,80}$`,
  ),
  new RegExp(`^(?:just )?${wait}(?: please)?$`),
  new RegExp(
    `^${self} (?:get back|come back|be back|ask|check|think|talk|speak|clarify|discuss|find out|sleep|look|have a look|verify|confirm (?:it |this |that )?with|answer|reply|respond|continue|finish|do (?:it|this|that|so) (?:later|tomorrow|on \\w+)|let you know|keep you posted|see|wait|read|review|bring (?:it|this) up|follow up)\\b.{0,80}$`,
  ),
  /^(?:will|ill|well) (?:answer|reply|respond|look|read|check|continue|do (?:it|this|that)|follow up|report back) (?:then|later|tomorrow|soon|afterwards|after .{1,30}|(?:on|by|next|this) .{1,30})$/,
  /^(?:get|will get|come|will come|coming|will be|be|ill be|back)\b.{0,20}\b(?:back|soon|later|tomorrow|monday|tuesday|wednesday|thursday|friday|next week|after .{1,30})$/,
  /^back (?:to you )?(?:on|in|by|soon|tomorrow|later)\b.{0,30}$/,
  /^(?:that|this|it|the (?:last|previous|above)(?: one| comment| message)?) (?:was|is|came from) (?:not (?:me|for you|meant for you)|(?:a|an|my|our|just) (?:colleague|joke|test|mistake|accident|typo|kid|cat|copy|quote|example|note|comment|fyi)\b.{0,60}|meant for .{1,40})$/,
  /^(?:somebody|someone|somebody else|a colleague|my colleague|he|she|they|people|my (?:boss|manager|lead)) (?:just )?(?:wrote|said|posted|sent|typed|told|asked|thinks?|thought|copied|pasted|answered|mentioned)\b.{0,80}$/,
  /^(?:we|i|lets|let us|please|you can|just)?\s?(?:ll |will )?(?:stay|stick|keep|remain|go)(?: (?:it|everything|things|all))? (?:with|to|by|on|as) (?:what|the (?:plan|proposal|above|original\w*)|how|our (?:first|original)|it (?:is|was)|is|it)\b.{0,40}$/,
  /^(?:please )?(?:dont|do not) (?:cancel|close|stop|abort|drop|delete|merge|open|start|do anything|proceed|go ahead|build)\b.{0,60}$/,
  /^(?:im |i am |we are |were )?back(?: again| now)?$/,
  /^(?:please )?(?:ignore|disregard|never mind|forget|skip) (?:that|this|it|my|the|what)(?: (?:last|previous|earlier|other|first|comment|message|above|reply|answer|post|one|i said|he said|she said|they said|bot)){0,4}$/,
  /^(?:oops|ups|sorry|ah|argh|whoops|wrong)?\s?(?:wrong|this was the wrong) (?:issue|thread|window|chat|ticket|tab|button|repo|repository|place|channel|person|one)\b.{0,40}$/,
  /^(?:fyi|for your information|for the record|just (?:a|an) (?:note|comment|test|fyi|idea|thought|question))\b.{0,80}$/,
  /^(?:just )?(?:testing|test|bump|ping|up|following|subscribing|interesting|good to know|got it|i see|understood|noted|makes sense|ok i see|i understand|fair enough|my bad|all good questions|good (?:question|point|idea))$/,
  /^(?:cc|ccing|adding|looping in|fyi|paging)\b(?: [a-z0-9-]{1,39}){0,5}$/,
  /^(?:im|i am|were|we are|ill be|i will be) (?:on (?:vacation|holiday|leave|the phone|a train|mobile|sick leave)|out(?: of (?:the )?office| (?:until|till|this|next|for|on|today|tomorrow)\b.{0,30})?|off (?:until|till|this|next|for|on|today|tomorrow)\b.{0,30}|ooo|away|busy|in a meeting|offline|traveling|travelling|afk|new here|not sure(?: yet)?|still (?:thinking|checking|waiting|discussing)\b.{0,40}|waiting for .{1,60}|checking .{1,60}|working on .{1,60}|looking into .{1,60})\b.{0,40}$/,
  /^(?:noch nicht|moment|einen moment|moment mal|warte|warten sie|ich (?:frage|melde|klare|schaue|prufe)\b.{0,60}|wir (?:melden|klaren|prufen)\b.{0,60}|schones wochenende|bis (?:bald|morgen|montag|spater))$/,
  /^(?:todavia no|aun no|un momento|espera|espere|ahora vuelvo|buen fin de semana|hasta (?:luego|pronto|manana)|lo (?:consulto|pregunto|miro)\b.{0,40})$/,
  /^(?:pas encore|un moment|un instant|attends|attendez|je (?:reviens|demande|verifie|regarde)\b.{0,60}|bon week end|a (?:bientot|demain|plus))$/,
  /^(?:ainda nao|um momento|espera|espere|vou (?:ver|perguntar|verificar)\b.{0,60}|bom fim de semana|ate (?:logo|amanha|breve))$/,
  /^(?:non ancora|un momento|un attimo|aspetta|aspettate|ci penso|(?:devo|vado a) (?:chiedere|controllare|verificare)\b.{0,60}|buon fine settimana|a (?:presto|domani|dopo))$/,
]

/** Courtesy, praise, or somebody else's agreement: a clause without accents and apostrophes. */
export function isCourtesy(words: string): boolean {
  return courtesies.has(words) || harmless.some((pattern) => pattern.test(words))
}

/** Tells something that wants nothing: a clause without accents and apostrophes. */
export function isTalk(words: string): boolean {
  return talk.some((pattern) => pattern.test(words))
}
