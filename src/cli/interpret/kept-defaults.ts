import { acceptedNames } from '../../conversation/accepted-names.ts'
import { type OpenQuestion, openQuestions } from '../../conversation/reading/asked.ts'
import { fieldsOf } from '../../conversation/reading/fields.ts'
import type { AskedQuestion } from '../../domain/brief.ts'
import type { RequestState } from '../../domain/request-state.ts'
import { draft } from '../../workflow/draft.ts'
import type { Heard } from '../../workflow/hear.ts'
import type { Rehearsal } from './rehearsal.ts'

/** Questions shown in place of the bot's own, and what the person wrote below them. */
interface Shown {
  readonly shown: readonly AskedQuestion[] | undefined
  readonly heard: Heard | undefined
  readonly words: string
}

/**
 * The state in which a proposal that was shown and taken is the value (of a list, its one item), where the bot itself would have proposed
 * another one or none.
 */
export async function withShownDefaults(
  state: RequestState | undefined,
  { shown, heard, words }: Shown,
  rehearsal: Rehearsal,
): Promise<RequestState | undefined> {
  const command = heard?.intake.command
  if (command?.type !== 'revise_request' || heard?.decision.kind !== 'accepted') return state
  if (shown === undefined || state === undefined || !('brief' in state)) return state
  const { understanding, rows } = state.brief
  const accepted = acceptedNames(understanding)
  const isTaken = ({ field: { scope, name }, question }: OpenQuestion): boolean => {
    if (question.default === undefined || understanding.statements[scope]?.[name] !== undefined) return false
    return accepted.has(`${scope}.${name}`) || command.intent === 'accept'
  }
  const taken = openQuestions(shown, fieldsOf(rehearsal.capabilities))
    .filter(isTaken)
    .flatMap(({ field, question }) => {
      const proposed = question.default ?? null
      const fitting = [proposed, [proposed]].find((one) => field.schema.safeParse(one).success)
      return fitting === undefined ? [] : [{ field, value: fitting }]
    })
    .filter(
      ({ field, value: shownValue }) =>
        !rows.some(
          ({ parameter, value }) =>
            parameter === field.name && JSON.stringify(value) === JSON.stringify(shownValue),
        ),
    )
  if (taken.length === 0) return state
  const { messageId, by } = command
  const statements = { ...understanding.statements }
  for (const { field, value } of taken) {
    const statement = { value, quote: words, messageId, by }
    statements[field.scope] = { ...statements[field.scope], [field.name]: statement }
  }
  const policy = await rehearsal.policies.read({ ...state.origin, name: state.origin.repository })
  const { origin, title, author } = state
  const known = { ...understanding, statements }
  const brief = await draft(
    { origin, title, author, understanding: known, reading: undefined, policy },
    rehearsal,
  )
  return { ...state, brief }
}
