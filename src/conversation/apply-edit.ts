import type { AcceptedDefault, Statement, Understanding } from '../domain/brief.ts'
import { applyReading, forgetMessage, forgetMessages } from './apply-reading.ts'
import { isYounger } from './message-age.ts'
import type { Message, Reading } from './reading.ts'

/**
 * What is understood once a message that was read before was edited and read again.
 * What younger messages said or accepted still counts, and what the edit left as it was stays its first author's.
 */
export function applyEdit(before: Understanding, reading: Reading, message: Message): Understanding {
  const known = forgetMessage(before, message.id)
  const after = applyReading(known, reading, message)
  const statements = Object.fromEntries(
    Object.entries(after.statements).map(([scope, parameters]) => [
      scope,
      Object.fromEntries(
        Object.entries(parameters).map(([name, statement]) => [
          name,
          settled(statement, known.statements[scope]?.[name], before.statements[scope]?.[name], message),
        ]),
      ),
    ]),
  )
  return { ...after, statements, accepted: settledDefaults({ before, known, after }, message) }
}

/** What was understood when a comment was written: without its words and those of younger ones. */
export function understandingBefore(understanding: Understanding, messageId: string): Understanding {
  return forgetMessages(understanding, (id) => !isYounger(messageId, id))
}

function settled(
  now: Statement,
  others: Statement | undefined,
  earlier: Statement | undefined,
  message: Message,
): Statement {
  if (now.messageId !== message.id) return now
  if (others !== undefined && isYounger(others.messageId, message.id)) return others
  const isSame =
    earlier?.messageId === message.id && JSON.stringify(earlier.value) === JSON.stringify(now.value)
  return isSame ? earlier : now
}

/** The defaults that are accepted after an edit; what a younger message stated ends an acceptance, too. */
function settledDefaults(
  { before, known, after }: Record<'before' | 'known' | 'after', Understanding>,
  { id }: Message,
): AcceptedDefault[] {
  const isLater = ({ messageId }: { messageId?: string | undefined }): boolean =>
    messageId !== undefined && isYounger(messageId, id)
  const younger = known.accepted.filter(isLater)
  const stated = Object.entries(known.statements).flatMap(([scope, parameters]) =>
    Object.entries(parameters).flatMap(([name, one]) => (isLater(one) ? [`${scope}.${name}`] : [])),
  )
  const settledLater = new Set([...stated, ...younger.map(({ name }) => name)])
  const others = after.accepted.filter((one) => one.messageId !== id && !isLater(one))
  const own = after.accepted.filter((one) => one.messageId === id && !settledLater.has(one.name))
  const earlier = new Map(before.accepted.filter((one) => one.messageId === id).map((one) => [one.name, one]))
  return [...others, ...own.map((one) => earlier.get(one.name) ?? one), ...younger]
}
