import { matchGroup } from '../../../lib/match-group.ts'
import { choiceWords, type Field, ofKind } from '../fields.ts'
import { doubting, type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, take } from '../page.ts'
import { findPhrases, phraseBook } from '../phrases.ts'
import { correction } from '../resolve-hits.ts'
import { findBarePorts } from './bare-ports.ts'

interface Ports extends Span {
  readonly ports: readonly string[]
  readonly protocols: readonly string[]
}

/** Ports by the name of their service (IANA service names, seen 2026-11). */
const services: Readonly<Record<string, readonly string[]>> = {
  telnet: ['23'],
  https: ['443'],
  http: ['80'],
  ssh: ['22'],
  rdp: ['3389'],
  sftp: ['22'],
  ftp: ['21'],
  smtp: ['25', '587'],
  dns: ['53'],
  ntp: ['123', 'udp'],
  ldap: ['389'],
  ldaps: ['636'],
  kerberos: ['88'],
  smb: ['445'],
  nfs: ['2049'],
  winrm: ['5985-5986'],
  mssql: ['1433'],
  'sql server': ['1433'],
  oracle: ['1521'],
  mysql: ['3306'],
  postgres: ['5432'],
  postgresql: ['5432'],
  mongo: ['27017'],
  mongodb: ['27017'],
  redis: ['6379'],
  kafka: ['9092-9093'],
  elasticsearch: ['9200'],
  rabbitmq: ['5671-5672'],
  syslog: ['514', 'udp'],
  wireguard: ['51820', 'udp'],
}
const serviceBook = phraseBook(Object.entries(services))

const port = String.raw`\d{1,6}(?:\s?(?:-|–|to)\s?\d{1,6})?(?![\d.]\d|[\w/])`
const list = String.raw`${port}(?:\s{0,3}(?:,|&|and|or|plus|\+)\s{0,3}(?:ports?\s|and\s)?${port}){0,50}`
const named = new RegExp(
  String.raw`(?<![\w-])(?:(?:(?<first>tcp|udp)(?:\s?(?:\/|and|,|&|\+)\s?(?<second>tcp|udp))?)\s{1,3})?(?:(?:on\s)?(?:port|ports|port range|port numbers?|puertos?|portas?|porte)[\s:=#]{0,3}(?:(?:is|are|of|should be|must be)\s)?|(?<=(?:tcp|udp)\s{1,3}))(?<list>${list})(?:\s?\/?\s?\(?(?<after>tcp|udp)\b\)?)?`,
  'gi',
)
const slashed =
  /(?<![\w./-])(?:(?<proto>tcp|udp)\/(?<right>\d{1,6}(?:-\d{1,6})?)|(?<left>\d{1,6}(?:-\d{1,6})?)\/(?<suffix>tcp|udp))(?![\w/])/gi
/** "8443 and 9000-9010 tcp". */
const suffixed = new RegExp(
  String.raw`(?<![\w.,:/$€-]|\d\s)(?<list>${list})(?:\s{1,2}|\s{1,2}\/\s{0,2})(?<suffix>tcp|udp)\b(?!\s(?:connections?|sessions?|packets?|streams?))`,
  'gi',
)
/** "open 22 and 3389 from ...". */
const opened = new RegExp(
  String.raw`(?<=\b(?:open|allow|permit|block|unblock|close|deny)\s{1,3})(?<list>${list})(?=\s+(?:from|to|for|on|in|into|between|inbound|outbound|but)\b|\s+\d{1,3}(?:\.\d{1,3}){3}|\s*\(|\s*$)`,
  'gi',
)
/** `10.0.0.4:443`, `10.0.0.4 on 443`. */
const behindAddress =
  /(?<=(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?::|\s(?:on|over|via)\s))(?<left>\d{1,5})(?![\d.]*\d|\w)/g
/** "reach host.example on 443"; no day of a month and no year. */
const onPort = /(?<=\bon\s)(?<left>(?!20\d\d)\d{3,5}|22|25|53|80)(?=\s+(?:from|for|in)\b|\s*$|[.,](?:\s|$))/gm
/** "open 3306 ... Actually 3307": what comes right behind a correction. */
const corrected =
  /(?<=\b(?:(?:edit|correction|oops|wrong|typo)\b[^.\n]{0,40}\b(?:it['’]s|it is|should be|must be)|actually|rather|i mean|i meant|correction:?|no wait,?|sorry,?|make (?:it|that))\s{1,2}(?:port\s)?)(?<list>\d{2,5})(?=[,;]|\.(?:\s|$)|\s*$|\s(?:instead|rather|and\snot|not)\b)/gim
const every = /\b(?:all|any|every)\s+(?:(?<proto>tcp|udp)\s+)?ports?\b/gi

/** Ports named in the unused parts of a page; names of services count only where no number is given. */
export function findPorts(page: Page): Ports[] {
  const numbers = [
    ...matches(page, named),
    ...matches(page, slashed),
    ...matches(page, suffixed),
    ...matches(page, behindAddress),
    ...matches(page, opened),
    ...matches(page, onPort),
    ...matches(page, every),
  ]
  if (numbers.length > 0) numbers.push(...matches(page, corrected))
  const free = numbers.filter(
    (one, index) => isFree(page, one) && !numbers.slice(0, index).some((other) => overlap(other, one)),
  )
  if (free.length > 0) return free.toSorted((left, right) => left.start - right.start)
  const all = findPhrases(page, serviceBook)
  const clauses = openedClauses(page, all)
  const services = withoutServers(
    page,
    all.filter((one) => isOpened(page, one, clauses) && !isRecord(page, one)),
  )
  return services.map(({ start, end, value }) => ({
    start,
    end,
    ports: value.filter((word) => word !== 'udp'),
    protocols: value.filter((word) => word === 'udp'),
  }))
}

/** "LDAPS to the LDAP servers": what runs there counts only when nothing else is named. */
function withoutServers<T extends Span>(page: Page, found: readonly T[]): readonly T[] {
  const others = found.filter(
    ({ end }) =>
      !/^\s(?:servers?|hosts?|machines?|cluster|box(?:es)?)\b/i.test(page.text.slice(end, end + 12)),
  )
  return others.length > 0 ? others : found
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end
}

function matches(page: Page, pattern: RegExp): Ports[] {
  return matchesOf(page.text, pattern).map((match) => {
    const of = (name: string): string => matchGroup(match, name)
    const text = of('list') || of('left') || of('right')
    const protocols = ['first', 'second', 'after', 'proto', 'suffix'].map(of).filter((word) => word !== '')
    return {
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      ports: text === '' ? ['*'] : portList(text),
      protocols,
    }
  })
}

/** `80, 443 and 8000-8100` as a list; what is no port stays in it, to be refused. */
export function portList(text: string): string[] {
  return text
    .replace(/\s?(?:–|-|\bto\b)\s?/g, '-')
    .split(/\s*(?:[,;&+\s]|\b(?:and|or|plus|und|y|et|e|the|range|ports?|tcp|udp)\b)\s*/i)
    .map((part) => part.replace(/\/(?:tcp|udp)$/i, ''))
    .filter((part) => part !== '')
}

const opening =
  /\b(?:open|allow|permit|block|deny|unblock|whitelist|access|inbound|outbound|incoming|outgoing|expose|reach|connect|traffic|talk|ports?|from|firewall|rule|service|needs?|towards)\b/i

/** Clauses in which something is opened, or that hold nothing but names of services. */
function openedClauses(page: Page, services: readonly Span[]): readonly Span[] {
  let next = 0
  return page.clauses.filter((clause) => {
    let rest = ''
    let from = clause.start
    for (; next < services.length; next += 1) {
      const service = services[next]
      if (service === undefined || service.start >= clause.end) break
      rest += `${page.text.slice(from, service.start)} `
      from = service.end
    }
    rest += page.text.slice(from, clause.end)
    return opening.test(rest) || !/\p{L}/u.test(rest.replace(/\b(?:and|or|plus)\b/gi, ' '))
  })
}

/** Names of services say which port is meant where something is opened, and elsewhere only what runs there. */
function isOpened(page: Page, span: Span, opened: readonly Span[]): boolean {
  if (/\b(?:via|over|using|per)\s$/i.test(page.text.slice(Math.max(0, span.start - 8), span.start)))
    return true
  return opened.some((clause) => clause.start <= span.start && span.end <= clause.end)
}

/** "DNS" is what a record belongs to more often than a port. */
function isRecord(page: Page, span: Span): boolean {
  if (quoteOf(page, span).toLowerCase() !== 'dns' || quoteOf(page, span).length === page.text.trim().length)
    return false
  return !/\b(?:open|allow|permit|block|ports?|tcp|udp)\s(?:for\s|the\s)?$/i.test(
    page.text.slice(Math.max(0, span.start - 24), span.start),
  )
}

/** Sets `ports` parameters and the protocol that is written beside them. */
export function readPorts(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'ports')
  if (targets.length === 0) return nothing
  const found = portsIn(page)
  const denied = deniedPorts(page)
  const meant = sinceCorrection(page, found)
    .filter((one) => !isNegated(page, one))
    .map((one) => ({ ...one, ports: one.ports.filter((port) => !denied.has(port)) }))
    .filter(({ ports }) => ports.length > 0)
  const wanted = meant.length === 0 && closing.test(page.text) ? found : meant
  for (const one of found) take(page, one)
  return merge(
    ...targets.map((field) => applyPorts(field, wanted, (span) => quoteOf(page, span), 'ports')),
    ...ofKind(fields, 'protocol').map((field) => readProtocol(page, field, wanted)),
  )
}

/** "we do not need port 21 any more, remove the rule": what is not wanted is what the order is about. */
const closing =
  /\b(?:remove|delete|close|drop|revoke|withdraw|retire|decommission|löschen|entfernen|schließen|eliminar|borrar|cerrar|supprimer|fermer)\s(?:it|this|that|them|the|our|la|el|le|die|das)?\b/i

/** Ports that are named as such, else numbers that stand where ports do, else services. */
function portsIn(page: Page): readonly Ports[] {
  const found = findPorts(page)
  if (found.some((one) => /\d|\b(?:all|any|every)\b/i.test(quoteOf(page, one)))) return found
  const bare = findBarePorts(page, findPhrases(page, serviceBook))
  if (bare.length === 0) return found
  return bare.map(({ start, end, text }) => ({ start, end, ports: portList(text), protocols: [] }))
}

/** "not 80", "instead of 8080". */
const denial =
  /\b(?:not|no|instead of|rather than|without|except)\s+(?:tcp\/|udp\/|port\s+)?(\d{1,5})(?![\d.]*\d|\w)/gi

function deniedPorts(page: Page): ReadonlySet<string> {
  return new Set(matchesOf(page.text, denial).map((match) => matchGroup(match, 1)))
}

/** "open 80 ... sorry, open 8080" means the second. */
function sinceCorrection(page: Page, found: readonly Ports[]): readonly Ports[] {
  const from = found.findLastIndex((one, index) => {
    const before = found[index - 1]
    return before !== undefined && correction.test(page.text.slice(before.end, one.start))
  })
  return from < 0 ? found : found.slice(from)
}

/** All of its ports are named again further on. */
function saysNothingNew(one: Ports, later: readonly Ports[]): boolean {
  const again = new Set(later.flatMap(({ ports }) => ports))
  return one.ports.every((port) => again.has(port))
}

/** All ports in one list. */
export function applyPorts(
  field: Field,
  found: readonly Ports[],
  quote: (span: Span) => string,
  rule: string,
): Findings {
  const ports = [...new Set(found.flatMap((one) => one.ports))]
  const told = found.filter((one, index) => !saysNothingNew(one, found.slice(index + 1)))
  const [first] = told
  const last = told.at(-1)
  if (first === undefined || last === undefined) return nothing
  return setting(field, ports, quote({ start: first.start, end: last.end }), rule)
}

function readProtocol(page: Page, field: Field, found: readonly Ports[]): Findings {
  const options = new Map(choiceWords(field).map(([word, value]) => [word.toLowerCase(), value]))
  const beside = found.flatMap((one) =>
    one.protocols.map((word) => ({ span: one, value: options.get(word.toLowerCase()) })),
  )
  const alone = findPhrases(page, phraseBook(options)).map((one) => ({ span: one, value: one.value }))
  const meant = alone.filter(({ span }) => !isNegated(page, span))
  for (const { span } of alone) take(page, span)
  const all = [...beside, ...meant].flatMap(({ span, value }) =>
    value === undefined ? [] : [{ span, value }],
  )
  const values = [...new Set(all.map((one) => one.value))]
  const [first] = all
  if (first === undefined) return nothing
  const quote = quoteOf(page, first.span)
  return values.length > 1 ? doubting(field, quote, values) : setting(field, first.value, quote, 'protocol')
}
