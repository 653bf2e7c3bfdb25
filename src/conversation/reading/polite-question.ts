/** How a sentence may begin before it asks. */
const beginning = String.raw`(?:^\W{0,5}(?:(?:hi|hello|hey|please|so|then|well|now)\W{1,3}(?:\w{1,20}\W{1,3})?)?|[,;:]\s|\b(?:but|and|so)\s)`

/** Asking people to do something, in the form of a question. */
const requests = [
  String.raw`(?:can|could|would|will|may|shall)\s+(?:you|we|i|somebody|someone|anyone|anybody|planwright|it|the|our|us|your|they)\b`,
  String.raw`(?:can|could|may)\s+[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}\s+(?:get|have|be|point|resolve)\b`,
  String.raw`(?:k(?:ö|oe)nn(?:t|te|tet|en|ten)|w(?:ü|ue)rde[nt]?)\s+(?:ihr|sie|wir|ich|jemand|du|man)\b(?!\s(?:mir|uns)\s(?:sagen|erkl))`,
  String.raw`(?:¿\s?)?(?:pod(?:é|e)is|podr(?:í|i)a[ns]?|pueden?|puedes|podemos)\s(?!decir|explicar)`,
  String.raw`(?:pouvez|pourriez|peux|pourrais)[\s-](?:vous|tu)\s(?!me\s|nous\sdire)`,
  String.raw`(?:poderiam|poderia|podem|pode|podemos)\s(?!dizer|explicar|me\s)`,
  String.raw`(?:potete|potreste|puoi|potresti|possiamo)\s(?!dirmi|dirci|spiegar)`,
]

const aThing = String.raw`(?:an?|another|one|two|three|some|our\sown|a\snew)\b`
const einDing = String.raw`(?:eine?n?|einem|zwei|drei)\b`
const unaCosa = String.raw`(?:un[ao]?|dos|otr[oa]|(?:tener|crear|conseguir|recibir|abrir)\b)`
const uneChose = String.raw`(?:d['’]avoir|d['’]obtenir|de\scréer|de\screer|d['’]ouvrir|d['’]une?\b|une?\b)`
const umaCoisa = String.raw`(?:um|uma|dois|duas|outr[oa]|(?:ter|criar|obter|receber|abrir)\b)`
const unaCosaNuova = String.raw`(?:un[ao]?\b|un['’]|due\b|(?:avere|creare|ottenere|aprire)\b)`

/** Asking whether a thing can be had: it is wanted. What can be done with a thing is only asked. */
const possibilities = [
  String.raw`(?:(?:is|are|would|might)\s(?:there|it)\s(?:be\s)?)?(?:an?y?\s|some\s|the\s)?(?:slight\s|small\s|good\s)?(?:chance|hope|possibility|option|possible|feasible|ok|okay)\s(?:of|for|to|that)\s(?:(?:team\s[\w-]{1,30}|us|me|our\steam|we|you)\s)?(?:(?:to\s|could\s|can\s)?(?:get|getting|have|having|receive|obtain|order|create|set\sup|give\sus)\s)?${aThing}`,
  String.raw`(?:(?:is|are|would|might)\sthere\s(?:be\s)?)?(?:any|a|some)\s(?:chance|hope|possibility|option)\s(?:to|of)\s(?:get|getting|have|having)\s(?!(?:the|my|that|this|these|those|to)\b)`,
  String.raw`(?:gibt\ses|g(?:ä|ae)be\ses|besteht)\s(?:eine?|die|irgendeine)\s(?:m(?:ö|oe)glichkeit|chance|option)\s(?:f(?:ü|ue)r|auf|zu)\s${einDing}`,
  String.raw`(?:w(?:ä|ae)re|ist)\s(?:es\s(?:m(?:ö|oe)glich|drin)|${einDing}[^?\n]{1,60}\s(?:m(?:ö|oe)glich|drin|denkbar))`,
  String.raw`(?:¿\s?)?(?:ser(?:í|i)a|es)\sposible\s${unaCosa}`,
  String.raw`(?:¿\s?)?(?:hay|habr(?:í|i)a)\s(?:alguna\s|la\s)?(?:posibilidad|forma|manera|opci(?:ó|o)n)\sde\s${unaCosa}`,
  String.raw`(?:serait[\s-]il|est[\s-]il|est[\s-]ce)\spossible\s${uneChose}`,
  String.raw`(?:y\s(?:aurait|a)[\s-](?:t[\s-])?il)\s(?:moyen|une\spossibilit(?:é|e))\s${uneChose}`,
  String.raw`(?:seria|é|e)\sposs(?:í|i)vel\s${umaCoisa}`,
  String.raw`(?:h(?:á|a)|haveria)\s(?:alguma\s)?(?:possibilidade|hip(?:ó|o)tese|forma)\sde\s${umaCoisa}`,
  String.raw`(?:sarebbe|è|e['’])\spossibile\s${unaCosaNuova}`,
  String.raw`c['’]\s?è\s(?:la\s|qualche\s)?possibilit(?:à|a)\s(?:di|per)\s${unaCosaNuova}`,
]

/** A question that asks for something to be done or given. */
export const politeQuestion = new RegExp(`${beginning}(?:${[...requests, ...possibilities].join('|')})`, 'i')
