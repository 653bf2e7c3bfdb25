import type { ExistingStack } from '../domain/existing-stack.ts'
import type { HeldClaim } from '../domain/held-claim.ts'
import type { RepositoryRef } from './forge.ts'

/**
 * What the stacks on the default branch are and have; nothing else of the repository is looked at.
 * Never throws: what could not be looked at is not in the answer.
 */
export interface StackReader {
  /** What stands at some paths. */
  read(repository: RepositoryRef, paths: readonly string[]): Promise<readonly ExistingStack[]>
  /** What all stacks together have to themselves, in the order of their paths. */
  held(repository: RepositoryRef): Promise<readonly HeldClaim[]>
}
