import type { Hub } from '../hub.ts'
import { nodeId } from '../shapes/node-id.ts'
import { repositoryJson } from '../shapes/repo.ts'
import { organisationJson, userJson } from '../shapes/user.ts'
import { worksIn } from '../world/installations.ts'
import type { Account, App, Installation, Repository } from '../world/state.ts'
import type { HookTarget, OutgoingHook } from './deliveries.ts'
import { emitToHooks } from './repository-hook-events.ts'

/** Something that happened in a repository. */
export interface HubEvent {
  readonly name: string
  readonly action: string | null
  readonly sender: Account
  /** The fields that belong to this event alone. */
  readonly payload: Readonly<Record<string, unknown>>
  /** Only this app hears of it, as with buttons of its own check runs. */
  readonly onlyApp?: App
}

/** Queues a webhook for every installation that covers the repository and subscribed to the event. */
export function emit(hub: Hub, repository: Repository, event: HubEvent): void {
  const shared = {
    ...(event.action === null ? {} : { action: event.action }),
    ...event.payload,
    repository: event.payload['repository'] ?? repositoryJson(hub, repository),
    ...(repository.owner.type === 'Organization'
      ? { organization: organisationJson(hub, repository.owner) }
      : {}),
    sender: userJson(hub, event.sender),
  }
  if (event.onlyApp === undefined) {
    emitToHooks(hub, repository, { name: event.name, action: event.action, payload: shared })
  }
  for (const installation of hub.state.installations.values()) {
    if (!hears(installation, repository, event)) continue
    const { id } = installation
    const body = { ...shared, installation: { id, node_id: nodeId('IntegrationInstallation', id) } }
    hub.deliveries.enqueue(outgoing(installation, repository, event, JSON.stringify(body)))
  }
}

function hears(installation: Installation, repository: Repository, event: HubEvent): boolean {
  if (!worksIn(installation, repository)) return false
  if (event.onlyApp !== undefined && event.onlyApp !== installation.app) return false
  return installation.events.includes(event.name) || isAutomatic(installation, event)
}

/** Who may write checks hears of them without asking ("Webhook events and payloads", GitHub, 2026). */
function isAutomatic({ permissions }: Installation, { name }: HubEvent): boolean {
  return (name === 'check_run' || name === 'check_suite') && permissions.get('checks') === 'write'
}

function outgoing(
  installation: Installation,
  repository: Repository,
  event: HubEvent,
  body: string,
): OutgoingHook {
  return {
    event: event.name,
    action: event.action,
    body,
    target: hookOfApp(installation.app),
    installationId: installation.id,
    repositoryId: repository.id,
  }
}

/** Where an app wants its webhooks. */
export function hookOfApp(app: App): HookTarget {
  return { appId: app.id, hookId: app.hookId, secret: app.webhookSecret, url: () => app.webhookUrl }
}
