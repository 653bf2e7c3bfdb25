import { applyReading } from '../conversation/apply-reading.ts'
import { groundAnswer } from '../conversation/model/ground-answer.ts'
import { ModelAnswer } from '../conversation/model/model-answer.ts'
import { sameUnderstanding } from '../conversation/same-understanding.ts'
import { notUnderstoodView } from '../conversation/views/not-understood-view.ts'
import { updatedView } from '../conversation/views/updated-view.ts'
import type { Brief } from '../domain/brief.ts'
import type { Answer, CommandOf } from '../domain/command.ts'
import type { Consultation } from '../domain/consultation.ts'
import type { Policy } from '../domain/policy.ts'
import { type RequestState, requestKey } from '../domain/request-state.ts'
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
    { message: said, unread: about.unread },
    understanding,
    dependencies.capabilities,
  )
  const { dropped } = grounded
  const values = parsed.data.values.length
  dependencies.log.info(
    { request: requestKey(state.origin), question, values, dropped },
    'the answer of the model was held against the message',
  )
  const next = applyReading(understanding, grounded.reading, said)
  if (sameUnderstanding(next, understanding)) {
    return { ...nothing, answer: puzzled(about, before, grounded.reading.unread, grounded.remark) }
  }
  const { origin, title, author, model, signOffs } = state
  const reading = { ...grounded.reading, unsupported: before.unsupported }
  const brief = await draft(
    {
      origin,
      title,
      author,
      understanding: next,
      reading,
      policy: await policy(),
      opinions: model.opinions.given,
      signOffs,
    },
    dependencies,
  )
  return { ...nothing, brief, answer: updated(about, before, brief) }
}

const wrongForm = 'its answer did not have the form that was asked for'

/** Without an answer people are told at once what the rules alone did not understand. */
function without(
  about: Consultation,
  brief: Brief,
  trouble: string,
): Pick<CommandOf<'record_model_answer'>, 'trouble' | 'answer'> {
  return { trouble, answer: puzzled(about, brief, about.unread) }
}

/** The issue's own words are answered in the status comment. */
function updated({ message }: Consultation, before: Brief, after: Brief): Answer | null {
  return message.id === 'issue' ? null : { template: 'updated', data: { ...updatedView(before, after) } }
}

/** What nobody understood is said where it was not said yet. */
function puzzled(
  { message }: Consultation,
  brief: Brief,
  unread: readonly string[],
  remark?: string,
): Answer | null {
  if (message.id === 'issue' || unread.length === 0) return null
  const view = notUnderstoodView({ ...brief, unread: [...unread] }, remark)
  return { template: 'not-understood', data: { ...view } }
}
