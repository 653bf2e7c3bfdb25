import { isDeepStrictEqual } from 'node:util'
import type { JsonValue } from '../../domain/assessment.ts'
import type { DialogueReport } from '../interpret/interpret-dialogue.ts'
import type { IssueReport } from '../interpret/interpret-issue.ts'
import type { DialogueCase, RequestCase } from './corpus.ts'

/** How many of how many were right. */
export interface Share {
  readonly right: number
  readonly of: number
}

/** What was measured, by name. */
export type Scores = Readonly<Record<keyof typeof measures, Share>>

/** Every measure with the words it is shown with. */
export const measures = {
  capabilities: 'requests with exactly the right capabilities',
  found: 'stated values that are found',
  unmistaken: 'values read as stated that are right',
  grounded: 'values read as stated whose quote stands in the text',
  silence: 'issues that are not for us and left alone',
  taken: 'requests that are taken up',
  asks: 'needed questions that are asked',
  gates: 'requests with exactly the right gates',
  refusals: 'values that cannot be used and are refused',
  doubts: 'ambiguous words that are asked about',
  turns: 'turns of dialogues that are exactly right',
  patience: 'turns that must not go on and do not',
} as const

/** One thing that is not as it should be. */
export interface Miss {
  readonly id: string
  readonly measure: keyof typeof measures
  readonly what: string
}

/** Counts over cases; misses are kept in order. */
export interface Tally {
  count(measure: keyof typeof measures, isRight: boolean, id: string, what: string): void
  scores(): Scores
  readonly misses: readonly Miss[]
}

/** Starts to count. */
export function createTally(): Tally {
  const names = Object.keys(measures) as (keyof typeof measures)[]
  const shares = new Map(names.map((name) => [name, { right: 0, of: 0 }]))
  const misses: Miss[] = []
  return {
    misses,
    count(measure, isRight, id, what) {
      const share = shares.get(measure)
      if (share === undefined) return
      share.of += 1
      if (isRight) share.right += 1
      else misses.push({ id, measure, what })
    },
    scores: () => Object.fromEntries(shares) as Record<keyof typeof measures, Share>,
  }
}

/** Holds the reading of an issue against what is expected of it. */
export function scoreRequest(
  tally: Tally,
  { id, title, body, expect }: RequestCase,
  report: IssueReport,
): void {
  if (!expect.actionable) {
    tally.count('silence', !report.actionable, id, `taken up: ${report.capabilities.join(', ')}`)
    return
  }
  tally.count('taken', report.actionable, id, 'left alone')
  if (expect.capabilities !== undefined) {
    const isRight = sameSet(expect.capabilities, report.capabilities)
    tally.count(
      'capabilities',
      isRight,
      id,
      `${report.capabilities.join(', ')} for ${expect.capabilities.join(', ')}`,
    )
  }
  scoreStated(tally, id, `${title}\n${body}`, expect.stated, report)
  const asked = report.asks.map(({ param }) => param)
  for (const name of expect.asks ?? []) tally.count('asks', asked.includes(name), id, name)
  if (expect.gates !== undefined) {
    const isRight = sameSet(expect.gates, report.gates)
    tally.count('gates', isRight, id, `${report.gates.join(', ')} for ${expect.gates.join(', ')}`)
  }
  const refused = report.invalid.map(({ param }) => param)
  for (const name of expect.invalid ?? []) tally.count('refusals', refused.includes(name), id, name)
  const doubtful = report.ambiguous.map(({ param }) => param)
  for (const name of expect.ambiguous ?? []) tally.count('doubts', doubtful.includes(name), id, name)
}

function scoreStated(
  tally: Tally,
  id: string,
  text: string,
  expected: Readonly<Record<string, JsonValue>> | undefined,
  report: IssueReport,
): void {
  const stated = report.params.filter(({ source }) => source === 'stated')
  for (const { name, quote = '' } of stated) {
    tally.count('grounded', quote !== '' && plain(text).includes(plain(quote)), id, `${name}: "${quote}"`)
  }
  if (expected === undefined) return
  for (const [name, value] of Object.entries(expected)) {
    const isFound = stated.some((one) => one.name === name && sameValue(one.value, value))
    tally.count('found', isFound, id, `${name} = ${JSON.stringify(value)}`)
  }
  for (const { name, value } of stated) {
    const wanted = expected[name]
    const isRight = wanted !== undefined && sameValue(value, wanted)
    tally.count(
      'unmistaken',
      isRight,
      id,
      `${name} = ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`,
    )
  }
}

/** Actions after which something is built or opened. */
const goingOn: readonly string[] = ['plan', 'confirm']

/** Holds each turn of a dialogue against what is expected after it. */
export function scoreDialogue(tally: Tally, { id, turns }: DialogueCase, report: DialogueReport): void {
  for (const [index, { text, expect }] of turns.entries()) {
    const got = report.turns[index]
    if (got === undefined) continue
    const place = `${id}, turn ${index + 1} "${text.slice(0, 60)}"`
    const known = new Map(got.params.map(({ name, value }) => [name, value]))
    const faults = [
      ...(got.action === expect.action ? [] : [`${got.action} for ${expect.action}`]),
      ...(expect.capabilities === undefined || sameSet(expect.capabilities, got.capabilities)
        ? []
        : [`${got.capabilities.join(', ')} for ${expect.capabilities.join(', ')}`]),
      ...Object.entries(expect.params ?? {}).flatMap(([name, value]) => {
        const found = known.get(name)
        return found !== undefined && sameValue(found, value)
          ? []
          : [`${name} = ${JSON.stringify(found)}, not ${JSON.stringify(value)}`]
      }),
    ]
    tally.count('turns', faults.length === 0, place, faults.join('; '))
    if (!goingOn.includes(expect.action)) {
      tally.count('patience', !goingOn.includes(got.action), place, got.action)
    }
  }
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return isDeepStrictEqual([...new Set(left)].sort(), [...new Set(right)].sort())
}

/** Lists of plain values mean the same in any order. */
function sameValue(left: JsonValue, right: JsonValue): boolean {
  return isDeepStrictEqual(inOrder(left), inOrder(right))
}

function inOrder(value: JsonValue): JsonValue {
  return Array.isArray(value)
    ? value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    : value
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase()
}
