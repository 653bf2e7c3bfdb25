import MiniSearch from 'minisearch'
import type { Capability } from '../../capability/contract.ts'
import { remembered } from '../../lib/remembered.ts'

interface Described {
  readonly id: string
  readonly title: string
  readonly synonyms: string
  readonly examples: string
  readonly summary: string
}

/** More than this is no proposal but a catalogue. */
const maxFound = 6

/** Capabilities whose description is near to the words of a text, the nearest first; at most six. */
export function searchCapabilities(text: string, catalogue: readonly Capability[]): string[] {
  const results = indexOf(catalogue).search(text.slice(0, 600))
  const best = results[0]?.score ?? 0
  return results
    .filter((one) => one.score >= best / 3)
    .slice(0, maxFound)
    .map((one) => String(one.id))
}

const indexOf = remembered((catalogue: readonly Capability[]): MiniSearch<Described> => {
  const search = new MiniSearch<Described>({
    fields: ['title', 'synonyms', 'examples', 'summary'],
    processTerm: (term) => searchTerm(term.toLowerCase()),
    searchOptions: {
      boost: { title: 2, synonyms: 3 },
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      prefix: (term) => term.length > 4,
    },
  })
  search.addAll(
    catalogue.map(({ id, title, phrases, summary }) => ({
      id,
      title,
      synonyms: phrases.synonyms.join(' '),
      examples: phrases.examples.join(' '),
      summary,
    })),
  )
  return search
})

/** Without a plural's `s`, and nothing for a word that says nothing. */
function searchTerm(word: string): string | null {
  if (stopWords.has(word) || word.length < 2) return null
  return word.length > 3 ? word.replace(/s$/, '') : word
}

const stopWords = new Set(
  (
    'a an the and or of for to in on at by with from into as is are be was were it its this that these those we you i me my our ' +
    'your their us them he she they please can could would should will may might must need needs want wants like get give make ' +
    'made create open new add set up build use using do does did have has had not no yes some any all more most other so then than ' +
    'just also very really thanks hi hello team teams dev development staging prod production test environment region which what ' +
    'how when where who why there here one two three first per about over under azure cloud infrastructure setup something'
  ).split(' '),
)
