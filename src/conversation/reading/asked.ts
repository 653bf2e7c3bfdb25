import type { AskedQuestion } from '../../domain/brief.ts'
import { commonScope } from '../../domain/brief.ts'
import { type Field, scopeOf } from './fields.ts'

/** Name of the question which of several capabilities is meant; its options are their titles. */
export const capabilitiesQuestion = 'capabilities'

/** A question that was asked, with the parameter it is about. */
export interface OpenQuestion {
  readonly question: AskedQuestion
  readonly field: Field
}

/** Questions about parameters that still exist, in the order of their numbers. */
export function openQuestions(asked: readonly AskedQuestion[], fields: readonly Field[]): OpenQuestion[] {
  return asked.flatMap((question) => {
    const { capability, parameter } = question
    const scope = capability === null ? commonScope : scopeOf(capability, parameter)
    const field = fields.find((one) => one.name === parameter && one.scope === scope)
    return field === undefined ? [] : [{ question, field }]
  })
}
