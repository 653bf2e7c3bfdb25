import type { Hub } from '../hub.ts'
import { nodeId } from '../shapes/node-id.ts'
import { installationJson, userJson } from '../shapes/user.ts'
import type { Account, Installation, Repository } from '../world/state.ts'
import { hookOfApp } from './events.ts'

/** Something that happened to an installation; its app hears of it whatever it subscribed to. */
export interface InstallationEvent {
  readonly name: 'installation' | 'installation_repositories'
  readonly action: string
  readonly sender: Account
  /** The fields that belong to this event alone. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** Queues a webhook for the app of an installation. */
export function emitInstallation(hub: Hub, installation: Installation, event: InstallationEvent): void {
  const body = JSON.stringify({
    action: event.action,
    installation: installationJson(hub, installation),
    ...event.payload,
    requester: null,
    sender: userJson(hub, event.sender),
  })
  hub.deliveries.enqueue({
    event: event.name,
    action: event.action,
    body,
    target: hookOfApp(installation.app),
    installationId: installation.id,
    repositoryId: null,
  })
}

/** A repository as events of installations name it. */
export function namedRepositoryJson({ id, name, fullName, visibility }: Repository) {
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    private: visibility === 'private',
  }
}
