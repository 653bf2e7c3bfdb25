import { commonScope, type Unresolved } from '../domain/brief.ts'
import type { Message, Operation, Reading } from './reading.ts'

/**
 * What still has to be put right once `reading` is taken in: a value for the same parameter settles it, "keep"
 * takes the default instead, and a plain "yes" settles nothing.
 */
export function stillUnresolved(
  before: readonly Unresolved[],
  reading: Reading,
  message: Message,
): Unresolved[] {
  const settling = reading.operations.filter(({ op }) => op !== 'keep' || reading.intent !== 'accept')
  const found: Unresolved[] = [
    ...reading.objections.map((objection) => ({
      kind: 'objection' as const,
      messageId: message.id,
      objection,
    })),
    ...reading.ambiguities.map((ambiguity) => ({
      kind: 'ambiguity' as const,
      messageId: message.id,
      ambiguity,
    })),
  ]
  const replaced = new Set([...settling.map(operationName), ...found.map(nameOf)])
  const settled = new Set(before.filter((one) => replaced.has(nameOf(one))).map(wordsOf))
  return [...before.filter((one) => !replaced.has(nameOf(one)) && !settled.has(wordsOf(one))), ...found]
}

function operationName({ scope, parameter }: Operation): string {
  return `${scope}.${parameter}`
}

/** The same words of one message that were read for two parameters, such as both ends of a range. */
function wordsOf(one: Unresolved): string {
  return `${one.messageId} ${one.kind === 'objection' ? one.objection.value : one.ambiguity.quote}`
}

function nameOf(one: Unresolved): string {
  const { capability, parameter } = one.kind === 'objection' ? one.objection : one.ambiguity
  return `${capability ?? commonScope}.${parameter}`
}
