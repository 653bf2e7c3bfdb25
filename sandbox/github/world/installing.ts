import { type Hub, timestamp } from '../hub.ts'
import { emitInstallation, namedRepositoryJson } from '../webhooks/installation-events.ts'
import { createInstallation, idsOf, repositoriesOf } from './installations.ts'
import type { Access, Account, App, Installation, Repository } from './state.ts'

/** Installs an app on an account, on all its repositories or on some, and emits `installation.created`. */
export function installApp(
  hub: Hub,
  app: App,
  installing: {
    readonly account: Account
    readonly repositories: readonly Repository[] | null
    readonly sender: Account
  },
): Installation {
  const installation = createInstallation(hub, app, installing.account, installing.repositories)
  emitChange(hub, installation, 'created', installing.sender)
  return installation
}

/** Removes an installation with its tokens and emits `installation.deleted`. */
export function uninstallApp(hub: Hub, installation: Installation, sender: Account): void {
  emitChange(hub, installation, 'deleted', sender)
  hub.state.installations.delete(installation.id)
  hub.tokens.revokeInstallationTokens(installation)
}

/** Suspends an installation and emits `installation.suspend`; does nothing when it is so already. */
export function suspendInstallation(hub: Hub, installation: Installation, sender: Account): void {
  if (installation.suspendedAt !== null) return
  installation.suspendedAt = timestamp(hub)
  installation.suspendedBy = sender
  installation.updatedAt = timestamp(hub)
  emitChange(hub, installation, 'suspend', sender)
}

/** Ends the suspension of an installation and emits `installation.unsuspend`; does nothing when there is none. */
export function unsuspendInstallation(hub: Hub, installation: Installation, sender: Account): void {
  if (installation.suspendedAt === null) return
  installation.suspendedAt = null
  installation.suspendedBy = null
  installation.updatedAt = timestamp(hub)
  emitChange(hub, installation, 'unsuspend', sender)
}

/** Gives an installation other permissions and events and emits `installation.new_permissions_accepted`. */
export function acceptPermissions(
  hub: Hub,
  installation: Installation,
  accepted: {
    readonly permissions: ReadonlyMap<string, Access>
    readonly events: readonly string[]
    readonly sender: Account
  },
): void {
  installation.permissions = accepted.permissions
  installation.events = accepted.events
  installation.updatedAt = timestamp(hub)
  emitChange(hub, installation, 'new_permissions_accepted', accepted.sender)
}

/** Chooses what an installation covers (null: everything) and emits `installation_repositories.added` and `.removed`. */
export function selectRepositories(
  hub: Hub,
  installation: Installation,
  repositories: readonly Repository[] | null,
  sender: Account,
): void {
  const before = repositoriesOf(hub.state, installation)
  installation.repositoryIds = repositories === null ? null : idsOf(repositories)
  const after = repositoriesOf(hub.state, installation)
  installation.updatedAt = timestamp(hub)
  const added = after.filter((repository) => !before.includes(repository))
  const removed = before.filter((repository) => !after.includes(repository))
  const emitSelection = (action: string, changed: Selection) =>
    emitInstallation(hub, installation, {
      name: 'installation_repositories',
      action,
      sender,
      payload: {
        repository_selection: repositories === null ? 'all' : 'selected',
        repositories_added: changed.added.map(namedRepositoryJson),
        repositories_removed: changed.removed.map(namedRepositoryJson),
      },
    })
  if (added.length > 0) emitSelection('added', { added, removed: [] })
  if (removed.length > 0) emitSelection('removed', { added: [], removed })
}

interface Selection {
  readonly added: readonly Repository[]
  readonly removed: readonly Repository[]
}

function emitChange(hub: Hub, installation: Installation, action: string, sender: Account): void {
  const repositories = repositoriesOf(hub.state, installation).map(namedRepositoryJson)
  emitInstallation(hub, installation, { name: 'installation', action, sender, payload: { repositories } })
}
