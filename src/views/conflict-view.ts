import * as z from 'zod'
import type { Capability } from '../capability/contract.ts'
import { claimWords } from '../conversation/preflight/claim-words.ts'
import { nextNames } from '../conversation/preflight/next-names.ts'
import type { ProposedStack } from '../domain/brief.ts'
import { type NameClaim, readNameClaim } from '../domain/name-claim.ts'
import { isRemoving } from '../domain/removal.ts'
import type { RequestState } from '../domain/request-state.ts'

/** A stack or a name that another open request has. */
interface Conflict {
  readonly path: string
  readonly holder: string
}

/**
 * What other requests hold, as data of a comment: of a stack its path, of a name what has it and what to reply for
 * another one. A request of the same repository is linked by its number alone.
 */
export function conflictView(
  conflicts: readonly Conflict[],
  state: RequestState,
  catalogue: readonly Capability[],
): { readonly conflicts: readonly object[]; readonly onlyNames: boolean } {
  const own = `${state.origin.owner}/${state.origin.repository}#`
  const stacks = 'brief' in state ? state.brief.stacks : []
  const named = conflicts.map(({ path }) => readNameClaim(path))
  return {
    conflicts: conflicts.map((conflict, index) => {
      const number = conflict.holder.startsWith(own) ? conflict.holder.slice(own.length) : null
      const name = named[index]
      return { ...conflict, number, ...(name === undefined ? {} : nameView(name, stacks, catalogue)) }
    }),
    onlyNames: !isRemoving(state) && named.every((name) => name !== undefined),
  }
}

function nameView(
  { kind, name }: NameClaim,
  stacks: readonly ProposedStack[],
  catalogue: readonly Capability[],
): object {
  const what = claimWords[kind]
  const made = stacks.flatMap((stack) =>
    (stack.blueprint.claims ?? [])
      .filter((claim) => claim.kind === kind && claim.value.toLowerCase() === name)
      .map((claim) => ({
        name: claim.value,
        what,
        instead: otherName(claim.parameter, stack, catalogue) ?? null,
      })),
  )
  return made[0] ?? { name, what, instead: null }
}

/** What to reply for another name, e.g. `account name: stmldev2`. */
function otherName(
  parameter: string,
  { capability, parameters }: ProposedStack,
  catalogue: readonly Capability[],
): string | undefined {
  const schema = catalogue.find(({ id }) => id === capability)?.parameters.shape[parameter]
  const value = parameters[parameter]?.value
  if (typeof value !== 'string' || !(schema instanceof z.ZodType)) return undefined
  const [next] = nextNames(value, schema)
  return next === undefined ? undefined : `${parameter.replaceAll('_', ' ')}: ${next}`
}
