import type { Hub } from '../hub.ts'
import { nodeId } from '../shapes/node-id.ts'
import { organisationJson, userJson } from '../shapes/user.ts'
import type { Account, Organisation } from '../world/state.ts'
import { hookOfApp } from './events.ts'

/** Something that happened in an organization and in none of its repositories. */
export interface OrganisationEvent {
  readonly name: 'team' | 'membership'
  readonly action: string
  readonly sender: Account
  /** The fields that belong to this event alone. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** Queues a webhook for every installation on the organization that subscribed to the event. */
export function emitOrganisation(hub: Hub, { account }: Organisation, event: OrganisationEvent): void {
  for (const installation of hub.state.installations.values()) {
    if (installation.account !== account || installation.suspendedAt !== null) continue
    if (!installation.events.includes(event.name)) continue
    const { id } = installation
    const body = JSON.stringify({
      action: event.action,
      ...event.payload,
      organization: organisationJson(hub, account),
      sender: userJson(hub, event.sender),
      installation: { id, node_id: nodeId('IntegrationInstallation', id) },
    })
    hub.deliveries.enqueue({
      event: event.name,
      action: event.action,
      body,
      target: hookOfApp(installation.app),
      installationId: id,
      repositoryId: null,
    })
  }
}
