import type { Origin } from '../domain/request-state.ts'
import type { RepositoryRef } from '../ports/forge.ts'

export function repositoryOf(origin: Origin): RepositoryRef {
  return { installationId: origin.installationId, owner: origin.owner, name: origin.repository }
}
