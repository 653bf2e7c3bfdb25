import type { Delivery } from '../webhooks/deliveries.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import type { App, Repository } from '../world/state.ts'
import type { Visit } from './layout.ts'

interface ManagedApp {
  readonly app: App
  readonly name: string
  /** Path of its log of deliveries. */
  readonly path: string
}

/** The apps that are installed where the visitor is an administrator. */
export function managedApps(visit: Visit): readonly ManagedApp[] {
  const owners = new Set([...administered(visit)].map(({ owner }) => owner))
  return [...visit.hub.state.apps.values()]
    .filter((app) =>
      [...visit.hub.state.installations.values()].some(
        (installation) => installation.app === app && owners.has(installation.account),
      ),
    )
    .map((app) => ({
      app,
      name: app.name,
      path: `/organizations/${app.owner.login}/settings/apps/${app.slug}/advanced`,
    }))
}

/** Deliveries of an app, newest first: those of repositories that the visitor administers, and of none. */
export function managedDeliveries(visit: Visit, app: App): readonly Delivery[] {
  const ids = new Set([...administered(visit)].map(({ id }) => id))
  return visit.hub.deliveries
    .log()
    .filter(
      ({ hook }) =>
        hook.target.appId === app.id && (hook.repositoryId === null || ids.has(hook.repositoryId)),
    )
    .toReversed()
}

function administered({ hub, persona }: Visit): Repository[] {
  if (persona === null) return []
  return [...hub.state.repositories.values()].filter((repository) =>
    roleIncludes(standingOf(hub.state, repository, persona).role, 'admin'),
  )
}
