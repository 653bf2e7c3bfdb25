import type { Capability } from '../../capability/index.ts'
import { acceptedNames } from '../../conversation/accepted-names.ts'
import { openQuestions } from '../../conversation/reading/asked.ts'
import { fieldsOf } from '../../conversation/reading/fields.ts'
import type { AskedQuestion, Brief, Understanding } from '../../domain/brief.ts'
import type { RequestState } from '../../domain/request-state.ts'

/** What a turn left open. */
export interface Open {
  /** Questions that were shown in place of the bot's own and have no answer yet. */
  readonly unanswered: readonly AskedQuestion[]
  /** How many of the bot's own questions stand between the request and a pull request. */
  readonly own: number
  /** Questions were shown in place of the bot's own, so that everything that was not asked is known. */
  readonly isShown: boolean
}

/** A turn: the request before it, as it was shown and as it is now. */
export interface TurnStates {
  readonly before: RequestState | undefined
  readonly after: RequestState | undefined
  /** Questions shown in place of the bot's own. */
  readonly shown: readonly AskedQuestion[] | undefined
}

/**
 * What is open after a turn. Who answered all that was shown is done, whatever else follows from the answers: what was
 * shown takes the place of the bot's own questions. New capabilities ask for themselves.
 */
export function openAfter({ before, after, shown }: TurnStates, catalogue: readonly Capability[]): Open {
  const [earlier, now] = [briefOf(before), briefOf(after)]
  const isShown = shown !== undefined
  if (now === undefined) return { unanswered: [], own: 0, isShown }
  const left = (questions: readonly AskedQuestion[]): AskedQuestion[] =>
    unansweredOf(questions, now.understanding, catalogue)
  const unanswered = left(shown ?? [])
  if (earlier === undefined || !isSameSubject(earlier, now))
    return { unanswered, own: now.questions.length, isShown }
  const asked = earlier.questions
  if (shown !== undefined) return { unanswered, own: 0, isShown }
  return { unanswered, own: asked.length === 0 ? now.questions.length : left(asked).length, isShown }
}

/** The questions of a request, as they were last shown. */
export function questionsOf(state: RequestState | undefined): readonly AskedQuestion[] {
  return briefOf(state)?.questions ?? []
}

function briefOf(state: RequestState | undefined): Brief | undefined {
  return state !== undefined && 'brief' in state ? state.brief : undefined
}

function isSameSubject(left: Brief, right: Brief): boolean {
  const subjectOf = ({ understanding: { capabilities, choice } }: Brief): string =>
    JSON.stringify([[...capabilities].sort(), choice])
  return subjectOf(left) === subjectOf(right)
}

/** The questions that are still open, of those about parameters that exist. */
function unansweredOf(
  questions: readonly AskedQuestion[],
  understanding: Understanding,
  catalogue: readonly Capability[],
): AskedQuestion[] {
  const { statements } = understanding
  const accepted = acceptedNames(understanding)
  return openQuestions(questions, fieldsOf(catalogue))
    .filter(
      ({ field: { scope, name } }) =>
        statements[scope]?.[name] === undefined && !accepted.has(`${scope}.${name}`),
    )
    .map(({ question }) => question)
}
