import type { Statement, Understanding } from '../domain/brief.ts'
import { type Message, modelRule, type Reading } from './reading.ts'
import { stillUnresolved } from './unresolved.ts'

type Statements = Understanding['statements']

/** Nothing said yet. */
export const emptyUnderstanding: Understanding = {
  capabilities: [],
  choice: 'none',
  offered: [],
  statements: {},
  accepted: [],
  unresolved: [],
}

/** What is understood once `reading` is taken in; a later statement replaces an earlier one. */
export function applyReading(
  understanding: Understanding,
  reading: Reading,
  message: Message,
): Understanding {
  let statements = understanding.statements
  const accepted = new Map(understanding.accepted.map((one) => [one.name, one]))
  for (const { scope, parameter, op, value, quote, rule } of reading.operations) {
    const name = `${scope}.${parameter}`
    if (op === 'keep') accepted.set(name, { name, messageId: message.id, by: message.by })
    else accepted.delete(name)
    if (op === 'unset') statements = withStatement(statements, scope, parameter, undefined)
    if (op === 'set' && value !== undefined) {
      statements = withStatement(statements, scope, parameter, {
        value,
        quote,
        messageId: message.id,
        by: message.by,
        ...(rule === modelRule ? { reader: 'model' } : {}),
      })
      statements = withoutCrossedEnd(statements, scope, parameter)
    }
  }
  return {
    ...chooseCapabilities(understanding, reading),
    statements,
    accepted: [...accepted.values()],
    unresolved: stillUnresolved(understanding.unresolved, reading, message),
  }
}

/** The end of a range that an earlier message set gives way when the other end has passed it. */
function withoutCrossedEnd(statements: Statements, scope: string, parameter: string): Statements {
  const [, end, name] = /^(min|max)_(\w+)$/.exec(parameter) ?? []
  if (end === undefined) return statements
  const partner = `${end === 'min' ? 'max' : 'min'}_${name}`
  const [now, other] = [statements[scope]?.[parameter], statements[scope]?.[partner]]
  if (typeof now?.value !== 'number' || typeof other?.value !== 'number') return statements
  const isCrossed = end === 'max' ? other.value > now.value : other.value < now.value
  return isCrossed && other.messageId !== now.messageId
    ? withStatement(statements, scope, partner, undefined)
    : statements
}

/** What is understood without a message that was edited or deleted. */
export function forgetMessage(understanding: Understanding, messageId: string): Understanding {
  return forgetMessages(understanding, (id) => id === messageId)
}

/** What is understood without some messages; a default that was accepted before messages were kept with it stays accepted. */
export function forgetMessages(
  understanding: Understanding,
  isForgotten: (messageId: string) => boolean,
): Understanding {
  const statements = Object.fromEntries(
    Object.entries(understanding.statements).map(([scope, parameters]) => [
      scope,
      Object.fromEntries(Object.entries(parameters).filter(([, { messageId }]) => !isForgotten(messageId))),
    ]),
  )
  const accepted = understanding.accepted.filter(
    ({ messageId }) => messageId === undefined || !isForgotten(messageId),
  )
  const unresolved = understanding.unresolved.filter(({ messageId }) => !isForgotten(messageId))
  return { ...understanding, statements, accepted, unresolved }
}

function withStatement(
  statements: Statements,
  scope: string,
  parameter: string,
  statement: Statement | undefined,
): Statements {
  const { [parameter]: _, ...others } = statements[scope] ?? {}
  return { ...statements, [scope]: statement === undefined ? others : { ...others, [parameter]: statement } }
}

/** Clear words and the person's own choice settle it; a plain "yes" settles what was proposed. */
function chooseCapabilities(
  understanding: Understanding,
  reading: Reading,
): Pick<Understanding, 'capabilities' | 'choice' | 'offered'> {
  const { named, candidates, offered, removed } = reading.capabilities
  const before = understanding.choice === 'settled' ? understanding.capabilities : []
  const settled = [...new Set([...before, ...named])].filter((id) => !removed.includes(id))
  if (settled.length > 0) return { capabilities: settled, choice: 'settled', offered: [] }
  if (understanding.choice === 'proposed') {
    const left = understanding.capabilities.filter((id) => !removed.includes(id))
    if (left.length === 0) return { capabilities: [], choice: 'none', offered: [] }
    if (reading.intent === 'accept') return { capabilities: left, choice: 'settled', offered: [] }
    return { capabilities: left, choice: 'proposed', offered: understanding.offered }
  }
  const choice = candidates.length === 0 ? 'none' : 'proposed'
  return { capabilities: [...candidates], choice, offered: [...offered] }
}
