import type { Octokit } from 'octokit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commandSeed } from '../../../sandbox/github/world/command-seed.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const org = 'acme'

describe('teams that change', () => {
  let world: World
  let alice: Octokit
  let bob: Octokit
  beforeAll(async () => {
    world = await startWorld({ seed: commandSeed() })
    alice = world.as('alice')
    bob = world.as('bob')
  })
  beforeEach(async () => {
    await world.forget()
  })
  afterAll(async () => {
    await world.close()
  })

  const roleOf = async (username: string) =>
    (await alice.rest.repos.getCollaboratorPermissionLevel({ ...infra, username })).data.role_name

  it('are made by a member, who maintains them', async () => {
    const { data: team } = await bob.rest.teams.create({
      org,
      name: 'Data & People',
      description: 'They know',
      privacy: 'closed',
      maintainers: ['alice'],
      repo_names: ['acme/infra'],
    })
    expect(team).toMatchObject({
      slug: 'data-people',
      members_count: 2,
      repos_count: 1,
      description: 'They know',
    })
    expect(await world.kinds()).toEqual(['team.created', 'team.added_to_repository'])
    const place = { org, team_slug: 'data-people' }
    await alice.rest.teams.addOrUpdateMembershipForUserInOrg({ ...place, username: 'carol' })
    expect((await world.last('membership.added')).body).toMatchObject({
      member: { login: 'carol' },
      team: { slug: 'data-people' },
      organization: { login: 'acme' },
    })
    const { data: members } = await alice.rest.teams.listMembersInOrg(place)
    expect(members.map(({ login }) => login)).toEqual(['bob', 'alice', 'carol'])
    await expect(alice.rest.teams.create({ org, name: 'data people' })).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ message: 'Name must be unique for this org' }] } },
    })
  })

  it('give their members a role in a repository, and take it again', async () => {
    const place = { org, team_slug: 'data-people', ...infra }
    await bob.rest.teams.addOrUpdateRepoPermissionsInOrg({ ...place, permission: 'maintain' })
    expect(await roleOf('carol')).toBe('maintain')
    await alice.rest.teams.removeMembershipForUserInOrg({ org, team_slug: 'data-people', username: 'carol' })
    expect(await roleOf('carol')).toBe('write')
    await alice.rest.teams.removeRepoInOrg(place)
    await alice.rest.teams.deleteInOrg({ org, team_slug: 'data-people' })
    await expect(alice.rest.teams.getByName({ org, team_slug: 'data-people' })).rejects.toMatchObject({
      status: 404,
    })
    expect(await world.kinds()).toEqual([
      'membership.removed',
      'team.removed_from_repository',
      'team.deleted',
    ])
  })

  it('get a repository from its administrators only', async () => {
    await alice.rest.teams.create({ org, name: 'grabbers', privacy: 'closed' })
    const place = { org, team_slug: 'grabbers', ...infra, permission: 'admin' }
    await expect(alice.rest.teams.addOrUpdateRepoPermissionsInOrg(place)).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      alice.rest.teams.create({ org, name: 'others', repo_names: ['acme/infra'] }),
    ).rejects.toMatchObject({ status: 403 })
    const { data: narrow } = await world.app.octokit.rest.apps.createInstallationAccessToken({
      installation_id: world.github.app.installationId,
      permissions: { members: 'write' },
    })
    const response = await fetch(`${world.github.url}/orgs/acme/teams/grabbers/repos/acme/infra`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${narrow.token}` },
    })
    expect(response.status).toBe(403)
    expect(await roleOf('alice')).toBe('write')
    await expect(
      bob.rest.teams.addOrUpdateRepoPermissionsInOrg({ ...place, permission: 'none' }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      bob.rest.repos.addCollaborator({ ...infra, username: 'mallory', permission: 'none' }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('that are secret are seen by their members only', async () => {
    await alice.rest.teams.create({ org, name: 'whispers' })
    const place = { org, team_slug: 'whispers' }
    const slugs = async (client: Octokit) =>
      (await client.rest.teams.list({ org })).data.map(({ slug }) => slug)
    expect((await alice.rest.teams.getByName(place)).data.privacy).toBe('secret')
    expect(await slugs(alice)).toContain('whispers')
    expect(await slugs(bob)).not.toContain('whispers')
    await expect(bob.rest.teams.getByName(place)).rejects.toMatchObject({ status: 404 })
    await expect(bob.rest.teams.deleteInOrg(place)).rejects.toMatchObject({ status: 404 })
  })

  it('invite those who are not in the organization', async () => {
    const bot = await world.bot()
    const place = { org, team_slug: 'platform', username: 'mallory' }
    const { data } = await bot.rest.teams.addOrUpdateMembershipForUserInOrg(place)
    expect(data).toMatchObject({ state: 'pending', role: 'member' })
    await expect(bot.rest.teams.getMembershipForUserInOrg(place)).rejects.toMatchObject({ status: 404 })
    expect(await world.kinds()).toEqual([])
  })

  it('are left alone by those who do not maintain them', async () => {
    const place = { org, team_slug: 'platform', username: 'alice' }
    await expect(alice.rest.teams.addOrUpdateMembershipForUserInOrg(place)).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      world.as('mallory').rest.teams.addOrUpdateMembershipForUserInOrg(place),
    ).rejects.toMatchObject({ status: 404 })
    const narrow = await world.app.octokit.rest.apps.createInstallationAccessToken({
      installation_id: world.github.app.installationId,
      permissions: { members: 'read' },
    })
    const response = await fetch(`${world.github.url}/orgs/acme/teams`, {
      method: 'POST',
      headers: { authorization: `Bearer ${narrow.data.token}` },
      body: '{"name":"x"}',
    })
    expect(response.status).toBe(403)
  })

  it.each([
    ['a name', { name: ' ' }],
    ['a name of signs', { name: '&&' }],
    ['a maintainer from elsewhere', { name: 'x', maintainers: ['mallory'] }],
    ['a repository of others', { name: 'x', repo_names: ['globex/network'] }],
    ['a privacy that does not exist', { name: 'x', privacy: 'open' }],
  ])('are refused with %s', async (_what, fields) => {
    await expect(alice.request('POST /orgs/{org}/teams', { org, ...fields } as never)).rejects.toMatchObject({
      status: 422,
    })
  })

  it('and collaborators are told to the app', async () => {
    const place = { ...infra, username: 'mallory' }
    await bob.rest.repos.addCollaborator({ ...place, permission: 'push' })
    await bob.rest.repos.addCollaborator({ ...place, permission: 'admin' })
    await bob.rest.repos.addCollaborator({ ...place, permission: 'admin' })
    await bob.rest.repos.removeCollaborator(place)
    expect(await world.kinds()).toEqual(['member.added', 'member.edited', 'member.removed'])
    expect((await world.last('member.added')).body).toMatchObject({
      member: { login: 'mallory' },
      changes: { role_name: { to: 'write' } },
    })
  })
})
