import type { Capability } from '../../capability/contract.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearBook, clearTerms } from './capability-terms.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'
import { findPhrases, phraseBook, wordsOf } from './phrases.ts'

const asksFor =
  /\b(?:create|provision|set\s?up|spin\s?up|stand\s?up|bring\s?up|roll\s?out|need|needs|want|wants|would like|would love|require|requires|deploy|open|add|build|give|get|make|allow|permit|block|request|requesting|launch|grant|new|please|looking for|order|allocate|enable|expose|remove|delete|increase|extend|monitor|watch|schedule|brauchen?|br[aä]uchten|m[oö]chten|ben[oö]tigen|bitte|erstell\w*|anlegen|freigeben|freischalten|einrichten|[oö]ffnen|necesit\w+|quisieramos|crear|abrir|besoin|creer|cr[eé]er|ouvrir|voudrions|precisamos|queremos|criar|abrir|serve|vorremmo|creare|aprire)\b/i
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
export const foreignBook = remembered((catalogue: readonly Capability[]) => {
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

const vague = (
  'platform infrastructure environment workspace cluster server database storage network port vm resource pipeline ' +
  'endpoint gpu compute warehouse lake lakehouse notebook analytics sandbox umgebung entorno environnement ambiente ml ai llm ' +
  'model datenplattform plattform plataforma plateforme piattaforma'
).split(' ')
const vagueWords = new Set(vague)

const setup = /\bset (?:us|them|me) up\b|\bwhat (?:a|every) new team gets\b/i
/** Something, for what is done with infrastructure. */
const something =
  /\b(?:something|somewhere|anything|an? (?:place|home|solution)|capacity|tooling|machines?)\b[^.\n]{0,60}\b(?:data|models?|apps?|applications?|scientists?|analysts?|dashboards?|experiments?|researchers?|files|secrets)\b/i

/** The text speaks of infrastructure, whatever it may be. */
export function speaksOfInfrastructure(text: string): boolean {
  if (setup.test(text) || something.test(text.slice(0, 2000))) return true
  return wordsOf(text.slice(0, 2000)).some(
    (word) => vagueWords.has(word) || vagueWords.has(word.replace(/s$/, '')),
  )
}

/** Words that may mean anything that can be built. */
export const vagueBook = phraseBook(
  [
    ...vague.flatMap((word) => [word, `${word}s`]),
    ...'something somewhere solution capacity tooling gpus setup'.split(' '),
  ].map((word) => [word, word] as const),
)
