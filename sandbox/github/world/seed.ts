import type { Access, Role } from './state.ts'

/** The world a double starts with. */
export interface Seed {
  readonly users: readonly SeedUser[]
  readonly organisations: readonly SeedOrganisation[]
  readonly apps: readonly SeedApp[]
}

export interface SeedUser {
  readonly login: string
  readonly name?: string
}

export interface SeedOrganisation {
  readonly login: string
  readonly members: Readonly<Record<string, 'admin' | 'member'>>
  /** Team slug to logins. */
  readonly teams?: Readonly<Record<string, readonly string[]>>
  /** Custom role name to the role it extends. */
  readonly customRoles?: Readonly<Record<string, Role>>
  /** What every member may do; default `read`. */
  readonly baseRole?: Role
  readonly repositories: readonly SeedRepository[]
}

export interface SeedRepository {
  readonly name: string
  readonly description?: string
  readonly visibility?: 'public' | 'private'
  readonly defaultBranch?: string
  /** Path to text of the first commit; a README.md is always there. */
  readonly files?: Readonly<Record<string, string>>
  /** Login to role name. */
  readonly roles?: Readonly<Record<string, string>>
  /** Team slug to role name. */
  readonly teamRoles?: Readonly<Record<string, string>>
}

export interface SeedApp {
  readonly id: number
  readonly slug: string
  readonly name: string
  /** Login of the owner. */
  readonly owner: string
  readonly permissions: Readonly<Record<string, Access>>
  readonly events: readonly string[]
  /** Logins of the accounts it is installed on. */
  readonly installedOn: readonly string[]
  /** PKCS#8 PEM; a new key is made without it. */
  readonly privateKey?: string
  readonly webhookSecret?: string
}

/** Events that the Planwright app subscribes to in the default seed. */
export const defaultEvents = [
  'issues',
  'issue_comment',
  'pull_request',
  'pull_request_review',
  'check_run',
  'push',
  'create',
  'delete',
] as const

/** One organization `acme` with the repository `infra`, four people and the app `planwright`. */
export function defaultSeed(files: Readonly<Record<string, string>> = {}): Seed {
  return {
    users: [
      { login: 'alice', name: 'Alice Adams' },
      { login: 'bob', name: 'Bob Brown' },
      { login: 'carol', name: 'Carol Clark' },
      { login: 'mallory', name: 'Mallory Moss' },
    ],
    organisations: [
      {
        login: 'acme',
        members: { alice: 'member', bob: 'member', carol: 'member' },
        teams: { platform: ['carol'] },
        repositories: [
          {
            name: 'infra',
            description: 'Infrastructure of acme',
            files,
            roles: { alice: 'write', bob: 'admin', carol: 'write' },
          },
        ],
      },
    ],
    apps: [
      {
        id: 4242,
        slug: 'planwright',
        name: 'Planwright',
        owner: 'acme',
        permissions: {
          issues: 'write',
          pull_requests: 'write',
          contents: 'write',
          checks: 'write',
          statuses: 'write',
          members: 'read',
          metadata: 'read',
        },
        events: defaultEvents,
        installedOn: ['acme'],
      },
    ],
  }
}
