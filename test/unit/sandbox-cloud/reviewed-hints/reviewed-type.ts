import type { Value } from '../../../../sandbox/cloud/protocol/value.ts'

/** Decisive facts of a resource type, read in the provider's own declaration; paths are dotted and without indexes. */
export interface ReviewedType {
  /** Arguments of which a change replaces the resource. */
  readonly replaces: readonly string[]
  /** Arguments that are changed in place. */
  readonly updates: readonly string[]
  /** What is planned when nothing is configured. */
  readonly defaults?: { readonly [path: string]: Value }
  readonly refuses?: { readonly [path: string]: Value }
  readonly accepts?: { readonly [path: string]: Value }
}

export type ReviewedTypes = { readonly [type: string]: ReviewedType }
