import { nameClaim } from '../domain/name-claim.ts'
import type { RequestState } from '../domain/request-state.ts'
import { stackPath } from '../domain/stack-path.ts'
import type { EffectRun } from './effect-run.ts'

interface Conflict {
  /** Of a stack, or a name as `nameClaim` writes it. */
  readonly path: string
  readonly holder: string
}

/**
 * Claims stacks for a request, with the names that they make, in place of those it held before; those that others hold,
 * with their holders.
 * Claims are kept for all repositories together, so a path is claimed with the name of its own, and so is a name.
 */
export async function claimStacks(
  paths: readonly string[],
  { effect, state, store }: Pick<EffectRun, 'effect' | 'state' | 'store'>,
): Promise<Conflict[]> {
  const repository = `${state.origin.owner}/${state.origin.repository}/`.toLowerCase()
  const taken = await store.claimStacks(
    effect.requestKey,
    [...paths, ...namesIn(paths, state)].map((claimed) => `${repository}${claimed}`),
  )
  const conflicts = taken.map(({ path, holder }) => ({ path: path.slice(repository.length), holder }))
  const held = conflicts.filter(({ path }) => paths.includes(path))
  /* Whoever holds a stack holds its names: one line says so. */
  const names = conflicts.filter(
    (one) => !paths.includes(one.path) && !held.some(({ holder }) => holder === one.holder),
  )
  return [...held, ...names]
}

/** The names that the stacks at some paths make. */
function namesIn(paths: readonly string[], state: RequestState): string[] {
  const stacks = 'brief' in state ? state.brief.stacks : []
  return stacks
    .filter((stack) => paths.includes(stackPath(stack)))
    .flatMap(({ blueprint: { claims = [], variables } }) => {
      const { subscription_id: subscription } = variables
      return claims.flatMap((claim) => nameClaim(claim, typeof subscription === 'string' ? subscription : ''))
    })
}
