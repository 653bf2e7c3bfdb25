import type { Message, Reading } from '../conversation/reading.ts'
import type { Consultation } from '../domain/consultation.ts'
import type { IntakeDependencies } from './dependencies.ts'

/**
 * What to ask the model about a message: nothing without a model, about a command, an agreement or a refusal, or when
 * the rules used all of its words.
 */
export function consultation(
  { id, by, title, text }: Message,
  reading: Reading,
  replyTo: number,
  { model }: Pick<IntakeDependencies, 'model'>,
): { readonly consult?: Consultation } {
  if (model === null || reading.intent !== 'none' || reading.unread.length === 0) return {}
  return {
    consult: { message: { id, by, title: title ?? null, text }, unread: [...reading.unread], replyTo },
  }
}

/** The message behind a consultation, as it is read. */
export function asMessage({ id, by, title, text }: Consultation['message']): Message {
  return { id, by, text, ...(title === null ? {} : { title }) }
}
