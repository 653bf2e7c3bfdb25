import { type Page, quoteOf } from '../page.ts'
import { findPhrases, phraseBook } from '../phrases.ts'
import type { Hit } from '../resolve-hits.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  dev: [
    'dev',
    'develop',
    'development',
    'sandbox',
    'playground',
    'desarrollo',
    'entwicklung',
    'entwicklungsumgebung',
    'développement',
    'desenvolvimento',
    'sviluppo',
  ],
  staging: [
    'staging',
    'stage',
    'test',
    'testing',
    'qa',
    'uat',
    'preprod',
    'preproduction',
    'préproduction',
    'preproducción',
    'pré-produção',
    'preproduzione',
    'vorproduktion',
    'pre prod',
    'pre production',
    'acceptance',
    'testumgebung',
    'pruebas',
    'entorno de pruebas',
    'ambiente di test',
    'ambiente de testes',
    'environnement de test',
    'recette',
    'homologação',
    'collaudo',
  ],
  prod: [
    'prod',
    'production',
    'live',
    'produktion',
    'produktiv',
    'produktionsumgebung',
    'produccion',
    'producao',
    'produzione',
  ],
}
const book = phraseBook(
  Object.entries(words).flatMap(([environment, list]) =>
    list.map((word): [string, string] => [word, environment]),
  ),
)

/** Every word for an environment. */
export const environmentWords: readonly string[] = Object.values(words).flat()

/** The environment that a word of `environmentWords` means, as tokens have it. */
export function environmentOf(word: string): string | undefined {
  return book.get(word)?.find(({ words: said }) => said.length === 1)?.value
}

/** Words that are verbs or nouns of their own more often than environments. */
const shy = /^(?:test|testing|live|stage|develop|acceptance|playground)$/
const introduced =
  /(?:\b(?:in|into|for|on|our|the|a|an|as|new|to|env|environment|umgebung|entorno|ambiente|environnement|is|use|be|want|not|and|or|of)|[,:=(/]|^)\s*$/i
const verbBefore = /\b(?:to|and|can|will|must|should|we|i|us)\s*$/i
const objectAfter =
  /^\s+(?:the|it|this|that|our|whether|if|in|a|an|my|some|data|results?|suite|cases?|coverage|models?)\b/i
const nounAfter =
  /^[\s-]+(?:environment|env|stage|system|workspace|cluster|account|subscription|tier|use|purposes)\b/i

/** What is only made for tests; where an environment is named as well, it is none. */
const otherNoun =
  /^\s+(?:domain|data|mail|user|users|account|file|files|set|record|record s|site|page|phase|runs?)\b/i

/** The name of a branch is no environment: "from the develop branch", "branch: dev". */
const branchAfter = /^["'`]?\s+(?:branch|zweig|rama|branche)\b/i
const branchBefore = /\b(?:branch|zweig|rama|branche)[\s:="'`]{1,3}$/i

/** Environments in the words of a page. */
export function findEnvironments(page: Page): Hit[] {
  const all = findPhrases(page, book)
  const isSure = (found: Hit): boolean => !shy.test(quoteOf(page, found).toLowerCase())
  const areSure = all.some(isSure)
  return all.filter((found) => {
    const lead = page.text.slice(Math.max(0, found.start - 20), found.start)
    const rest = page.text.slice(found.end, found.end + 40)
    if (branchAfter.test(rest) || branchBefore.test(lead)) return false
    if (isSure(found)) return true
    if (areSure && otherNoun.test(page.text.slice(found.end, found.end + 20))) return false
    if (nounAfter.test(rest)) return true
    return introduced.test(lead) && !(verbBefore.test(lead) && objectAfter.test(rest))
  })
}
