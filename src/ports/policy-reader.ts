import type { Policy } from '../domain/policy.ts'
import type { RepositoryRef } from './forge.ts'

/**
 * The policy of a repository, from its default branch only.
 * Throws `ConfigError` with a sentence for people when the file is there and cannot be used.
 */
export interface PolicyReader {
  read(repository: RepositoryRef): Promise<Policy>
}
