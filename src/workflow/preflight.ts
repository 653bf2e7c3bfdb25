import { proposedPaths, takenNames, withTakenNames } from '../conversation/taken-names.ts'
import type { Brief } from '../domain/brief.ts'
import type { Origin } from '../domain/request-state.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { repositoryOf } from './repository-of.ts'

/** A brief with an objection to everything of it that the repository holds already, from another request. */
export async function preflight(
  brief: Brief,
  origin: Origin,
  { existing, capabilities }: Pick<IntakeDependencies, 'existing' | 'capabilities'>,
): Promise<Brief> {
  const paths = proposedPaths(brief)
  if (paths.length === 0) return brief
  const repository = repositoryOf(origin)
  const taken = takenNames(brief, await existing.read(repository, paths), origin.issue, capabilities)
  if (taken.length === 0) return brief
  const near = taken.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.paths))
  return withTakenNames(brief, taken, await existing.read(repository, near))
}
