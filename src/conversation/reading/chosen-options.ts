import type { Capability } from '../../capability/contract.ts'
import type { AskedQuestion } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { capabilitiesQuestion } from './asked.ts'
import { clearBook } from './capability-terms.ts'
import { type Page, take } from './page.ts'
import { findPhrases, wordsOf } from './phrases.ts'

/** Answers to "which of these?": numbers of the options shown, "both", "all", ticked boxes. Blanks what it used. */
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
  const ticked = tickedTitles(text, titles)
  const numbers = ticked.length > 0 ? ticked : numbersChosen(withNumbers(page, ids, catalogue), ids.length)
  const chosen = ids.filter((_, index) => numbers.includes(index + 1))
  if (chosen.length > 0) take(page, { start: 0, end: page.text.length })
  return chosen
}

/** The text with the names of the options as their numbers. */
function withNumbers(page: Page, ids: readonly string[], catalogue: readonly Capability[]): string {
  let [text, from] = ['', 0]
  for (const { start, end, value } of findPhrases(page, clearBook(catalogue))) {
    const numbers = value.map((id) => ids.indexOf(id) + 1).filter((n) => n > 0)
    if (numbers.length === 0) continue
    text += `${page.text.slice(from, start)} ${numbers.join(' ')} `
    from = end
  }
  return text + page.text.slice(from)
}

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

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const filler = new Set(
  (
    'just only option options number numbers nr item items and the one ones please pls i we you want need take yes x for now thanks ' +
    'would like choose chose pick go with it is are both lets let us do that be enough fine ok okay then plus also what of them ' +
    'these those from list think thank here right correct fits suits sound look seems us me better perfect fine sure number  a of sounds looks good should me my our choice wanted needed und y et e nur solo ' +
    'seulement bitte'
  ).split(' '),
)
const excluding = new Set([
  'not',
  'no',
  'without',
  'except',
  'excluding',
  'but',
  'minus',
  'drop',
  'skip',
  'remove',
  'nicht',
])
const including = new Set(['yes', 'only', 'just', 'take', 'want', 'need', 'plus', 'also', 'keep'])
const everything = new Set([
  'all',
  'everything',
  'both',
  'alle',
  'alles',
  'todos',
  'todo',
  'tous',
  'tout',
  'tutti',
  'tutto',
])

/** "Just 1 and 2", "option 3", "the first two", "1-3", "everything except 3", "1 yes, 2 no"; none for other words. */
function chosenNumbers(text: string, count: number): number[] {
  const words = wordsOf(withRanges(text))
  const wanted = new Set<number>()
  const unwanted = new Set<number>()
  let isOut = false
  for (const [index, word] of words.entries()) {
    const numbers = numbersOf(word, count)
    const verdict = words[index + 1]
    if (everything.has(word)) for (let n = 1; n <= count; n += 1) wanted.add(n)
    else if (numbers.length > 0) {
      const isRefused = verdict === 'no' || (isOut && verdict !== 'yes')
      for (const n of numbers) (isRefused ? unwanted : wanted).add(n)
    } else if (excluding.has(word)) isOut = words[index + 1] !== undefined
    else if (including.has(word)) isOut = false
    else if (!filler.has(word)) return []
  }
  if (wanted.size === 0) for (let n = 1; n <= count && unwanted.size > 0; n += 1) wanted.add(n)
  return [...wanted].filter((n) => !unwanted.has(n))
}

/** The numbers of the whole text, or of the one clause of it that chooses and nothing else. */
function numbersChosen(words: string, count: number): number[] {
  const text = words.slice(0, maxText).replace(othersRefused, '')
  const whole = chosenNumbers(text, count)
  if (whole.length > 0) return whole
  const clauses = text.split(/[.;:!\n]\s|,\s(?=only|just|then|so)/)
  const [only, other] = clauses.map((one) => chosenNumbers(one, count)).filter((one) => one.length > 0)
  return clauses.length > 1 && only !== undefined && other === undefined ? only : []
}

/** "the other two we don't need": it only says again what was not chosen. */
const othersRefused =
  /[,;.–-]?\s{0,3}(?:and\s|but\s)?(?:(?:we|i)\s(?:do not|don['’]?t)\s(?:need|want)\s)?(?:the\s)?(?:other(?:s|\s(?:one|ones|two|three|four|options?))?|rest|remaining(?:\s(?:ones|two|three))?)(?:\s(?:(?:we|i)\s(?:really\s)?(?:do not|don['’]?t)\s(?:need|want)|(?:is|are)\s(?:not|no longer)\s(?:needed|wanted|required|necessary)|(?:isn['’]?t|aren['’]?t)\s(?:needed|wanted)|not|no|can\s(?:go|wait)))?(?:\s(?:now|yet|today|for now|right now))?(?=\s{0,3}(?:[.,;!]|$))/i

/** `1-3` as `1 2 3`, "the first two" as `1 2`. */
function withRanges(text: string): string {
  const upTo = (from: number, to: number): string =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).join(' ')
  return text
    .slice(0, maxText)
    .replace(/\b(?:number|option|item)\s(one|two|three|four|five|six)\b/gi, (_, number: string) =>
      String(['one', 'two', 'three', 'four', 'five', 'six'].indexOf(number.toLowerCase()) + 1),
    )
    .replace(/\b(\d)\s?(?:-|–|to|through)\s?(\d)\b/g, (_, from: string, to: string) =>
      upTo(Number(from), Number(to)),
    )
    .replace(/\bfirst\s(two|three|four|2|3|4)\b/gi, (_, many: string) => {
      const number = ['two', 'three', 'four'].indexOf(many.toLowerCase()) + 2
      return upTo(1, /\d/.test(many) ? Number(many) : number)
    })
}

/** A longer text is no choice between a few things. */
const maxText = 200

function numbersOf(word: string, count: number): number[] {
  if (word === 'last') return [count]
  const ordinal = ordinals.indexOf(word) + 1
  if (ordinal > 0) return [ordinal]
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]
  return digits === undefined ? [] : [Number(digits)]
}
