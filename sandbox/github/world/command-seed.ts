import { everyEvent } from '../webhooks/event-names.ts'
import { defaultSeed, type Seed } from './seed.ts'
import type { Access } from './state.ts'

/** Permissions of an app that may try everything the double has. */
const permissions: Readonly<Record<string, Access>> = {
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  environments: 'write',
  issues: 'write',
  members: 'write',
  metadata: 'read',
  pull_requests: 'write',
  repository_hooks: 'write',
  statuses: 'write',
  workflows: 'write',
}

/** The default world and a second organization, with an app that is installed on both and hears of everything. */
export function commandSeed(): Seed {
  const { users, organisations, apps } = defaultSeed()
  return {
    users,
    organisations: [
      ...organisations,
      {
        login: 'globex',
        members: { alice: 'member', bob: 'member', carol: 'member' },
        teams: { platform: ['carol'] },
        repositories: [
          {
            name: 'network',
            description: 'Network of globex',
            roles: { alice: 'write', bob: 'admin', carol: 'write' },
          },
        ],
      },
    ],
    apps: apps.map((app) => ({ ...app, permissions, events: everyEvent, installedOn: ['acme', 'globex'] })),
  }
}
