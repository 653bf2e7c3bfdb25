import type { Understanding } from '../domain/brief.ts'
import { acceptedNames } from './accepted-names.ts'

/** Whether two understandings come to the same, whoever said it in which words and order. */
export function sameUnderstanding(left: Understanding, right: Understanding): boolean {
  return JSON.stringify(essence(left)) === JSON.stringify(essence(right))
}

function essence(understanding: Understanding) {
  const { capabilities, choice, statements, unresolved } = understanding
  const values = Object.entries(statements).flatMap(([scope, parameters]) =>
    Object.entries(parameters).map(([name, { value }]) => `${scope}.${name}=${JSON.stringify(value)}`),
  )
  const accepted = [...acceptedNames(understanding)].sort()
  return { capabilities, choice, unresolved, values: values.sort(), accepted }
}
