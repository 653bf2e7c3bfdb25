import type { CapabilityContext, Choice, Settled } from '#capability'
import { decideLogs } from './decide-logs.ts'
import { decideNetwork } from './decide-network.ts'
import { decideRoles } from './decide-roles.ts'
import { decideVault } from './decide-vault.ts'
import { type Answers, parameters, type Settings } from './parameters.ts'

/** Settles a vault from what was stated; what cannot be known stays open and is asked. */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const environment = stated.environment ?? 'dev'
  const parts = [
    decideVault(stated, environment, context),
    decideNetwork(stated, environment, context),
    decideRoles(stated, context),
    decideLogs(stated, environment, context),
  ]
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = Object.assign(
    {},
    ...parts.map((part) => part.choices),
  )
  const settled = Object.keys(parameters.shape).flatMap((name) => {
    const choice = choices[name]
    return choice === undefined ? [] : [[name, choice] as const]
  })
  return {
    settings: parseSettings(Object.fromEntries(settled.map(([name, { value }]) => [name, value]))),
    origins: Object.fromEntries(
      settled.map(([name, { source, reason }]) => [
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
