import type { Statement, Understanding } from '../domain/brief.ts'
import { applyReading, forgetMessage } from './apply-reading.ts'
import { isYounger } from './message-age.ts'
import type { Message, Reading } from './reading.ts'

/**
 * What is understood once a message that was read before was edited and read again.
 * What younger messages said still counts, and a value that the edit left as it was stays its first author's.
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
  return { ...after, statements }
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
