import type { Understanding } from '../domain/brief.ts'

/** Parameters whose default somebody accepted, as `scope.parameter`. */
export function acceptedNames({ accepted }: Pick<Understanding, 'accepted'>): ReadonlySet<string> {
  return new Set(accepted.map(({ name }) => name))
}
