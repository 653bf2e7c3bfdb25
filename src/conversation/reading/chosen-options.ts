import type { Capability } from '../../capability/contract.ts'
import type { AskedQuestion } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
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
  const ticked = tickedTitles(text, titles)
  if (ticked.length > 0) {
    take(page, { start: 0, end: page.text.length })
    return ids.filter((_, index) => ticked.includes(index + 1))
  }
  const digits = chosenNumbers(text, ids.length)
  const chosen = ids.filter((_, index) => digits.includes(index + 1))
  if (chosen.length > 0) take(page, { start: 0, end: page.text.length })
  return chosen
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** Numbers of the titles whose task-list boxes are ticked; none when the text is no task list. */
function tickedTitles(text: string, titles: readonly string[]): number[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const boxes = lines.flatMap((line) => Array.from(line.matchAll(box)))
  if (boxes.length < lines.length) return []
  return boxes
    .filter((one) => matchGroup(one, 'mark') !== ' ')
    .map((one) => wordsOf(matchGroup(one, 'title')).join(' '))
    .map((words) => titles.findIndex((title) => isStartOf(words, wordsOf(title).join(' '))) + 1)
    .filter((number) => number > 0)
}

const box = /^\s{0,6}[-*+]\s\[(?<mark>[ xX])\]\s(?<title>.{1,120})$/g

function isStartOf(words: string, title: string): boolean {
  return words !== '' && (title.startsWith(words) || words.startsWith(title))
}

/** "Just 1 and 2", "option 3", "the first one", "everything except 3". */
function chosenNumbers(text: string, count: number): number[] {
  const words = wordsOf(text)
  const exception = /^(?:all|everything|both)\b.{0,20}\b(?:except|but|without|not)\b/i.exec(text)
  if (exception !== null) {
    const left = chosenNumbers(text.slice(exception[0].length), count)
    return left.length === 0
      ? []
      : Array.from({ length: count }, (_, index) => index + 1).filter((n) => !left.includes(n))
  }
  const filler =
    /^(?:just|only|option|options|number|numbers|no|the|and|one|ones|please|i|want|need|take|yes|both|x|for|now|thanks|we|would|like|choose|go|with|it|is)$/
  const numbers = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : ordinals.indexOf(word) + 1))
  const others = words.filter((word, index) => numbers[index] === 0 && !filler.test(word))
  return others.length === 0 ? numbers.filter((number) => number > 0) : []
}
