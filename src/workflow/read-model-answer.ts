import { applyReading } from '../conversation/apply-reading.ts'
import { type Grounded, groundAnswer } from '../conversation/model/ground-answer.ts'
import { ModelAnswer } from '../conversation/model/model-answer.ts'
import { sameUnderstanding } from '../conversation/same-understanding.ts'
import { notUnderstoodView } from '../conversation/views/not-understood-view.ts'
import { updatedView } from '../conversation/views/updated-view.ts'
import type { Brief } from '../domain/brief.ts'
import type { Answer, CommandOf } from '../domain/command.ts'
import type { Policy } from '../domain/policy.ts'
import type { RequestState } from '../domain/request-state.ts'
import { asMessage } from './consultation.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { draft } from './draft.ts'
import type { SignalBody } from './signal.ts'

type ModelAnswerSignal = Extract<SignalBody, { type: 'model_answer' }>

/** Holds a model's answer against the message it was asked about; what is left becomes a part of the request. */
export async function readModelAnswer(
  { question, about, outcome }: ModelAnswerSignal,
  state: RequestState,
  policy: () => Promise<Policy>,
  dependencies: IntakeDependencies,
): Promise<CommandOf<'record_model_answer'>> {
  const { message, replyTo } = about
  const nothing: CommandOf<'record_model_answer'> = {
    type: 'record_model_answer',
    question,
    messageId: message.id,
    by: message.by,
    brief: null,
    answer: null,
    replyTo,
    usage: outcome.usage,
    trouble: null,
  }
  if (!('brief' in state) || state.model.pending[message.id] !== question) return nothing
  if (outcome.kind === 'unavailable') return { ...nothing, ...without(about, state.brief, outcome.reason) }
  const parsed = ModelAnswer.safeParse(outcome.json)
  if (!parsed.success) return { ...nothing, ...without(about, state.brief, wrongForm) }
  const said = asMessage(message)
  const before = state.brief
  const { understanding } = before
  const grounded = groundAnswer(
    parsed.data,
    { message: said, unread: before.unread },
    understanding,
    dependencies.capabilities,
  )
  const next = applyReading(understanding, grounded.reading, said)
  if (sameUnderstanding(next, understanding)) {
    return { ...nothing, answer: answerTo(about, before, before, grounded) }
  }
  const { origin, title, author } = state
  const reading = { ...grounded.reading, unsupported: before.unsupported }
  const brief = await draft(
    { origin, title, author, understanding: next, reading, policy: await policy() },
    dependencies,
  )
  return { ...nothing, brief, answer: answerTo(about, before, brief, grounded) }
}

const wrongForm = 'its answer did not have the form that was asked for'

/** Without an answer people are told at once what the rules alone did not understand. */
function without(
  about: ModelAnswerSignal['about'],
  brief: Brief,
  trouble: string,
): Pick<CommandOf<'record_model_answer'>, 'trouble' | 'answer'> {
  return { trouble, answer: answerTo(about, brief, brief, undefined) }
}

/** The issue's own words are answered in the status comment. */
function answerTo(
  { message }: ModelAnswerSignal['about'],
  before: Brief,
  after: Brief,
  grounded: Grounded | undefined,
): Answer | null {
  if (message.id === 'issue') return null
  if (before !== after) return { template: 'updated', data: { ...updatedView(before, after) } }
  return { template: 'not-understood', data: { ...notUnderstoodView(after, grounded?.remark) } }
}
