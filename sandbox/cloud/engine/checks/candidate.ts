import { plainText, type ValueObject } from '../../protocol/value.ts'
import type { Scope } from '../scope.ts'

/** A resource that exists or is being created. */
export interface Neighbor {
  readonly type: string
  readonly values: { readonly [name: string]: unknown }
}

/** A resource about to be written, and what it may collide with. */
export interface Candidate {
  readonly type: string
  readonly scope: Scope
  readonly values: ValueObject
  /** The other resources of the same account. */
  readonly neighbors: readonly Neighbor[]
  /** The resources of every other account. */
  readonly strangers: readonly Neighbor[]
}

/** Says why the cloud refuses a candidate; nothing when it accepts it. */
export type Check = (candidate: Candidate) => string | undefined

/** Finds a resource of a type with the same values, compared without case. */
export function findSame(
  neighbors: readonly Neighbor[],
  type: string,
  candidate: Candidate,
  attributes: readonly string[],
): Neighbor | undefined {
  return neighbors.find(
    (neighbor) =>
      neighbor.type === type &&
      attributes.every(
        (name) =>
          plainText(neighbor.values[name]).toLowerCase() === plainText(candidate.values[name]).toLowerCase(),
      ),
  )
}

/** Finds the neighbor of a type that has the given id. */
export function findById(
  neighbors: readonly Neighbor[],
  types: readonly string[],
  id: unknown,
): Neighbor | undefined {
  const wanted = plainText(id).toLowerCase()
  return neighbors.find(
    (other) => types.includes(other.type) && plainText(other.values['id']).toLowerCase() === wanted,
  )
}

/** A check that is several, of which the first refusal counts. */
export function eachOf(...checks: readonly Check[]): Check {
  return (candidate) => checks.map((check) => check(candidate)).find((refusal) => refusal !== undefined)
}
