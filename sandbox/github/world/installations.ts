import { type Hub, timestamp } from '../hub.ts'
import { type Account, type App, type Installation, type Repository, type State, takeId } from './state.ts'

/** Adds an installation of an app on an account; `repositories` null covers all of them. Sends nothing. */
export function createInstallation(
  hub: Hub,
  app: App,
  account: Account,
  repositories: readonly Repository[] | null = null,
): Installation {
  const { permissions, events } = app
  const now = timestamp(hub)
  const installation: Installation = {
    id: takeId(hub.state),
    app,
    account,
    permissions,
    events,
    repositoryIds: repositories === null ? null : idsOf(repositories),
    suspendedAt: null,
    suspendedBy: null,
    createdAt: now,
    updatedAt: now,
  }
  hub.state.installations.set(installation.id, installation)
  return installation
}

/** Tells whether an installation covers a repository. */
export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.account.login !== repository.owner.login) return false
  return installation.repositoryIds === null || installation.repositoryIds.has(repository.id)
}

/** Tells whether an app works in a repository: its installation covers it and is not suspended. */
export function worksIn(installation: Installation, repository: Repository): boolean {
  return installation.suspendedAt === null && covers(installation, repository)
}

/** Lists the repositories that an installation covers. */
export function repositoriesOf(state: State, installation: Installation): Repository[] {
  return [...state.repositories.values()].filter((repository) => covers(installation, repository))
}

/** The ids of repositories. */
export function idsOf(repositories: readonly Repository[]): ReadonlySet<number> {
  return new Set(repositories.map(({ id }) => id))
}
