import { anywhere } from './wordings.ts'

/** Something is wrong, or behaves in a way that it should not. */
export const trouble =
  /(?:^| )(?:fail|fails|failed|failing|failure|failures|broken|breaks|broke|crash(?:es|ed|ing)?|bugs?|errors?|exceptions?|stacktrace|regression|flaky|not working|doesnt work|does not work|do not work|dont work|does not start|doesnt start|wont start|will not start|not start(?:ing)?|times? out|timed out|timeouts?|stuck|wrong|wrongly|incorrect(?:ly)?|leaks?|hangs|freezes|slow(?:er|ly)?|unstable|too (?:noisy|loud|expensive|many|often|late|slow)|twice per|fires? (?:twice|again|all)|(?:is|are) (?:missing from|missing in|outdated|stale|not (?:shown|updated|sent|there|correct|visible|reachable|available|resolving|accessible)|empty|gone|down|unreachable|unavailable|unresponsive|blocked|full|locked|corrupt(?:ed)?|offline)|(?:went|goes|was|were|still|seems?) (?:down|offline|unreachable|unavailable)|down (?:in|since|again|for|today|now)|down$|disappear(?:s|ed)?|vanished|used to work|stopped (?:working|sending|resolving|responding)|no longer (?:works?|resolves?|starts?|reachable)|support ends|returns? NUMBER|internal server error|denied|forbidden|unauthori[sz]ed|refuses|refused|rejected|ignores?|(?:cannot|cant)(?! be )|could not|couldnt|unable to|(?:does|do|did) ?n[o]?t (?:resolve|respond|load|open|mount|apply|show|see|find|connect|trigger|arrive|appear|match|accept|sync|scale|stop|get|receive)|resolves? to the (?:old|wrong)|expected(?: [^ ]+){1,6} (?:got|but)|since (?:the (?:change|update|upgrade|migration|move|release|deploy\w*)|yesterday|this morning|today|last night)|drift|vulnerab\w+|cve|oom|out ?of ?memory|shows? a diff|(?:error|errors|http|status|code|returns?|gives?|gets?|got|with|an?|aparece|sale|da|affiche|zeigt) (?:40[0134]|50[0-4])|bricht ab|abgebrochen|fehler\w*|fehlgeschlagen|geht nicht|gehen nicht|funktioniert nicht|funktionieren nicht|kaputt|abgesturzt|lauft nicht|startet nicht|error(?:es)?|falla|fallo|fallan|no (?:puedo|podemos|funciona|arranca|responde)|caido|caida|erreur|echoue|ne (?:marche|fonctionne|repond|demarre) (?:pas|plus)|en panne|impossible d|impossible de|erro|falha|nao (?:funciona|consigo|conseguimos|responde|abre)|errore|non (?:funziona|riesco|riusciamo|risponde|parte)|guasto)(?= |$)/

/** A title that begins with what is wrong. */
export const troubleFirst =
  /^(?:THING |VAGUE |NAME |[^ ]+ )?(?:errors?|problems?|trouble|failures?|fehler|erro|erros|errore|errori|erreurs?|probleme?s?|problemas?|problemi|fallos?)(?= |$)/

/** What is told: it happened, it will happen, or it is so. */
export const telling = [
  /(?:^| )(?:THING|VAGUE|NAME|MATTER)(?: [^ ]+){0,4}? (?:was|were|has been|have been|got) (?:[^ ]+ed|killed|shut|sent|built|taken|put|set|cut)(?= |$)/,
  /(?:^| )(?:e pront[oa]|est prete?|esta list[oa]|ya esta|esta pronto|ist (?:fertig|bereit|da|verfugbar|online)|sind (?:fertig|bereit|da))(?= |$)/,
  /(?:^| )(?:: (?:all )?)(?:done|closed|completed|resolved|merged|finished)$/,
  /(?:^| )THING(?: (?:for|of|in|on) [^ ]+| NAME| HOST)? (?:fires|triggers|flaps|wakes|rings|went off|goes off|comes|resolves|points|shows|returns|expires|allows|contains|belongs|uses|answers|runs|takes|costs|consumes|loses|keeps|asks|says|sends|changes|accepts|produces|creates|deletes|lists|works)(?= |$)/,
  /(?:^| )(?:is|are|went|goes|its) (?:now |already |back |all |finally |here )*(?:live|ready|done|finished|available|online|up again|up and running|deprecated|retired|retiring|moving|closed|open again|complete[d]?|back|in place|idle|cheaper|dearer)(?= |$)/,
  /^(?:(?:fyi|note|hi|hello|all|team|hey|everyone|everybody|yesterday|today|recently|last \w+|this \w+|on \w+day|[:,]) )*(?:we|i) (?:(?:have|ve|will|are|re|just|already|now|finally|also|all|recently|successfully) )*(?:moved|moving|move|migrated|migrating|migrate|decided|decide|switched|switching|switch|upgraded|upgrading|upgrade|finished|completed|rolled out|rolling out|roll out|removed|deleted|renamed|agreed|held|met|hit|got|hiring|use|changed|change|closing|shut|shutting|reached|learned|saw|noticed|found|rotated|replaced|retire|retiring|retired|celebrate|added|deployed|enabled|disabled|fixed|updated|spent|launched|archived|created|opened|set)(?= |$)/,
  /(?:^| )(?:THING|VAGUE|NAME|MATTER)(?: [^ ]+){0,6}? (?:(?:was|were|has been|have been|will be|gets|got|is being|are being|has|have|is|are) (?:successfully |now |already )?(?:upgraded|migrated|moved|deleted|removed|renamed|created|deployed|retired|deprecated|restored|replaced|archived|fixed|closed|updated|changed|delivered|handed|rotated|enabled|disabled|shut|switched|merged|decommissioned|paused|rebooted|restarted|completed|finished|discontinued|acquired|announced|released)|upgraded|migrated|retires?|ends|goes live|went live|gets? cheaper|moves? to|changes? (?:on|in|from|to)|completed|finished|decommissioned|succeeded)(?= |$)/,
  /(?:^| )(?:will|to) (?:retire|expire|be (?:retired|migrated|moved|unavailable|upgraded|renamed|closed|switched|shut|rebooted|restarted|down|discontinued|deprecated))(?= |$)/,
]

/** How a sentence begins that wants to know something. */
export const wondering =
  /^(?:(?:hi|hello|hey|all|quick|one|short|team|[:,]) )*(?:how|why|what(?! (?:we|i|they|you (?:should|need to)) )|whats|where|wheres|when|who|whos|whom|whose|which|is|are|was|were|does|do|did|has|have|had|should|shall we|any|anybody|anyone|question|wondering|whether|am i|wie|was|warum|wieso|wann|wo|wer|wen|welche[rsnm]?|gibt es|kann man|darf|muss man|lohnt|como|que es|cuando|donde|quien|cual|cuanto|cuantos|cuanta|por que|comment|pourquoi|combien|quand|ou (?:est|sont|trouver)|qui|quel(?:le)?s?|est ce que|y a t il|quem|qual|quais|quanto|onde|quando|perche|come|dove|chi|quale|quali|cosa|waar|hoe|waarom)(?= |$)/
/** Sentences that want to know something without a question mark. */
export const curious =
  /(?:^| )(?:i wonder|we wonder|wondering (?:if|whether|how|why|what)|just (?:asking|curious|wondering)|asking for a friend|(?:would|d) (?:like|love) to (?:know|understand|hear|learn|see|ask (?:how|why|what|whether|if))|(?:want|need) to (?:know(?! when| if| once| as soon)|understand)|does (?:anybody|anyone|somebody|someone) know|no idea (?:why|whether|if)|not sure (?:which|whether|if)|cannot decide|(?:do not|dont) know (?:which|whether))(?= |$)/

/** When something was: the title tells of it. */
export const past = anywhere([
  'last night',
  'yesterday',
  'last (?:week|month|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
  'this morning',
  'earlier (?:today|this week)',
  'gestern',
  'vorgestern',
  'letzte (?:nacht|woche)',
  'letzten (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monat)',
  'heute (?:nacht|morgen)',
  'ayer',
  'anoche',
  'esta manana',
  'la semana pasada',
  'hier',
  'cette nuit',
  'ce matin',
  'la semaine derniere',
  'ontem',
  'na semana passada',
  'ieri',
  'stanotte',
  'stamattina',
  'la settimana scorsa',
])
