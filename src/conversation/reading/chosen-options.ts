import type { Capability } from '../../capability/contract.ts'
import type { AskedQuestion } from '../../domain/brief.ts'
import { capabilitiesQuestion } from './asked.ts'
import { type Page, take } from './page.ts'
import { wordsOf } from './phrases.ts'

/** Answers to "which of these?": numbers of the options shown, "both", "all". Blanks what it used. */
export function readChosenOptions(
  page: Page,
  asked: readonly AskedQuestion[],
  catalogue: readonly Capability[],
): string[] {
  const question = asked.find((one) => one.parameter === capabilitiesQuestion)
  const titles = question?.options ?? []
  const ids = titles.flatMap((title) => catalogue.find((one) => one.title === title)?.id ?? [])
  if (ids.length === 0) return []
  const text = page.text.trim()
  if (
    /^(?:both|all|all of (?:them|these)|everything|both of them|both please|all please)[.!]?$/i.test(text)
  ) {
    take(page, { start: 0, end: page.text.length })
    return ids
  }
  const digits = chosenNumbers(text)
  const chosen = ids.filter((_, index) => digits.includes(index + 1))
  if (chosen.length > 0) take(page, { start: 0, end: page.text.length })
  return chosen
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** "Just 1 and 2", "option 3", "the first one". */
function chosenNumbers(text: string): number[] {
  const words = wordsOf(text)
  const filler =
    /^(?:just|only|option|options|number|numbers|no|the|and|one|ones|please|i|want|need|take|yes|both|x)$/
  const numbers = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : ordinals.indexOf(word) + 1))
  const others = words.filter((word, index) => numbers[index] === 0 && !filler.test(word))
  return others.length === 0 ? numbers.filter((number) => number > 0) : []
}
