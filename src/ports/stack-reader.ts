import type { ExistingStack } from '../domain/existing-stack.ts'
import type { RepositoryRef } from './forge.ts'

/**
 * What stands at the paths of stacks on the default branch; nothing else of the repository is looked at.
 * Never throws: a path that could not be looked at is not in the answer.
 */
export interface StackReader {
  read(repository: RepositoryRef, paths: readonly string[]): Promise<readonly ExistingStack[]>
}
