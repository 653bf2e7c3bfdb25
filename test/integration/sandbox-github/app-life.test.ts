import type { Octokit } from 'octokit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commandSeed } from '../../../sandbox/github/world/command-seed.ts'
import type { Seed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

/** Two organizations, one with a second repository and an owner, and a second app that is installed on one of them. */
function seed(): Seed {
  const { users, organisations, apps } = commandSeed()
  return {
    users: [...users, { login: 'dave' }],
    organisations: organisations.map((organisation) =>
      organisation.login === 'acme'
        ? {
            ...organisation,
            members: { ...organisation.members, dave: 'admin' },
            repositories: [...organisation.repositories, { name: 'vault', visibility: 'private' }],
          }
        : organisation,
    ),
    apps: [
      ...apps,
      ...apps.map((app) => ({ ...app, id: 77, slug: 'watcher', name: 'Watcher', installedOn: ['globex'] })),
    ],
  }
}

describe('the life of an app', () => {
  let world: World
  let dave: Octokit
  beforeAll(async () => {
    world = await startWorld({ seed: seed() })
    dave = world.as('dave')
  })
  beforeEach(async () => {
    await world.forget()
  })
  afterAll(async () => {
    await world.close()
  })

  const idOn = (account: string, app = 0) =>
    world.github.apps[app]?.installations.find((one) => one.account === account)?.id ?? 0

  const heard = () =>
    world.received.map(({ kind, headers }) => [kind, headers['x-github-hook-installation-target-id']])

  it(verifies(['github.app-life'], 'hears only of what it is installed on'), async () => {
    const alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'Here' })
    await alice.rest.issues.create({ owner: 'globex', repo: 'network', title: 'There' })
    await world.github.settled()
    expect(heard()).toHaveLength(3)
    expect(heard()).toEqual(
      expect.arrayContaining([
        ['issues.opened', '4242'],
        ['issues.opened', '77'],
      ]),
    )
    const watcher = await world.appOf(77).getInstallationOctokit(idOn('globex', 1))
    await expect(watcher.rest.issues.create({ ...infra, title: 'No' })).rejects.toMatchObject({
      status: 403,
      response: { data: { message: 'Resource not accessible by integration' } },
    })
    await expect(watcher.rest.repos.get({ owner: 'acme', repo: 'vault' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(
      world.appOf(77).octokit.rest.apps.getInstallation({ installation_id: idOn('acme') }),
    ).rejects.toMatchObject({ status: 404 })
    expect((await world.appOf(77).octokit.rest.apps.listInstallations()).data).toHaveLength(1)
    expect((await world.app.octokit.rest.apps.listInstallations()).data).toHaveLength(2)
  })

  it('is told of installing and uninstalling, and its tokens end with the installation', async () => {
    const id = world.github.installations.install({ app: 77, account: 'acme', repositories: ['vault'] })
    const { body } = await world.last('installation.created')
    expect(body).toMatchObject({
      installation: { id, app_id: 77, repository_selection: 'selected', account: { login: 'acme' } },
      repositories: [{ full_name: 'acme/vault', private: true }],
      sender: { login: 'bob' },
    })
    const watcher = await world.appOf(77).getInstallationOctokit(id)
    expect((await watcher.rest.apps.listReposAccessibleToInstallation()).data).toMatchObject({
      total_count: 1,
      repository_selection: 'selected',
    })
    await expect(watcher.rest.issues.create({ ...infra, title: 'No' })).rejects.toMatchObject({ status: 403 })
    await expect(
      world.appOf(77).octokit.rest.apps.createInstallationAccessToken({
        installation_id: id,
        repositories: ['infra'],
      }),
    ).rejects.toMatchObject({ status: 422 })
    expect(() => world.github.installations.install({ app: 77, account: 'acme' })).toThrow(
      'the app 77 is installed on "acme" already',
    )

    const { data: last } = await world
      .appOf(77)
      .octokit.rest.apps.createInstallationAccessToken({ installation_id: id })
    await world.appOf(77).octokit.rest.apps.deleteInstallation({ installation_id: id })
    expect((await world.last('installation.deleted')).body).toMatchObject({ installation: { id } })
    const headers = { authorization: `Bearer ${last.token}` }
    expect((await fetch(`${world.github.url}/repos/acme/vault`, { headers })).status).toBe(401)
    await expect(
      world
        .appOf(77)
        .getInstallationOctokit(id)
        .then((one) => one.rest.repos.get(infra)),
    ).rejects.toMatchObject({
      status: 404,
    })
    await world.forget()
    await dave.rest.issues.create({ owner: 'acme', repo: 'vault', title: 'Heard by one' })
    await world.github.settled()
    expect(heard()).toEqual([['issues.opened', '4242']])
  })

  it(verifies(['github.app-life'], 'can do and hear nothing while it is suspended'), async () => {
    const { octokit } = world.app
    const place = { installation_id: idOn('acme') }
    const before = await world.bot()
    await before.rest.repos.get(infra)
    await octokit.rest.apps.suspendInstallation(place)
    await octokit.rest.apps.suspendInstallation(place)
    const { data } = await octokit.rest.apps.getInstallation(place)
    expect(data.suspended_at).toMatch(/Z$/)
    const refused = { status: 403, response: { data: { message: 'This installation has been suspended' } } }
    await expect(before.rest.repos.get(infra)).rejects.toMatchObject(refused)
    await expect(octokit.rest.apps.createInstallationAccessToken(place)).rejects.toMatchObject(refused)
    await world.as('alice').rest.issues.create({ ...infra, title: 'Unheard' })
    await octokit.rest.apps.unsuspendInstallation(place)
    await octokit.rest.apps.unsuspendInstallation(place)
    expect(await world.kinds()).toEqual(['installation.suspend', 'installation.unsuspend'])
    expect((await before.rest.repos.get(infra)).status).toBe(200)
  })

  it('covers the repositories that an administrator selects', async () => {
    const installation_id = idOn('acme')
    const { data: vault } = await dave.rest.repos.get({ owner: 'acme', repo: 'vault' })
    const place = { installation_id, repository_id: vault.id }
    await dave.rest.apps.removeRepoFromInstallationForAuthenticatedUser(place)
    expect((await world.last('installation_repositories.removed')).body).toMatchObject({
      repository_selection: 'selected',
      repositories_added: [],
      repositories_removed: [{ full_name: 'acme/vault' }],
      sender: { login: 'dave' },
    })
    const seen = async () =>
      (
        await dave.rest.apps.listInstallationReposForAuthenticatedUser({ installation_id })
      ).data.repositories.map(({ name }) => name)
    expect(await seen()).toEqual(['infra'])
    await dave.rest.issues.create({ owner: 'acme', repo: 'vault', title: 'Unheard' })
    expect(await world.kinds()).toEqual(['installation_repositories.removed'])
    await dave.rest.apps.addRepoToInstallationForAuthenticatedUser(place)
    expect((await world.last('installation_repositories.added')).body).toMatchObject({
      repositories_added: [{ full_name: 'acme/vault' }],
    })
    expect(await seen()).toEqual(['infra', 'vault'])
    await expect(
      world.as('alice').rest.apps.removeRepoFromInstallationForAuthenticatedUser(place),
    ).rejects.toMatchObject({ status: 404 })
    world.github.installations.select(installation_id, ['infra'])
    const { data: repository } = await dave.rest.repos.get(infra)
    await expect(
      dave.rest.apps.removeRepoFromInstallationForAuthenticatedUser({
        installation_id,
        repository_id: repository.id,
      }),
    ).rejects.toMatchObject({ status: 422 })
    world.github.installations.select(installation_id, 'all')
    expect((await world.last('installation_repositories.added')).body).toMatchObject({
      repository_selection: 'all',
    })
    await expect(dave.rest.apps.addRepoToInstallationForAuthenticatedUser(place)).rejects.toMatchObject({
      status: 304,
    })
  })

  it('is found by its slug, and its installations by those who may see them', async () => {
    expect((await dave.rest.apps.getBySlug({ app_slug: 'watcher' })).data?.id).toBe(77)
    await expect(dave.rest.apps.getBySlug({ app_slug: 'nobody' })).rejects.toMatchObject({ status: 404 })
    expect((await dave.rest.orgs.listAppInstallations({ org: 'acme' })).data.total_count).toBe(1)
    await expect(world.as('alice').rest.orgs.listAppInstallations({ org: 'acme' })).rejects.toMatchObject({
      status: 403,
    })
    await expect(world.as('mallory').rest.orgs.listAppInstallations({ org: 'acme' })).rejects.toMatchObject({
      status: 404,
    })
    const total = async (login: string) =>
      (await world.as(login).rest.apps.listInstallationsForAuthenticatedUser()).data.total_count
    expect([await total('alice'), await total('dave'), await total('mallory')]).toEqual([3, 1, 0])
  })

  it('gets new permissions when they are accepted', async () => {
    const id = idOn('globex')
    world.github.installations.accept(id, {
      permissions: { issues: 'read', metadata: 'read' },
      events: ['issues'],
    })
    expect((await world.last('installation.new_permissions_accepted')).body).toMatchObject({
      installation: { id, permissions: { issues: 'read', metadata: 'read' }, events: ['issues'] },
    })
    const bot = await world.app.getInstallationOctokit(id)
    await expect(
      bot.rest.issues.create({ owner: 'globex', repo: 'network', title: 'No' }),
    ).rejects.toMatchObject({ status: 403 })
  })

  it('is installed, suspended and uninstalled by a program', async () => {
    const { installations } = world.github
    const id = idOn('globex', 1)
    installations.suspend(id)
    installations.unsuspend(id)
    installations.uninstall(id)
    expect(await world.kinds()).toEqual([
      'installation.suspend',
      'installation.unsuspend',
      'installation.deleted',
    ])
    expect(() => installations.uninstall(id)).toThrow(`there is no installation ${id}`)
    expect(() => installations.install({ account: 'nobody' })).toThrow('there is no account "nobody"')
    expect(() => installations.install({ app: 1, account: 'acme' })).toThrow('there is no app 1')
    expect(() => installations.select(idOn('acme'), ['none'])).toThrow('"acme" has no repository "none"')
  })
})
