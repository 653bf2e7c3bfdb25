import type { AskedQuestion } from '../../domain/brief.ts'
import { commonScope } from '../../domain/brief.ts'
import type { Field } from './fields.ts'

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
    const field = fields.find(
      (one) => one.name === question.parameter && one.scope === (question.capability ?? commonScope),
    )
    return field === undefined ? [] : [{ question, field }]
  })
}
