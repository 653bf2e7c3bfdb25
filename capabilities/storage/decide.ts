import type { CapabilityContext, Settled } from '#capability'
import { decideAccess } from './decide-access.ts'
import { decideNames } from './decide-names.ts'
import { decidePlace } from './decide-place.ts'
import { decideProtection } from './decide-protection.ts'
import { decideSecrecy } from './decide-secrecy.ts'
import { decideSignIn } from './decide-sign-in.ts'
import { decideSubject } from './decide-subject.ts'
import { type Answers, parameters, type Settings } from './parameters.ts'
import type { Choices, Part } from './part.ts'

/** Settles an account from what was stated; what cannot be known stays open and is asked. */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const parts: Part[] = []
  const known = (): Choices => Object.assign({}, ...parts.map(({ choices }) => choices))
  parts.push(decidePlace(stated, context))
  parts.push(decideSubject(stated))
  parts.push(decideNames(stated, known(), context))
  parts.push(decideAccess(stated, known(), context))
  parts.push(decideSignIn(stated, known(), context))
  parts.push(decideSecrecy(stated, known(), context))
  parts.push(decideProtection(stated, known(), context))
  const choices = Object.entries(known()).flatMap(([name, choice]) =>
    choice === undefined ? [] : [[name, choice] as const],
  )
  const inOrder = Object.keys(parameters.shape).flatMap((name) =>
    choices.filter(([settled]) => settled === name),
  )
  return {
    settings: parseSettings(Object.fromEntries(inOrder.map(([name, { value }]) => [name, value]))),
    origins: Object.fromEntries(
      inOrder.map(([name, { source, reason }]) => [
        name,
        { source, ...(reason === undefined ? {} : { reason }) },
      ]),
    ),
    problems: parts.flatMap(({ problems }) => problems ?? []),
    decisions: parts.flatMap(({ decisions }) => decisions ?? []),
  }
}

/** Checks what was settled; a value that is open has no key. */
function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return parameters.partial().parse(values) as Partial<Settings>
}
