import { commonParameterNames } from '../../capability/common-parameters.ts'
import type { Capability } from '../../capability/contract.ts'
import type { Question } from '../../domain/assessment.ts'
import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { acceptedNames } from '../accepted-names.ts'
import { capabilitiesQuestion } from '../reading/asked.ts'
import { scopeOf } from '../reading/fields.ts'
import type { Judged } from './setting-rows.ts'

/** More than this is a form, and nobody reads it. */
const maxQuestions = 7

/**
 * What to ask, over all capabilities: shared questions once, by weight, without what was accepted.
 * Questions without a default are never left out in favor of others.
 */
export function chooseQuestions(
  understanding: Understanding,
  judged: readonly Judged[],
  catalogue: readonly Capability[],
): AskedQuestion[] {
  if (understanding.choice !== 'settled') return whichCapabilities(understanding, catalogue)
  const accepted = acceptedNames(understanding)
  const unique = new Map<string, Question & { capability: string | null }>()
  for (const { capability, assessment } of judged) {
    for (const question of assessment.questions) {
      const key = `${scopeOf(capability.id, question.parameter)}.${question.parameter}`
      if (accepted.has(key) && question.default !== undefined) continue
      const isShared = commonParameterNames.includes(question.parameter)
      const known = unique.get(key)
      if (known === undefined) unique.set(key, { ...question, capability: isShared ? null : capability.id })
      else unique.set(key, together(known, question))
    }
  }
  const byWeight = [...unique.values()].toSorted((left, right) => right.weight - left.weight)
  const required = byWeight.filter((question) => question.default === undefined)
  const kept = new Set([...required, ...byWeight].slice(0, maxQuestions))
  for (const question of byWeight) if (kept.size < maxQuestions) kept.add(question)
  return byWeight
    .filter((question) => kept.has(question))
    .map((question, index) => asked(question, index + 1))
}

function asked(question: Question & { capability: string | null }, n: number): AskedQuestion {
  const { weight: _weight, ...shown } = question
  return { n, ...shown }
}

/** The same question of two capabilities: the first one's words, and a reason if either has one. */
function together<Q extends Question>(first: Q, second: Question): Q {
  const why = first.why ?? second.why
  const weight = Math.max(first.weight, second.weight)
  return { ...first, weight, ...(why === undefined ? {} : { why }) }
}

/** Before anything else: which of the capabilities is meant. */
function whichCapabilities(understanding: Understanding, catalogue: readonly Capability[]): AskedQuestion[] {
  const titlesOf = (ids: readonly string[]): string[] =>
    catalogue.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
  const proposed = [...titlesOf(understanding.capabilities), ...titlesOf(understanding.offered)]
  const options = proposed.length === 0 ? catalogue.map(({ title }) => title) : proposed
  return [
    { n: 1, capability: null, parameter: capabilitiesQuestion, text: 'Which of these do you want?', options },
  ]
}
