import type { EffectRun } from './effect-run.ts'

/**
 * Claims stacks for a request in place of those it held before; those that others hold, with their holders.
 * Claims are kept for all repositories together, so a path is claimed with the name of its own.
 */
export async function claimStacks(
  paths: readonly string[],
  { effect, state, store }: EffectRun,
): Promise<{ path: string; holder: string }[]> {
  const repository = `${state.origin.owner}/${state.origin.repository}/`.toLowerCase()
  const taken = await store.claimStacks(
    effect.requestKey,
    paths.map((path) => `${repository}${path}`),
  )
  return taken.map(({ path, holder }) => ({ path: path.slice(repository.length), holder }))
}
