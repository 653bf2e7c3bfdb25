import { type Page, quoteOf } from '../page.ts'
import { findPhrases, phraseBook } from '../phrases.ts'
import type { Hit } from '../resolve-hits.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  dev: ['dev', 'develop', 'development', 'sandbox', 'playground', 'desarrollo', 'entwicklung'],
  staging: [
    'staging',
    'stage',
    'test',
    'testing',
    'qa',
    'uat',
    'preprod',
    'pre prod',
    'pre production',
    'acceptance',
  ],
  prod: ['prod', 'production', 'live', 'produktion', 'produccion', 'producao', 'produzione'],
}
const book = phraseBook(
  Object.entries(words).flatMap(([environment, list]) =>
    list.map((word): [string, string] => [word, environment]),
  ),
)

/** Words that are verbs or nouns of their own more often than environments. */
const shy = /^(?:test|testing|live|stage|develop|acceptance|playground)$/
const introduced =
  /(?:\b(?:in|into|for|on|our|the|a|an|as|new|to|env|environment|is|use|be|want|not|and|or|of)|[,:=(/]|^)\s*$/i
const verbBefore = /\b(?:to|and|can|will|must|should|we|i|us)\s*$/i
const objectAfter =
  /^\s+(?:the|it|this|that|our|whether|if|in|a|an|my|some|data|results?|suite|cases?|coverage|models?)\b/i
const nounAfter =
  /^[\s-]+(?:environment|env|stage|system|workspace|cluster|account|subscription|tier|use|purposes)\b/i

/** Environments in the words of a page. */
export function findEnvironments(page: Page): Hit[] {
  return findPhrases(page, book).filter((found) => {
    if (!shy.test(quoteOf(page, found).toLowerCase())) return true
    const lead = page.text.slice(Math.max(0, found.start - 20), found.start)
    const rest = page.text.slice(found.end, found.end + 40)
    if (nounAfter.test(rest)) return true
    return introduced.test(lead) && !(verbBefore.test(lead) && objectAfter.test(rest))
  })
}
