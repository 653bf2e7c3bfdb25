import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIssueBook } from '../../../sandbox/github/world/issue-records.ts'
import {
  legacyPermission,
  permissionFlags,
  roleIncludes,
  roleOrder,
  standingOf,
} from '../../../sandbox/github/world/roles.ts'
import {
  type Account,
  createState,
  type Organisation,
  type Repository,
  type Role,
} from '../../../sandbox/github/world/state.ts'

function account(login: string, type: Account['type'] = 'User'): Account {
  return {
    id: login.length,
    login,
    type,
    name: login,
    email: `${login}@example.com`,
    createdAt: '2026-01-01T00:00:00Z',
  }
}

const acme = account('acme', 'Organization')

function repository(change: Partial<Repository> = {}): Repository {
  return {
    id: 1,
    owner: acme,
    name: 'infra',
    fullName: 'acme/infra',
    description: '',
    visibility: 'public',
    defaultBranch: 'main',
    directory: '/tmp/none',
    createdAt: '2026-01-01T00:00:00Z',
    pushedAt: '2026-01-01T00:00:00Z',
    collaborators: new Map(),
    teamRoles: new Map(),
    refs: new Map(),
    protections: new Map(),
    parent: null,
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    issueBook: createIssueBook(),
    checkRuns: new Map(),
    checkSuites: [],
    statuses: [],
    deployments: new Map(),
    environments: new Map(),
    ...change,
  }
}

function stateWith(change: Partial<Organisation> = {}) {
  const state = createState()
  state.organisations.set('acme', {
    account: acme,
    members: new Map([
      ['alice', 'member'],
      ['dora', 'admin'],
    ]),
    teams: new Map([
      [
        'platform',
        { id: 2, slug: 'platform', name: 'platform', createdAt: '', members: new Map([['alice', 'member']]) },
      ],
    ]),
    customRoles: new Map<string, Role>([['deployer', 'write']]),
    baseRole: 'read',
    ...change,
  })
  return state
}

describe('the standing of a person in a repository', () => {
  it.each<[string, string | null, Partial<Repository>, Role, string]>([
    ['an outsider of a public repository', 'mallory', {}, 'read', 'read'],
    ['nobody at a public repository', null, {}, 'read', 'read'],
    ['an outsider of a private repository', 'mallory', { visibility: 'private' }, 'none', 'none'],
    ['nobody at a private repository', null, { visibility: 'private' }, 'none', 'none'],
    ['a member of the organization', 'alice', { visibility: 'private' }, 'read', 'read'],
    ['an owner of the organization', 'dora', { visibility: 'private' }, 'admin', 'admin'],
    [
      'an outside collaborator',
      'mallory',
      { collaborators: new Map([['mallory', 'triage']]) },
      'triage',
      'triage',
    ],
    [
      'a team with a role',
      'alice',
      { teamRoles: new Map([['platform', 'maintain']]) },
      'maintain',
      'maintain',
    ],
    ['a custom role', 'alice', { collaborators: new Map([['alice', 'deployer']]) }, 'write', 'deployer'],
    [
      'the strongest of two roles',
      'alice',
      { collaborators: new Map([['alice', 'triage']]), teamRoles: new Map([['platform', 'admin']]) },
      'admin',
      'admin',
    ],
  ])('is right for %s', (_what, login, change, role, roleName) => {
    const who = login === null ? null : account(login)
    expect(standingOf(stateWith(), repository(change), who)).toEqual({ role, roleName })
  })

  it('follows the base role of the organization', () => {
    expect(standingOf(stateWith({ baseRole: 'write' }), repository(), account('alice')).role).toBe('write')
  })

  it('refuses a role that nobody defined', () => {
    const strange = repository({ collaborators: new Map([['mallory', 'emperor']]) })
    expect(() => standingOf(stateWith(), strange, account('mallory'))).toThrow('the role "emperor"')
  })
})

describe('the order of roles', () => {
  it('includes itself and everything weaker', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roleOrder), fc.constantFrom(...roleOrder), (left, right) => {
        expect(roleIncludes(left, right)).toBe(roleOrder.indexOf(left) >= roleOrder.indexOf(right))
        expect(roleIncludes(left, right) || roleIncludes(right, left)).toBe(true)
      }),
    )
  })

  it('maps to the four old permissions and to flags', () => {
    expect(roleOrder.map(legacyPermission)).toEqual(['none', 'read', 'read', 'write', 'write', 'admin'])
    expect(permissionFlags('triage')).toEqual({
      admin: false,
      maintain: false,
      push: false,
      triage: true,
      pull: true,
    })
  })
})
