/** How people take what was proposed, put together from the parts of such clauses; words as in `intent.ts`. */

const rest =
  '(?:(?:all )?(?:of )?(?:the )?(?:rest|others?|other (?:ones?|values|settings|questions|points|things|answers)|remaining(?: (?:ones|values|settings|questions|points|things))?|remainder)|(?:everything|anything|all|whatever) (?:else|other|that is left|thats left|not mentioned)|what(?:ever)? (?:is|s) left|all (?:the )?others?)'
const bot = '(?:you|u|the bot|bot|planwright|it|they|the proposal|the plan|the table|the comment)'
const proposing =
  '(?:propos|suggest|recommend|list|pick|choos|chose|assum|advis|offer|plann|giv|gave|show|put|sa|wrote|ha|think|thought|prefer|want|like|fill)\\w{0,6}'
/** "what you proposed", "however you think is best", "as it stands", "as proposed". */
const asProposed = `(?:(?:what(?:ever)?|how(?:ever)?|the way|like|as|that which|exactly (?:what|as|how))(?: ${bot})?(?: (?:have|has|had|ve))?(?: (?:already|just|initially|originally))? ${proposing}(?: (?:it|them|above|below|there|here|in|earlier|before|first))?(?: (?:is|are|as|s) (?:best|right|good|fine|ok|sensible|appropriate))?|as (?:it|they|things) (?:is|are|stand|stands)|as is|as (?:shown|listed|above|planned|described|stated) ?(?:above|below|there)?|how it is|the way it is)`
const proposed =
  '(?:(?:default|proposed|suggested|recommended|standard|usual|offered|preset|normal|shown|listed) (?:values?|settings?|ones?|options?|answers?|configuration|config|plan|defaults|numbers|sizes?|setup)|defaults?|proposals?|suggestions?|recommendations?|standards?)'
const proposal = `(?:(?:all )?(?:of )?(?:(?:the|your|its|these|those|my|our|this|that|whatever) ){0,2}(?:bot s |bots )?${proposed}(?: (?:as )?(?:you |that you )?(?:propose[d]?|suggested|have|gave|listed|shown|above|there|here))?|(?:your|these|those) (?:values|settings|numbers|choices?|picks?|plan))`
const thing =
  '(?:it|this|that|them|those|these|things|everything|all of (?:it|this|that|them|these)|the (?:whole thing|plan|values|settings|numbers|rest))'
const taking =
  '(?:use|using|take|taking|keep|keeping|accept|accepting|leave|leaving|go (?:with|for|by)|going (?:with|for)|stay (?:with|on|at)|staying with|stick (?:with|to)|sticking (?:with|to)|apply|pick|choose|have|run with|proceed with|continue with|carry on with|work with|do|adopt|set|settle (?:for|on)|default to|fall back to|trust|follow)'
const willing =
  '(?:(?:i|we|you|lets|let us|let|us|me|please|pls|just|simply|then|so|and|but|ll|d|id|ill|well|youll|will|would|can|could|may|should|shall|am|are|is|im|were|re|happy to|fine to|ok to|good to|going to|gonna|want to|like to|love to|rather|prefer to|feel free to|happily|gladly|also|only) ){0,6}'
const good =
  '(?:ok|okay|fine|good|great|perfect|right|correct|unchanged|the same|same|default|defaulted|at default|alright|all right|sensible|reasonable|acceptable|up to you|your call|your choice|your decision)'
const stays =
  '(?:is|are|s|re|was|looks?|seems?|sounds?|stays?|remains?|can|may|could|should|shall|must|will|would|to|be|stay|remain|keep|go|goes|work|works|have|gets?|use|uses|take|takes|left|kept)'
const ending =
  '(?: (?:for (?:all|everything|now|me|us|both|them|these|those|this|the moment|it|that)| everywhere|everywhere|please|then|instead|too|as well|thanks|again|by me|with me|with us|to me))?'
const forRest = `(?: (?:for|on|in|with|to) (?:${rest}|all(?: of (?:it|them|these|those))?|everything|both|all questions|every question))?`
const lead = `(?:(?:and|but|otherwise|else|for|with|on|about|apart from (?:that|this)|besides(?: that)?|other than that|aside from (?:that|this)|beyond that|except for that) ){0,3}(?:${rest}:? )?`

const english = [
  // "I would go with the defaults for the rest", "otherwise keep it as proposed"
  `${lead}${willing}${taking} (?:${proposal}|${asProposed}|${thing} ${asProposed}|${rest}(?: ${asProposed}| (?:at|on|to|with|by|as) ${proposal})?|${rest} (?:all )?(?:${good})|${thing} (?:at|on|to|by|as) ${proposal})${forRest}${ending}`,
  // "the rest can stay as it is", "everything else: default"
  `${lead}(?:${rest}|${proposal}|${asProposed})(?: (?:all|just|really|also|simply))?(?: ${stays}){0,3}(?: (?:all|just|really|quite|very|absolutely|perfectly|totally|completely))? (?:${good}|${asProposed}|(?:(?:at|on|to|by|with|as) )?${proposal})${forRest}${ending}`,
  // "fine with your suggestions", "happy with the defaults for the rest"
  `${lead}(?:(?:i|we|am|are|im|were|is|me|all|both|totally|very|quite|perfectly|also) ){0,4}(?:fine|ok|okay|good|happy|satisfied|comfortable|content|agree|agreed|on board|cool|yes) (?:with|to|for|on) (?:${proposal}|${asProposed}|${rest})${forRest}${ending}`,
  `${lead}(?:${proposal}|${asProposed})${forRest}${ending}`,
  // "everything else I leave to you"
  `${lead}${rest} (?:i|we)(?: will|ll| would)? (?:leave|leaves) (?:it )?(?:(?:up )?to you|as (?:it|they) (?:is|are))${ending}`,
  `(?:(?:i|we) )?(?:really |honestly )?(?:dont|do not) (?:care|mind)(?: much)? (?:about|for) (?:the )?(?:other|others|rest|remaining)(?: (?:ones?|two|three|four|questions?|values|settings|things|points))?`,
  // "the name you propose is good for me"
  `(?:the|your) (?:[a-z]{1,20} ){1,3}(?:that |which )?(?:you|the bot|planwright) (?:have |ve )?(?:propose[d]?|suggest(?:ed)?|recommend(?:ed)?|chose|picked|gave|listed)(?: (?:is|are|looks?|sounds?|seems?|works?|suits?))(?: (?:all|very|really|just|absolutely))? ?(?:${good}|for me|for us|me|us)${ending}`,
  `(?:nothing|no) (?:more |other |special |specific |particular |further |strong )?(?:preferences?|wishes|wish|opinions?|requirements?)(?: (?:here|there|on (?:that|this|it|them)|about (?:that|this|it|them)|otherwise|from us|from me|from my side))?${forRest}`,
  `(?:(?:i|we) )?(?:really |honestly )?(?:dont|do not) (?:care|mind)(?: (?:about|for) (?:${rest}|that|this|it|them))?`,
  `(?:you|planwright|the bot) (?:can |may |should |please )?(?:decide|choose|pick|judge|know best|set)(?: (?:${rest}|that|this|it|them|what is best|whats best))?`,
  `whatever(?: (?:works|is best|is fine|is standard|is usual|is the default|makes sense|you want|fits))?${forRest}`,
]

const german =
  '(?:(?:und|sonst|ansonsten|der|die|das|alles|alle|fur|beim|bei|den) ){0,4}(?:rest|ubrige[nsr]?|anderen?|weitere[nsr]?|sonstige[ns]?)'
const vorschlag =
  '(?:(?:den|die|das|dem|der|deinen?|deine[mr]?|ihren?|ihre[mr]?|euren?|eurem|vom|von|bot) ){0,3}(?:vorschlag|vorschlage|vorschlagen|vorschlags|standard|standards|standardwerte|standardwerten|standardeinstellungen|vorgaben|voreinstellungen|vorgeschlagenen? werten?|default|defaults|defaultwerte)'
const wie =
  '(?:(?:so |genau )?wie (?:(?:du|sie|ihr|es|von dir|von ihnen|oben|der bot) )?(?:vorgeschlagen|vorschlagst|vorschlagen|vorschlagt|angezeigt|oben|ist|sind|angegeben|beschrieben|hier|da)(?: (?:hast|haben|habt|wurde|ist))?|so lassen|unverandert|so|egal|gleich)'
const others = [
  `(?:${german}:? )(?:(?:bitte|kann|konnen|soll|sollen|so|ist|sind|bleibt|bleiben|passt|passen|mir|uns|einfach|auch|gerne) ){0,5}(?:${wie}|(?:auf |bei |mit |nach )?${vorschlag}|bleiben|lassen|passt|bleibt|ok|okay|gut|in ordnung|ubernehmen|default|standard)(?: (?:lassen|bleiben|ubernehmen|bitte|nehmen|belassen))?`,
  `(?:(?:ich|wir|bitte|dann|einfach|gerne|mal|ja|ok) ){0,4}(?:nimm|nehme|nehmen|nehmt|lass|lasse|lassen|bleib|bleibe|bleiben|bleiben wir|nehmen wir|lassen wir|behalt|behalte|behalten|ubernimm|ubernehme|ubernehmen|verwende|verwenden|nutze|nutzen|mach|machen|belasse|belassen)(?: (?:ich|wir|sie|bitte|mal|dann|es|das|alles|einfach|gerne|den rest|alles andere|die anderen))*(?: (?:bei|beim|mit|auf|nach|zu))? (?:${vorschlag}|${wie})(?: (?:fur|beim) (?:den rest|alles andere|rest|die anderen|alles))?`,
  `(?:(?:alles|alle|uberall) )?(?:${vorschlag}|${wie})(?: (?:passt|passen|ist ok|sind ok|ist gut|sind gut|ubernehmen|nehmen|bitte|reicht|reichen|verwenden))(?: (?:so|mir|uns|alle|bitte))?`,
  `(?:(?:el|los|las|lo|todo lo|todos los|todas las) )?(?:resto|demas|otros|otras|otro)(?: (?:de valores|de preguntas))?:? (?:(?:lo|los|las|puede|pueden|se|queda|quedan|esta|estan|va|van|dejar|deja|dejalo|dejamos|quedar|quedarse|bien|con|a|en) ){0,5}(?:por defecto|predeterminado|como (?:esta|estan|propones|propone|sugieres|proponga|has propuesto|propuesto|sugerido|viene)|igual|asi|bien|ok|tus propuestas|los valores por defecto|lo propuesto|tal cual)`,
  '(?:(?:para el resto|para lo demas|lo|los|todo|todos|vamos|me|nos|quedo|quedamos|deja|dejalo|dejamos|usa|usar|toma|mantener|manten|mantenemos|acepto|aceptamos|con) ){1,4}(?:(?:los|tus|sus|las|el|la|tu|su) )?(?:(?:valores )?por defecto|predeterminados?|propuest[ao]s?|sugerencias?|valores propuestos|como (?:esta|propones|propone|lo propones)|lo propuesto|lo que (?:propones|propone|sugieres|has propuesto))',
  '(?:(?:pour )?(?:le|les|tout le|tous les|tout|laisse[zr]?|garde[zr]?|gardons) )?(?:reste|autres|autre)(?: (?:des valeurs|des questions|valeurs))?:? (?:(?:cest|est|sont|reste|restent|tel|peut|peuvent|rester|on|garde|laisse|a|au|aux|en|les|la|valeur|valeurs|me) ){0,5}(?:par defaut|comme (?:propose|proposes?|tu (?:as )?propose[sz]?|vous (?:avez )?propose[sz]?|ca|cela|prevu|indique|suggere)|quel|quels|inchange|pareil|bon|ok|bien|va|convient|defaut)',
  '(?:on |je |nous )?(?:garde|gardez|gardons|garder|laisse|laissez) (?:le reste|les autres|tout)',
  '(?:(?:pour le reste|on|je|nous|garde|gardez|garder|gardons|prends|prend|prenons|prenez|laisse|laissez|laissons|utilise|utilisez|reste|restons|accepte|acceptons|tout|toutes|tous|avec|sur|a) ){1,4}(?:(?:les|tes|vos|la|ta|votre|ce|tout) )?(?:(?:valeurs )?par defaut|propositions?|suggestions?|valeurs proposees|comme (?:propose|prevu|ca)|ce (?:que|qui) (?:tu|vous|est)(?: as| avez| a ete)? propose[sz]?|tel quel)',
  '(?:(?:o|os|as|todo o|todos os) )?(?:resto|restante|restantes|outros|outras|demais):? (?:(?:pode|podem|fica|ficam|ficar|deixa|deixe|esta|estao|e|ser|com|no|na|como) ){0,5}(?:padrao|por padrao|por defeito|predefinido|como (?:esta|proposto|sugerido|propoe|propos|sugeriste|voce propos)|igual|assim|bem|ok|bom)',
  '(?:(?:para o resto|pode|podem|deixar|vamos|usar|usa|use|usem|manter|mantem|mantenha|deixa|deixe|fica|ficar|aceito|aceitamos|com|de) ){1,5}(?:(?:os|as|o|a|seus|suas|tuas|teus|sua|tua) )?(?:(?:valores )?(?:padrao|por defeito|predefinidos)|propostas?|sugestoes|sugestao|valores propostos|como (?:esta|proposto|sugerido))',
  '(?:(?:il|i|gli|le|tutto il|tutti gli|per il) )?(?:resto|restante|altri|altre|altro)(?: valori)?:? (?:(?:puo|possono|va|vanno|resta|restano|rimane|rimangono|rimanere|restare|lascia|bene|e|sono|con|di|i|come) ){0,5}(?:predefinit[oiae]|di default|default|come (?:proposto|proposti|suggerito|hai proposto|e|sono|sta|da proposta)|cosi|uguale|invariato|ok|bene)',
  '(?:(?:prendi|prendiamo|prendo|usa|usiamo|usare|tieni|teniamo|tengo|lascia|lasciamo|accetto|accettiamo|restiamo|resto|va bene|vanno bene|con|su|tutto|tutti|per me) ){1,4}(?:(?:i|il|la|le|tuoi|tue|tua|tuo|suoi|sue|valori) ){0,2}(?:valori predefiniti|predefiniti|di default|default|propost[aeoi]|suggeriment[oi]|come (?:proposto|hai proposto|e|suggerito)|quello che (?:hai proposto|proponi))',
]

/** A clause that takes what was proposed. */
export const takesProposal = new RegExp(
  `^(?!(?:can|could|should|shall|will|would|may|do|does|did|is|are) (?:i|we|you|it|they|the|that|this)\\b)(?:${[...english, ...others].join('|')})$`,
)
