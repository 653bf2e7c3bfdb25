const it =
  '(?:it|this|that|them|everything|all of (?:it|this)|all|(?:this|the|my|our) (?:one|request|issue|ticket|order|thing|whole thing|pull request|pr))'
const need = '(?:need|want|require)'

/** Whole clauses that give the request up, by language; without accents and apostrophes. */
const patterns: readonly string[] = [
  `(?:cancel|stop|abort|withdraw|close|drop|scrap|discard|abandon|kill|forget(?: about)?|call off)(?: ${it})?`,
  `call ${it} off`,
  `${it} can be (?:closed|cancelled|canceled|dropped|withdrawn)`,
  `(?:you|we) can (?:cancel|stop|abort|withdraw|close|drop|scrap|forget(?: about)?) ${it}`,
  `(?:i|we) (?:want to |would like to |have to |must |will |ll |d like to )?(?:cancel|withdraw|close|abort) ${it}`,
  `lets (?:cancel|stop|abort|close|drop|scrap|forget(?: about)?|not do) ${it}`,
  'never ?mind|nvm|no longer (?:needed|required|relevant|necessary)|not (?:needed|required|necessary)(?: any ?more| after all)?',
  `(?:${it} )?(?:is |s )?(?:no longer|not) (?:needed|required|necessary|relevant)(?: any ?more| after all)?`,
  `(?:i|we) (?:dont|do not|no longer|wont|will not) ${need} ${it}(?: any ?(?:more|longer)| after all)?`,
  `(?:i|we) (?:decided against ${it}|(?:wont|will not) (?:do|need) ${it})`,
  'abbrechen|abbruch|stopp|stornieren|storniere(?:n)?(?: das| es)?|vergiss(?: es| das)|vergessen sie(?: es| das)|lass(?: es| das| mal)|lassen wir(?: es| das)?|(?:das |es )?(?:brauchen wir|wird|ist) (?:doch )?(?:nicht|nicht mehr)(?: mehr)?(?: notig| gebraucht| benotigt)?|nicht mehr (?:notig|gebraucht|benotigt)|(?:das )?hat sich erledigt|kann (?:weg|zu|geschlossen werden)|doch nicht|zuruckziehen|ich ziehe (?:das|es|die anfrage) zuruck',
  '(?:lo )?dejamos|cancelar|cancela|cancelalo|cancelen|cancelarlo|olvidalo|olvidenlo|dejalo|dejenlo|anular|anula|anulalo|cierra(?:lo)?|ya no (?:hace falta|lo necesitamos|lo necesito|es necesario)|no hace falta(?: ya)?',
  'annuler|annule|annulez|annulez (?:la demande|tout|ca)|laisse(?:z)? tomber|oublie(?:z)?(?: ca)?|arrete(?:z)?|abandonne(?:z|r)?|ferme(?:z)?|(?:on|nous) nen (?:a|avons) plus besoin|(?:ce )?nest plus necessaire|plus besoin|plus necessaire',
  'cancele|cancelem|pode (?:cancelar|fechar)|esquece|esqueca|desiste|desisto|desistimos|deixa (?:pra la|estar)|ja nao (?:precisamos|preciso|e preciso)|nao precisa(?:mos)? mais|nao e mais necessario|encerra(?:r)?',
  'annulla|annullare|annullate|annulla tutto|lascia(?:mo)? (?:stare|perdere)|lasciate (?:stare|perdere)|dimentica(?:lo)?|fermare|ferma|(?:ci )?non (?:ci )?serve piu|non serve|chiudi|chiudere|chiudete',
  'anuluj|zrusit|annuleren|avbryt|iptal|peruuta',
]

/** Gives the request up. */
export const givingUp = new RegExp(`^(?:${patterns.join('|')})$`)

/** Why it is given up, or what is done in its place: no value of this request. */
export const reasonForIt =
  /^(?:(?:because|since|as|for|and|so|but) )?(?:we|i|they|he|she|it|this|that|there|our|my|the|another|somebody|someone|wir|das|es|on|nous|ya|lo|abbiamo|temos)\b|^(?:found|solved|got|have|already|because|since|as|done|moved|wrong|duplicate)\b/
