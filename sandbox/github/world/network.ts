import type { Repository, State } from './state.ts'

/** The repository that a fork, or a fork of a fork, began with; a repository that is no fork is its own. */
export function sourceOf(repository: Repository): Repository {
  let source = repository
  while (source.parent !== null) source = source.parent
  return source
}

/** All living repositories that share history by forking, the given one among them. */
export function networkOf(state: State, repository: Repository): Repository[] {
  const source = sourceOf(repository)
  return [...state.repositories.values()].filter((other) => sourceOf(other) === source)
}

/** Tells whether a repository has not been deleted. */
export function isLiving(state: Pick<State, 'repositories'>, repository: Repository): boolean {
  return state.repositories.get(repository.fullName.toLowerCase()) === repository
}
