import { type Field, nameBook, ofKind } from '../fields.ts'
import { doubting, type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'
import { withPrefix } from './ip-address.ts'

type Role = 'source' | 'destination' | 'unknown'
interface Address extends Span {
  readonly text: string
  readonly role: Role
}

const ipv4 = String.raw`(?<![\w.:/-])\d{1,4}(?:\.\d{1,4}){3}(?:\/\d{1,3})?(?![\w/]|\.\d)`
const ipv6 = String.raw`(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,7}(?:(?::[0-9a-f]{1,4}){1,6}|:)|::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?:\/\d{1,3})?(?![\w:])`
const host = String.raw`(?<![\w.@/-])(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|net|org|io|dev|eu|de|fr|uk|us|co|cloud|app|ai|ms|gov|edu|internal|local|corp)(?![\w-]|\.\w)`
const anywhere = String.raw`\b(?:(?:the\s+)?(?:whole\s+|public\s+|open\s+)?internet|anywhere|everywhere|any\s+(?:address|source|ip|host)|the\s+(?:whole\s+)?world)\b`
const serviceTag = String.raw`(?<=\b(?:from|to)\s(?:the\s)?)(?:VirtualNetwork|AzureLoadBalancer|Azure[A-Z][A-Za-z]{2,30}|Sql(?:\.[A-Z][A-Za-z0-9]{2,20})?|Storage(?:\.[A-Z][A-Za-z0-9]{2,20})?|EventHub|ServiceBus)\b`
/** Where machines are that want to get somewhere: "they live in 10.1.0.0/24 now". */
const dwelling = String.raw`\b(?:lives?|sits?|moved|reside|stand|are)\s+(?:now\s+)?(?:in|to|into)\s+(?:(?:the|a|our|their)\s+)?(?:new\s+)?(?:(?:network|subnet|range)\s+)?(?=\d)`
/** Short words of other languages, which mean a side only right before an address. */
const foreignFrom = String.raw`\b(?:de|da|del|dal|van|z)\s+(?=\d{1,3}\.)`
const foreignTo = String.raw`\b(?:para|a|al|ad|naar|auf|do)\s+(?=\d{1,3}\.)`
/** "and the server is 10.2.0.4": where they want to get to. */
const served = String.raw`\b(?:servers?|service|database|host|gateway)\s(?:is|are)\s(?=\d)`
const marker = String.raw`${dwelling}|${served}|${foreignFrom}|${foreignTo}|\bfrom\s+(?:reaching|accessing|connecting\s+to)\b|\b(?:from|source|sources|coming from|originating(?: from| in)?|von|desde|depuis|quelle|origen|origine|origem)\b|\b(?:to|into|towards?|destination|target|reach|access|on|at|nach|zu|hacia|hasta|vers|verso|ziel|destino|destinazione)\b|->|=>|→`
const pattern = new RegExp(
  `(?<six>${ipv6})|(?<four>${ipv4})|(?<any>${anywhere})|(?<marker>${marker})|(?<break>[.!?;](?=\\s|$)|\\n\\s*\\n|\\n[ \\t]{0,6}(?:[-*•]|\\d{1,2}[.)])[ \\t](?=[^\\n]{0,80}[a-z]{2}))`,
  'gi',
)
const exact = new RegExp(`${serviceTag}`, 'g')
const hostPattern = new RegExp(host, 'gi')
const isSource =
  /^(?:from$|source|coming|originating|von$|desde$|depuis$|quelle$|orig(?:en|ine|em)$|lives?\s|sits?\s|moved\s|reside\s|stand\s|are\s|(?:de|da|del|dal|van|z)\s)/i

/** Addresses in the unused parts of a page that are not denied, each with the side it stands on ("from ... to ..."). */
export function findAddresses(page: Page): Address[] {
  const extra = [...spansOf(page.text, exact), ...spansOf(page.text, hostPattern)].map((span) => ({
    ...span,
    kind: 'address' as const,
  }))
  const marks = matchesOf(page.text, pattern).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind:
      match.groups?.['marker'] === undefined
        ? match.groups?.['break'] === undefined
          ? ('address' as const)
          : ('break' as const)
        : ('marker' as const),
  }))
  let role: Role = 'unknown'
  const found: Address[] = []
  for (const mark of [...marks, ...extra].toSorted((left, right) => left.start - right.start)) {
    const text = quoteOf(page, mark)
    if (mark.kind === 'break') role = 'unknown'
    else if (mark.kind === 'marker') role = isSource.test(text) ? 'source' : 'destination'
    else if (isFree(page, mark)) found.push({ start: mark.start, end: mark.end, text, role })
  }
  const meant = found.filter((one) => !isNegated(page, one))
  return withClients(page, withServers(page, withArrow(page, meant)))
}

const acting =
  /^\)?\s(?:is (?:blocked|refused|denied|stuck)|cannot|can['’]t|could not|couldn['’]t|tries|needs|has to|wants|gets no|fails)\b/i

/** "Our scraper at 10.1.0.4 is blocked when it connects to 10.2.0.0/24": of two targets, what acts is the source. */
function withClients(page: Page, found: readonly Address[]): Address[] {
  const targets = found.filter(({ role }) => role === 'destination')
  if (targets.length < 2 || found.some(({ role }) => role === 'source')) return [...found]
  return found.map((one) =>
    acting.test(page.text.slice(one.end, one.end + 24)) ? { ...one, role: 'source' } : one,
  )
}

/** In "10.1.0.0/16 -> 10.2.0.4" what stands before the arrow is the source. */
function withArrow(page: Page, found: readonly Address[]): Address[] {
  return found.map((one) => {
    const after = page.text.slice(one.end, one.end + 12)
    return one.role === 'unknown' &&
      /^\)?\s*(?:->|=>|→|to\b|from\s+(?:reach|access|connect)|(?:has|have|needs?|must|should|wants?|can|cannot|may|will|shall|is allowed|are allowed|reach|access|connects?|talks?|gets? to)\b)/.test(
        after,
      )
      ? { ...one, role: 'source' }
      : one
  })
}

const serving =
  /\b(?:servers?|controller|service|database|endpoint|machine|host|gateway)\s(?:is\s|are\s|runs\s)?\(?$/i

/** "the license server 10.1.2.3 refuses us": where nothing else is the target, what serves is. */
function withServers(page: Page, found: readonly Address[]): Address[] {
  if (found.some(({ role }) => role === 'destination')) return [...found]
  return found.map((one) =>
    one.role === 'unknown' && serving.test(page.text.slice(Math.max(0, one.start - 20), one.start))
      ? { ...one, role: 'destination' }
      : one,
  )
}

/** Sets sources and destination; what is no correct address stays as it is, to be refused. */
export function readAddresses(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'sources', 'destination')
  if (targets.length === 0) return nothing
  const beside = targets
    .filter((field) => roleOf(field) === 'unknown')
    .map((field) => readBeside(page, field))
  const found = findAddresses(page)
  const letsIn = targets.length === 1 && beside.every(({ operations }) => operations.length === 0)
  const directed = targets.map((field) => {
    const role = roleOf(field)
    const mine = found.filter((one) =>
      role === 'unknown'
        ? letsIn &&
          /\d/.test(one.text) &&
          ((one.role === 'source' && isLetIn(page, one)) || isTheOnly(page, one))
        : one.role === role,
    )
    for (const one of mine) take(page, one)
    return applyAddresses(field, mine, page)
  })
  return merge(...beside, ...directed)
}

/** Side of a rule that a parameter describes; `unknown` when its own words have to stand beside the address. */
function roleOf(field: Field): Role {
  if (field.meta.kind === 'destination') return 'destination'
  return field.words.includes('from') ? 'source' : 'unknown'
}

/** "uploads by SFTP from 20.1.2.3": somebody there gets in. */
function isLetIn(page: Page, { start }: Span): boolean {
  const lead = page.text.slice(Math.max(0, start - 90), start)
  return /\b(?:access\w{0,4}|reach\w{0,4}|connect\w{0,3}|upload\w{0,3}|download\w{0,3}|sftp|allow\w{0,2}|mount\w{0,3}|deliver\w{0,3})\b[^.;!?\n]{0,60}\bfrom\s(?:\w{1,20}\s){0,2}$/i.test(
    lead,
  )
}

const others = String.raw`(?:[\d./]{7,18}(?:,\s(?:and\s)?|\s(?:and|or|und|oder|et|ou|y|o)\s)){0,6}`
/** "access is limited to 203.0.113.0/24". */
const limited = new RegExp(
  String.raw`\b(?:access\w{0,5}|reach\w{0,4}|entry|sign-?ins?|log-?ins?|connections?|network|firewall|vault|account|workspace|it|this|zugriff|zugang|acc[eè]s|acceso|accesso|acesso)\b[^.;!?\n]{0,40}\b(?:limited|restricted|confined|locked\s(?:down)?|open\sonly|only\sopen|beschränkt|eingeschränkt|limitée?|restreinte?|limitado|restringido|limitato)\s(?:only\s)?(?:to|auf|à|a|al)\s(?:the\s|our\s|die\s|l['’]|la\s|las\s|les\s)?(?:[\p{L}-]{2,14}\s){0,2}${others}$`,
  'iu',
)
/** "only 203.0.113.7 needs to reach it", and "only from 203.0.113.7". */
const alone = new RegExp(
  String.raw`\b(?:only|just|nobody\sbut|nur|ausschließlich|solo|sólo|solamente|seulement|seule?s?|uniquement|soltanto|apenas)\s(?:from\s|von\s|desde\s|depuis\s|de\s|da\s)?(?:the\s|our\s|die\s|der\s|l['’]|la\s|las\s|les\s|le\s)?(?:[\p{L}-]{2,14}\s){0,2}${others}$`,
  'iu',
)
const reaching =
  /^(?:[\d./]{0,18}(?:,\s|\s(?:and|or|und|oder|et|ou|y|o)\s)){0,6}[^.;!?\n]{0,30}\b(?:access\w{0,4}|reach\w{0,3}|connect\w{0,3}|get in|come in|in\b|zugreifen|erreich\w{0,4}|acc[eé]d\p{L}{1,4}|entrar|conect\p{L}{1,4}|acceder\w{0,3})/iu

/** Nobody but these gets in: behind "limited to", or with "only" and a word for getting in on one side. */
function isTheOnly(page: Page, { start, end }: Span): boolean {
  const lead = page.text.slice(Math.max(0, start - 200), start)
  if (limited.test(lead)) return true
  if (!alone.test(lead)) return false
  const sentence = lead.slice(lead.search(/[^.;!?\n]*$/))
  return (
    reaching.test(page.text.slice(end, end + 90)) ||
    /\b(?:access\w{0,5}|reach\w{0,4}|open|connect\w{0,3}|zugriff|zugang|erreichbar|acc[eè]s\w{0,5}|acceso|accesible)\b/i.test(
      sentence,
    )
  )
}

/** Addresses behind the words of a parameter, up to the end of the sentence. */
function readBeside(page: Page, field: Field): Findings {
  const names = findPhrases(page, nameBook([field]))
  if (names.length === 0) return nothing
  const ends = spansOf(page.text, /[.!?;](?=\s|$)|\n/g).map(({ start }) => start)
  const rooms = names.map((name) => ({
    start: name.end,
    end: ends.find((end) => end >= name.end) ?? page.text.length,
  }))
  const mine = findAddresses(page).filter((one) =>
    rooms.some((room) => one.start >= room.start && one.end <= room.end),
  )
  for (const one of mine) take(page, one)
  return applyAddresses(field, mine, page)
}

function applyAddresses(field: Field, found: readonly Address[], page: Page): Findings {
  const [first] = found
  const last = found.at(-1)
  if (first === undefined || last === undefined) return nothing
  const quote = quoteOf(page, { start: first.start, end: last.end })
  return addressFindings(
    field,
    found.map((one) => one.text),
    quote,
    'address',
  )
}

/** What a list of addresses sets: all of them for `sources`, exactly one for `destination`. */
export function addressFindings(
  field: Field,
  texts: readonly string[],
  quote: string,
  rule: string,
): Findings {
  const values = [...new Set(texts.map(addressValue))]
  const [value] = values
  if (value === undefined) return nothing
  if (field.meta.kind === 'sources') return setting(field, values, quote, rule)
  return values.length > 1 ? doubting(field, quote, values) : setting(field, value, quote, rule)
}

function addressValue(text: string): string {
  return new RegExp(`^(?:${anywhere})$`, 'i').test(text) ? '0.0.0.0/0' : withPrefix(text)
}
