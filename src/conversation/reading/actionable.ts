import type { Capability } from '../../capability/contract.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearBook, clearTerms } from './capability-terms.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'
import { findPhrases, phraseBook, wordsOf } from './phrases.ts'

const asksFor =
  /\b(?:create|provision|set\s?up|spin\s?up|stand\s?up|bring\s?up|roll\s?out|need|needs|want|wants|would like|would love|require|requires|deploy|open|add|build|give|get|make|allow|permit|block|request|requesting|launch|grant|new|please|looking for|order|allocate|enable|expose|remove|delete|increase|extend|monitor|watch|schedule|brauchen?|br[aä]uchten|m[oö]chten|ben[oö]tigen|bitte|erstell\w*|anlegen|freigeben|freischalten|einrichten|[oö]ffnen|necesit\w+|quisieramos|crear|abrir|besoin|creer|cr[eé]er|ouvrir|voudrions|precisamos|queremos|criar|abrir|serve|vorremmo|creare|aprire)\b/i
const question = /^(?:how|why|what|where|when|who|which|is|are|does|do|did|has|have|should|any|question)\b/i
const polite =
  /^(?:(?:hi|hello|hey|please)\W+)?(?:can|could|would|will|may|shall)\s+(?:you|we|i|somebody|someone)\b/i
const trouble =
  /\b(?:fails?|failed|failing|failure|broken|breaks|crash(?:es|ed|ing)?|bugs?|errors?|exception|stack\s?trace|regression|flaky|not working|doesn['’]?t work|does not work|times out|stuck|wrong|incorrect|leaks?|hangs|slow|too (?:noisy|loud|expensive|many|often|late)|fires? (?:twice|again|all the time|for no reason|too often)|twice per|(?:is|are) (?:missing|outdated|not (?:shown|updated|sent|there|correct|visible)|empty|gone)|disappear(?:s|ed)?|used to work|stopped working|support ends|(?:was|were) down|returns? [45]\d\d|internal server error|cannot (?:log|sign) in|can['’]?t (?:log|sign) in|shows? a diff)\b/i
const code =
  /^(?:fix|bug|docs?|chore|refactor|style|perf|ci|build|feat|test|revert|bump|release)(?:\([^)]{0,40}\))?!?:|\b(?:typos?|readme|docs|documentation|changelog|license(?! (?:server|manager|service))|contributing|unit tests?|refactor|lint|linter|dependabot|dependency|dependencies|translation|logo|stylesheet|css|dark mode|code review|pull request template)\b|^(?:fix|bump|refactor|rename|document|upgrade|update dependency)\b/i

/** Titles of what is only told: reports, announcements, discussions, wishes about this program itself. */
const telling =
  /^\W{0,3}(?:post[- ]?mortems?|minutes of|meeting notes|(?:notes|status|weekly|monthly|daily|release|checklist|numbers|count|report)(?=\s{0,3}(?:$|[:,–(-]|\d|(?:of|on|from|about|for|report|update|meeting|summary|digest|checklist|notes|numbers|review)\b))|release (?:checklist|notes|v?\d)|(?:cost|usage|billing|spend(?:ing)?|capacity|audit) (?:report|overview|summary|review)|fyi|announcement|heads[- ]?up|thanks?|thank you|welcome|hiring|we(?:['’]re| are) hiring|reminder|retro(?:spective)?|incident|rca|changelog|newsletter|thoughts? on|discussion|rfc|ideas?(?=\s{0,3}[:,–-]|\s(?:for|about)\b)|opinions?|proposal(?=\s{0,3}[:,–-]|\s(?:to|for)\b)|question|frage|pregunta|domanda|pergunta|demande d['’]information|maintenance|outage|downtime|disruption|(?:security|architecture|yearly|quarterly|design) review|feedback|survey|poll|feature request|enhancement|cannot|can['’]?t|unable to|could not)(?![a-zà-ÿ])|\b(?:is|are|went|goes) (?:now )?(?:live|ready|done|finished)\b|\b(?:outage|maintenance|downtime)\b|\breview of\b|\b(?:the bot|planwright) (?:should|could|must|needs? to|does)\b|(?:^|\s)\/(?:set|add|remove|confirm|retry|status|help|explain|plan)\b/i
const report =
  /\b(?:describe the bug|steps to reproduce|to reproduce|expected behaviou?r|actual behaviou?r|stack trace|not asking for anything|(?:only|just) (?:a|as a) (?:reminder|heads[- ]?up|note)|for (?:your )?information only|no request|not a request|nothing to do(?: yet)?|attached (?:is|are|the|you)|nothing (?:is )?needed|no action needed)\b/i

/** A title that wonders may stand above a plain wish. */
const wish =
  /\b(?:we|i) (?:really |just |now )?(?:want|need|would like|ask for|request)\b|\b(?:please|pls|could (?:you|we|i)|can (?:you|we|i)|bitte|brauchen|br[aä]uchten|m[oö]chten|necesitamos|queremos|por favor|merci de|nous (?:avons besoin|voudrions)|precisamos|vorremmo|serve|should (?:be|get|have)|(?:name|call) it|what we (?:really )?(?:want|need))\b/i

/** Whether an issue asks for infrastructure, and not how something works or why it broke. */
export function isActionable(issue: {
  readonly title: string
  readonly text: string
  /** Something that can be built was found in the words. */
  readonly hasSubject: 'clear' | 'likely' | 'no'
  /** Values read from a form or from `key: value`. */
  readonly structuredValues: number
  /** Everything that was said about what is wanted. */
  readonly values: number
  /** The title speaks of something that can be built. */
  readonly isInTitle: boolean
}): boolean {
  const { text, hasSubject, structuredValues, values, isInTitle } = issue
  const title = issue.title === '' ? text.trim().replace(/\n.*$/s, '') : issue.title
  if (report.test(text) || telling.test(title) || saysNothing(issue)) return false
  if (structuredValues >= 2) return true
  if (hasSubject === 'no' || code.test(title)) return false
  const wonders = question.test(title) && !title.endsWith('?') && hasSubject === 'clear' && wish.test(text)
  if (!wonders && !polite.test(title) && (question.test(title) || title.endsWith('?'))) return false
  const asked = asksFor.test(title)
  if (trouble.test(title))
    return asked && hasSubject === 'clear' && !/\b(?:fails?|broken|bugs?|crash)/i.test(title)
  if (hasSubject === 'clear' && values < 2 && !wonders && !wish.test(text))
    return isInTitle ? values > 0 || asksFor.test(text) : asksFor.test(text.slice(title.length))

  return asked || wonders || hasSubject === 'clear' || asksFor.test(text)
}

/** A form of which nothing was filled in. */
function saysNothing({ title, text }: { readonly title: string; readonly text: string }): boolean {
  const said = text
    .slice(title.length)
    .split('\n')
    .filter((line) => !/^\s*(?:#{1,6}\s|_no response_\s*$|$)/i.test(line))
  const named = title.replace(/\[[^\]]{0,40}\]|[\s:]/g, '')
  return said.length === 0 && named === '' && text !== ''
}

/** Infrastructure that people ask for; what the catalogue builds is taken out before. */
const infrastructure = [
  'kubernetes cluster',
  'kubernetes',
  'aks cluster',
  'aks',
  'eks',
  'gke',
  'virtual machine',
  'virtual machines',
  'vm',
  'vms',
  'cosmos db',
  'cosmosdb',
  'postgres database',
  'postgresql database',
  'mysql database',
  'sql database',
  'database',
  'redis cache',
  'key vault',
  'keyvault',
  'web app',
  'app service',
  'function app',
  'azure functions',
  's3 bucket',
  'event hub',
  'event hubs',
  'service bus',
  'api management',
  'api gateway',
  'load balancer',
  'application gateway',
  'front door',
  'vpn',
  'vpn gateway',
  'synapse',
  'data factory',
  'snowflake',
  'container registry',
  'container app',
  'container apps',
  'kafka cluster',
  'virtual network',
  'bastion',
  'purview',
  'logic app',
  'static web app',
  'certificate',
  'storage account',
  'blob storage',
  'data lake',
  'dns record',
  'dns zone',
  'ad group',
  'entra group',
  'azure openai',
  'openai',
  'azure ml',
  'machine learning workspace',
  'alert',
  'alerts',
  'monitoring',
  'dashboard',
  'server',
  'message queue',
]
const referred =
  /\b(?:(?:to|from|with|of|by|on|in|into|for|inside|behind|like|reach|access|via|using|reaching|accessing)\s+(?:an?\s+|all\s+)?|the\s+|our\s+|my\s+|their\s+|its\s+|existing\s+)$/i

/** Infrastructure that a sentence asks for and that nothing here builds. Blanks what it used. */
export function readUnsupported(page: Page, catalogue: readonly Capability[]): string[] {
  const known = findPhrases(page, clearBook(catalogue))
  const isOurs = (span: Span): boolean => known.some((one) => one.start <= span.start && span.end <= one.end)
  const names = findPhrases(page, foreignBook(catalogue)).filter((found) => {
    if (isOurs(found)) return false
    const clause = page.clauses.find((one) => one.start <= found.start && found.end <= one.end)
    const lead = page.text.slice(Math.max(0, found.start - 40), found.start)
    const asked = clause !== undefined && asksFor.test(quoteOf(page, clause))
    return (
      asked &&
      !referred.test(lead) &&
      !isNegated(page, found) &&
      !adjunct.test(page.text.slice(found.end, found.end + 14))
    )
  })
  for (const found of names) take(page, found)
  return [...new Set(names.map((found) => found.value))]
}

/** "database backups": the word says what something else is made of. */
const adjunct =
  /^\s(?:backups?|dumps?|exports?|files?|logs?|snapshots?|migration|passwords?|names?|keys?|costs?)\b/i

/** What people may ask for without a capability for it. */
const foreignBook = remembered((catalogue: readonly Capability[]) => {
  const built = new Set([...catalogue.flatMap(clearTerms).map(keyOf), ...catalogue.flatMap(endingsOf)])
  return phraseBook(
    infrastructure.filter((name) => !built.has(keyOf(name))).map((name) => [name, name] as const),
  )
})

/** The last words of a title: `sql database` of `Azure SQL database`. */
function endingsOf({ title }: Capability): string[] {
  const words = wordsOf(title)
  return words.map((_, index) => words.slice(index).join(' '))
}

function keyOf(phrase: string): string {
  return wordsOf(phrase).join(' ')
}

const vague = new Set(
  (
    'platform infrastructure environment workspace cluster server database storage network port vm resource pipeline ' +
    'endpoint gpu compute warehouse lake lakehouse notebook analytics sandbox umgebung entorno environnement ambiente ml ai llm model datenplattform plattform plataforma ' +
    'plateforme piattaforma'
  ).split(' '),
)

const setup = /\bset (?:us|them|me) up\b|\bwhat (?:a|every) new team gets\b/i

/** The text speaks of infrastructure, whatever it may be. */
export function speaksOfInfrastructure(text: string): boolean {
  if (setup.test(text)) return true
  return wordsOf(text.slice(0, 2000)).some((word) => vague.has(word) || vague.has(word.replace(/s$/, '')))
}
