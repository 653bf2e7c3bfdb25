import { readMessage } from '../conversation/read-message.ts'
import { visibleText } from '../conversation/reading/visible-text.ts'
import type { Message, Reading } from '../conversation/reading.ts'
import type { CommandOf } from '../domain/command.ts'
import { openSignOffs } from '../domain/open-sign-offs.ts'
import { isRemoving } from '../domain/removal.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { RepositoryForge } from '../ports/forge.ts'
import type { IntakeDependencies } from './dependencies.ts'
import type { SignalBody } from './signal.ts'

/** Without a sign-off to answer nothing else is worth reading. */
const commandWords = /\/(?:agree|object)\b/i
/** Characters of an objection that are kept. */
const maxObjection = 600

/**
 * A comment as the answer to a sign-off: `/agree`, `/object` with what has to change, or a plain "yes" of somebody
 * who is named. Undefined for everything else, and for an edited comment: an answer is given anew.
 */
export async function readSignOff(
  { id, by, text, edited, number }: Extract<SignalBody, { type: 'comment' }>,
  state: RequestState,
  people: Pick<RepositoryForge, 'isTeamMember'>,
  { capabilities, clock }: Pick<IntakeDependencies, 'capabilities' | 'clock'>,
): Promise<CommandOf<'answer_sign_off'> | undefined> {
  if (edited || !('brief' in state)) return undefined
  const open = openSignOffs(state)
  if (open.length === 0 && !commandWords.test(text)) return undefined
  const { understanding, questions: asked } = state.brief
  const today = clock.now().toISOString().slice(0, 10)
  const reading = readMessage({ id, by, text }, { understanding, asked, today }, capabilities)
  const command = commandOf(reading)
  const isYes = reading.intent === 'accept' && isWaiting(state)
  if (command === undefined && !isYes) return undefined
  const named = await namedFor(by, open, people)
  if (command === undefined && named.length === 0) return undefined
  const isObjection = command === 'object'
  return {
    type: 'answer_sign_off',
    by,
    verdict: isObjection ? 'objects' : 'agrees',
    text: isObjection ? objectionIn({ id, by, text }) : null,
    named,
    replyTo: number,
  }
}

function commandOf({ command }: Reading): 'agree' | 'object' | undefined {
  if (command === undefined || 'unknown' in command) return undefined
  return command.name === 'agree' || command.name === 'object' ? command.name : undefined
}

function isWaiting(state: RequestState): boolean {
  return state.status === 'proposing' && !isRemoving(state)
}

async function namedFor(
  login: string,
  open: readonly SignOff[],
  people: Pick<RepositoryForge, 'isTeamMember'>,
): Promise<string[]> {
  const isNamed = await Promise.all(
    open.map(async (signOff) => {
      if (signOff.people.some((one) => one.toLowerCase() === login.toLowerCase())) return true
      const memberships = await Promise.all(signOff.teams.map((team) => people.isTeamMember(team, login)))
      return memberships.includes(true)
    }),
  )
  return open.flatMap(({ key }, index) => (isNamed[index] === true ? [key] : []))
}

/** What is written around the command, on one line; null when that is nothing. */
function objectionIn(message: Message): string | null {
  const words = visibleText(message)
    .text.replace(/\/object\b:?/i, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? null : words.slice(0, maxObjection)
}
