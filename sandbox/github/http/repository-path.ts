import type { State } from '../world/state.ts'

/** Turns `/repositories/{id}/...`, as links between pages write it, into `/repos/{owner}/{name}/...`; leaves other paths alone. */
export function namedPath(state: State, path: string): string {
  const [whole, id] = /^\/repositories\/(\d{1,15})(?=\/|$)/.exec(path) ?? []
  if (whole === undefined) return path
  const repository = [...state.repositories.values()].find((one) => one.id === Number(id))
  return repository === undefined ? path : `/repos/${repository.fullName}${path.slice(whole.length)}`
}
