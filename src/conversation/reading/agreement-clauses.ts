/** How people agree, put together from the parts of such clauses; words as in `intent.ts`. No word is left over. */

const request =
  '(?:the|this|that|my|our|your) (?:whole (?:thing|lot|request|setup)|request|pull request|pr|mr|plan|proposal|setup|set up|configuration|config|draft|suggestion|summary|result|design|settings|values|numbers|workspace|resources?|stack|stacks|infrastructure|thing|lot|ticket)'
const thing = `(?:(?:it|this|that|these|those|them|all|all of (?:it|this|that|them|these)|everything|both|both of them|what you (?:have|proposed|propose|suggested|suggest|wrote|listed)|your (?:proposals?|suggestions?|plan|defaults?)|${request})(?: (?:here|above|below|in (?:the|this|your) (?:table|plan|comment|proposal|list|summary)))?)`
const soon =
  '(?: (?:now|then|please|thanks|today|asap|right away|straight away|already|for me|for us|for real|at once|with it|from here))*'
const very =
  '(?: (?:all|very|really|pretty|quite|just|perfectly|absolutely|totally|fully|completely|so|also|still|now|already|indeed|exactly|overall))*'
const good =
  '(?:good|fine|ok|okay|great|perfect|right|correct|reasonable|sensible|solid|acceptable|excellent|awesome|brilliant|fantastic|super|alright|all right|approved|agreed|accepted|confirmed|complete|as expected|good enough|good to go|ready to go|ready|(?:exactly |just |precisely )?(?:what|how|as|like) (?:i|we) (?:want|wanted|need|needed|expect|expected|imagined|asked for|had in mind|meant)(?: (?:it|it to be))?)'
const forUs =
  '(?: (?:to|for|with|by|from) (?:me|us|both|both of us|everyone|everybody|all of us|both of us|the team|my team|our team|my side|our side|the whole team|my end|our end))?'
const bidding =
  '(?:(?:yes|please|pls|just|then|so|and|now|you|we|i|lets|let us|can|may|could|should|are|are free to|feel free to|have my ok to|free to|ready to|good to|happy to|want you to|would like you to|d like you to|would like to|d like to|id like to|want to|go ahead and|go and) ){0,5}'
const go =
  '(?:go ahead|go on|go for it|proceed|continue|carry on|start(?: (?:building|creating|with it))?|begin|move (?:on|forward|ahead)|get (?:started|going|it done|this done|on with it)|lets start|lets begin|lets get started|start it|fire away|full steam ahead|roll with it)'
const build =
  '(?:do|create|open|build|deploy|ship|submit|raise|provision|set up|roll out|launch|execute|implement|confirm|approve|accept|finali[sz]e|green ?light)'

const english = [
  `${bidding}${go}(?: with ${thing})?(?: (?:as|how|like) (?:it (?:is|stands|was)|they are|is|proposed|planned|described|shown|listed|suggested))?(?: (?:and|to) ${build}(?: ${thing})?)?${soon}`,
  `${bidding}(?:${build} ${thing}(?: up)?|(?:make|open|create|raise|prepare|file|send|submit|push) (?:the|a|that|this|your) (?:pull request|pr|mr)|set ${thing}(?: all)? up|roll ${thing} out|kick (?:it|this|that) off|make (?:it|this|that) happen|get ${thing} (?:done|going|built|rolling))${soon}`,
  `(?:(?:now )?(?:thats|its|alls|everythings|theyre)|(?:now )?(?:${thing}|the rest|the others|everything else) (?:is|are|s|looks?|seems?|sounds?|reads?|feels?|appears))(?: to be| like)?${very} ${good}${forUs}${soon}`,
  `(?:looks?|seems?|sounds?|reads?)(?: to be| like)?${very} ${good}${forUs}${soon}`,
  `${thing} (?:suits?|does it|will do|would do|suffices|is enough|matches|fits)(?: (?:me|us|perfectly|well|fine|nicely|just fine|very well))*${forUs}${soon}`,
  `(?:${thing} )?works?(?: (?:perfectly|well|fine|great|nicely|just fine|very well))* (?:for|with) (?:me|us|everyone|both of us|the team)${soon}`,
  `(?:(?:i|we|i am|im|we are|were|am|are|all|both|everyone is|everybody is|team is|the team is|my team is)${very} )?(?:(?:good|fine|ok|okay|happy|satisfied|comfortable|cool|content|agree|agreed|happy) (?:with|to|on|about) ${thing}|on board|agreed|convinced|in favou?r)${forUs}${soon}`,
  `(?:i|we)(?: (?:hereby|fully|both|all|can|do))* (?:confirm|approve|agree|accept|consent|sign off|endorse)(?: (?:to|with|on))?(?: ${thing})?${soon}`,
  `(?:you have|you ve got|youve got|you got|you ve) (?:my|our) (?:ok|okay|approval|blessing|go|permission|green light|yes|consent|sign off|thumbs up|confirmation)${soon}`,
  `(?:(?:its|thats|this is|that is|it is|that s|it s) )?a? ?(?:yes|go|ok|okay|green light|thumbs up|approval|deal|approved|agreed|lgtm|fine|all good|good to go|all yes|clear yes|definite yes|big yes)(?: (?:from|by|for|on|with) (?:me|us|my side|our side|my end|our end|the team|here|everyone))${soon}`,
  '(?:yes|ok|okay|agreed|agree) to (?:all|everything|all of (?:it|them|these|this|that)|both|that|this)(?: please)?',
  '(?:(?:its|thats|that is|it is|this is|that s|it s) )?a (?:yes|go|deal|green light|clear yes|definite yes)',
  '(?:ship|deal|done deal|green light|consider (?:it|this) (?:approved|confirmed|agreed)|permission granted|no objections? from (?:me|us|my side|our side)|nothing to add from (?:me|us) go ahead)',
]
const german = [
  '(?:(?:bitte|dann|ja|also|einfach|jetzt|gerne|mal|so|es|das|alles|nun|du|sie|ihr|kannst|konnen|konnt|durfen|darfst|wir|gern|auch|schon|genau|den|die|pull|request|pr|workspace) ){0,6}(?:umsetzen|anlegen|erstellen|machen|loslegen|weitermachen|fortfahren|ausfuhren|starten|bauen|bereitstellen|deployen|weiter|durchfuhren|anfangen|beginnen|offnen|aufmachen|abschicken|einrichten)(?: (?:bitte|danke|so|jetzt|dann))*',
  '(?:(?:ja|das|es|alles|dies|so|der vorschlag|der plan|die werte|die vorschlage|die einstellungen|fur mich|fur uns|mir|uns) ){0,3}(?:sieht|sehen|klingt|klingen|ist|sind|passt|passen|geht|gefallt|stimmt|stimmen|hort sich)(?: (?:so|alles|fur mich|fur uns|mir|uns|sehr|soweit|ganz|auch|schon|doch|wirklich))* (?:gut|super|prima|perfekt|toll|ok|okay|in ordnung|richtig|korrekt|klasse|passend|bestens|vernunftig|fein)(?: (?:aus|an|so|fur mich|fur uns|danke))*',
  '(?:(?:das|es|alles|so) ){0,2}(?:passt|passen|stimmt)(?: (?:so|alles|fur mich|fur uns|mir|uns|soweit|danke|gut|perfekt|schon|dann|ja))*',
  '(?:ich bin|wir sind|bin|sind)(?: (?:damit|mit allem|mit dem vorschlag|mit den vorschlagen|mit dem plan|voll|so|auch|alle))* (?:einverstanden|zufrieden|dabei|dafur)',
  '(?:(?:das|es) )?(?:kann|darf|soll) (?:so |jetzt |dann |gerne )*(?:losgehen|umgesetzt werden|gemacht werden|angelegt werden|erstellt werden|gebaut werden|bleiben|weitergehen)',
  'meinetwegen|von mir aus(?: (?:gerne|ja|ok))?|grunes licht|ab damit|auf gehts|nur zu|gehts los|los gehts|machs|mach es|machen sie das|machen sie es|machen sie so|genehmige ich|ist genehmigt|wird genehmigt|ich genehmige(?: es| das)?|ich stimme zu|wir stimmen zu|stimme zu',
]
const spanish = [
  '(?:(?:me|nos|a mi|todo|se|lo|asi|esto|eso|por mi|para mi|la propuesta|el plan|muy|todo lo) ){0,4}(?:parece|parecen|esta|queda|ve|va|suena|encuentro)(?: (?:todo|muy|me|bien|asi|perfectamente))* (?:bien|perfecto|correcto|genial|ok|excelente|estupendo|listo|razonable)(?: (?:asi|para mi|por mi|gracias|para nosotros))*',
  '(?:(?:ya|si|entonces|pues|por favor|nos|te|se|lo|asi que) ){0,3}(?:puedes|puede|pueden|podeis|podemos|vamos a|adelante y) (?:seguir|continuar|proceder|crearlo|crear|hacerlo|abrirlo|empezar|lanzarlo|avanzar|desplegarlo|abrir el pull request|abrir la pr|crear todo|con ello)(?: (?:asi|adelante|con (?:eso|ello|esto|todo|la propuesta|el plan)|por favor|gracias|todo))*',
  '(?:crealo|crealos|hazlo asi|hacedlo|haganlo|abrelo|lanzalo|despliegalo|sigamos|procedamos|sigue adelante|siga adelante|sigan adelante|tira|tira adelante|vamos adelante|vamos con (?:eso|ello|todo|esto)|adelante con (?:eso|ello|todo|la propuesta|el plan|esto)|estoy de acuerdo(?: con (?:todo|eso|la propuesta|el plan))?|estamos de acuerdo|lo apruebo|apruebo|aprobamos|todo en orden|luz verde|sin problema adelante|acepto|aceptamos|acepto todo|me vale|nos vale|me sirve|nos sirve|va bien|va perfecto)',
]
const french = [
  '(?:(?:oui|ca|cela|tout|le plan|la proposition|tout cela|tout ca|pour moi|pour nous|moi|me|nous|ce qui) ){0,4}(?:me |nous )?(?:parait|semble|va|convient|est|a l air|sont|a lair)(?: (?:tres|tout|a fait|bien|parfaitement))* (?:bien|bon|bonne|parfait|parfaite|correct|correcte|ok|nickel|impeccable|raisonnable)(?: (?:comme ca|pour moi|pour nous|ainsi|merci))*',
  '(?:(?:oui|ca|cela|tout|le plan|la proposition|pour moi) ){0,2}(?:me|nous) (?:va|convient|conviennent)(?: (?:bien|tres bien|parfaitement|comme ca))*',
  '(?:(?:oui|donc|alors|bon) ){0,2}(?:tu peux|vous pouvez|on peut|peux tu)(?: (?:donc|alors|maintenant))? (?:y aller|continuer|lancer|creer|proceder|avancer|le faire|la creer|le creer|les creer|ouvrir la pr|ouvrir la pull request|ouvrir|demarrer|commencer|deployer|valider|tout lancer|tout creer)(?: (?:comme ca|merci|tout|maintenant))*',
  '(?:cest )?(?:ok|bon|go|feu vert|oui|valide|daccord|parfait)(?: cest bon)? (?:pour|de) (?:moi|nous|ma part|notre part|notre cote|mon cote)|feu vert|je suis daccord(?: avec (?:ca|tout|la proposition|le plan))?|nous sommes daccord|on est daccord|je suis ok|on est bon|on est bons|cree le|creez le|creez la|lance le|lancez le|lancez la creation|faites|faites le|fais le|fonce|foncez|allons y|jaccepte tout|nous validons|on valide|valide pour moi|procedez|procede|poursuivez|marche pour moi|ca roule|vendu|adjuge',
]
const portuguese = [
  '(?:(?:sim|entao|ja|ok) ){0,2}(?:pode|podem|podes|podemos|vamos) (?:seguir|avancar|criar|prosseguir|continuar|fazer|abrir|ir em frente|executar|comecar|mandar|lancar|em frente|la|nessa|proceder|implantar|tocar)(?: (?:em frente|com (?:isso|tudo|o plano|a proposta)|assim|por favor|tudo|isso|obrigado|obrigada|o pull request|o pr|a pr))*',
  '(?:(?:para mim|por mim|para nos|tudo|isso|o plano|a proposta|me|nos|assim) ){0,3}(?:esta|parece|parece me|fica|ficou|ta|e|soa)(?: (?:tudo|muito|tao|bem))* (?:bem|bom|otimo|perfeito|certo|correto|ok|excelente|razoavel|aprovado|bem assim)(?: (?:assim|para mim|por mim|obrigado|obrigada|para nos))*',
  'siga em frente|segue em frente|va em frente|vai em frente|em frente|estou de acordo|estamos de acordo|aprovo|aprovado|aprovamos|confirmo|confirmado|aceito|aceitamos|luz verde|pode mandar ver|toca (?:a|o) (?:ficha|barco)|por mim pode ser|por mim esta otimo|cria(?:r)? tudo|cria ai|crie',
]
const italian = [
  '(?:(?:si|allora|ok|quindi) ){0,2}(?:puoi|potete|possiamo|puo) (?:procedere|andare|continuare|creare|crearlo|crearla|farlo|aprire|aprirla|partire|andare avanti|iniziare|proseguire)(?: (?:cosi|pure|tutto|per favore|grazie|avanti|la pr|la pull request|con (?:tutto|questo|la proposta)))*',
  '(?:(?:per me|per noi|mi|ci|tutto|il piano|la proposta|cosi|direi che|a me) ){0,3}(?:sembra|sembrano|va|e|sono|pare|suona|vanno)(?: (?:tutto|molto|davvero))* (?:bene|ok|perfetto|perfetta|corretto|corretta|giusto|giusta|a posto|ottimo|ottima|ragionevole|daccordo|buono|buona)(?: (?:cosi|per me|per noi|grazie))*',
  'crealo|creala|falla|fallo pure|aprila|aprilo|partiamo|andate avanti|vai avanti|avanti|avanti cosi|sono daccordo|siamo daccordo|approvo|approviamo|accetto|accettiamo|via libera|ok per me|ok per noi|si per me|a posto|si puo fare|procedi cosi|procedete cosi|prosegui|proseguite',
]

const clauses = [...english, ...german, ...spanish, ...french, ...portuguese, ...italian]

/** A question turns the words round. */
const asking =
  '(?:can|could|should|shall|will|would|may|do|does|did|is|are|am|has|have|kann|konnen|soll|sollen|darf|durfen|ist|sind|passt das|geht das|puis|peut on|est ce|posso|possiamo) (?:i|we|you|it|they|the|that|this|these|there|all|everything|both|ich|wir|es|das|du|sie|alles|je|on|ca)'

/** A clause that agrees and says nothing else. */
export const agreeing = new RegExp(`^(?!${asking}\\b)(?:${clauses.join('|')})$`)
