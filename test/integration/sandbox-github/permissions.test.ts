import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('roles and permissions', () => {
  let world: World
  let head: string
  let pullNumber: number
  beforeAll(async () => {
    const seed = defaultSeed()
    const [acme] = seed.organisations
    if (acme === undefined) throw new Error('the default seed has no organization')
    const secret = { name: 'secret', visibility: 'private', roles: { alice: 'deployer' } } as const
    const organisation = {
      ...acme,
      members: { ...acme.members, dora: 'admin' },
      customRoles: { deployer: 'write' },
      repositories: [
        ...acme.repositories.map((item) => ({ ...item, teamRoles: { platform: 'maintain' } })),
        secret,
      ],
    } as const
    world = await startWorld({
      seed: {
        ...seed,
        users: [...seed.users, { login: 'dora' }, { login: 'reader' }],
        organisations: [organisation],
      },
    })
    const alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'One' })
    await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'by alice' })
    const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    head = main.data.object.sha
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/topic', sha: head })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'a.txt',
      branch: 'topic',
      message: 'Add a',
      content: 'YQ==',
    })
    const { data: pull } = await alice.rest.pulls.create({
      ...infra,
      head: 'topic',
      base: 'main',
      title: 'Topic',
    })
    pullNumber = pull.number
  })
  afterAll(async () => {
    await world.close()
  })

  const refused: readonly [string, number, (client: Octokit) => Promise<unknown>][] = [
    [
      'label an issue',
      403,
      (client) => client.rest.issues.addLabels({ ...infra, issue_number: 1, labels: ['x'] }),
    ],
    [
      'edit the issue of another',
      403,
      (client) => client.rest.issues.update({ ...infra, issue_number: 1, title: 'x' }),
    ],
    [
      'close the issue of another',
      403,
      (client) => client.rest.issues.update({ ...infra, issue_number: 1, state: 'closed' }),
    ],
    ['lock an issue', 403, (client) => client.rest.issues.lock({ ...infra, issue_number: 1 })],
    ['create a label', 403, (client) => client.rest.issues.createLabel({ ...infra, name: 'x' })],
    [
      'create a ref',
      404,
      (client) => client.rest.git.createRef({ ...infra, ref: 'refs/heads/x', sha: head }),
    ],
    ['delete a ref', 404, (client) => client.rest.git.deleteRef({ ...infra, ref: 'heads/topic' })],
    ['create a blob', 404, (client) => client.rest.git.createBlob({ ...infra, content: 'x' })],
    [
      'write a file',
      404,
      (client) =>
        client.rest.repos.createOrUpdateFileContents({ ...infra, path: 'x', message: 'x', content: 'eA==' }),
    ],
    [
      'open a pull request',
      422,
      (client) => client.rest.pulls.create({ ...infra, head: 'topic', base: 'main', title: 'x' }),
    ],
    ['merge a pull request', 403, (client) => client.rest.pulls.merge({ ...infra, pull_number: pullNumber })],
    [
      'create a check run',
      403,
      (client) => client.rest.checks.create({ ...infra, name: 'x', head_sha: head }),
    ],
    [
      'create a status',
      403,
      (client) => client.rest.repos.createCommitStatus({ ...infra, sha: head, state: 'success' }),
    ],
    [
      'grant a role',
      403,
      (client) => client.rest.repos.addCollaborator({ ...infra, username: 'mallory', permission: 'admin' }),
    ],
    ['list collaborators', 403, (client) => client.rest.repos.listCollaborators(infra)],
    [
      'ask who collaborates',
      403,
      (client) => client.rest.repos.checkCollaborator({ ...infra, username: 'alice' }),
    ],
    [
      'ask what somebody may do',
      403,
      (client) => client.rest.repos.getCollaboratorPermissionLevel({ ...infra, username: 'alice' }),
    ],
    [
      'look into the organization',
      404,
      (client) => client.rest.teams.listMembersInOrg({ org: 'acme', team_slug: 'platform' }),
    ],
    ['see a private repository', 404, (client) => client.rest.repos.get({ owner: 'acme', repo: 'secret' })],
    [
      'open an issue in a private repository',
      404,
      (client) => client.rest.issues.create({ owner: 'acme', repo: 'secret', title: 'x' }),
    ],
  ]

  it.each(refused)('does not let an outsider %s', async (_what, status, act) => {
    await expect(act(world.as('mallory'))).rejects.toMatchObject({ status })
  })

  it('lets an outsider open an issue, comment, react and review on a public repository', async () => {
    const mallory = world.as('mallory')
    const { data: issue } = await mallory.rest.issues.create({
      ...infra,
      title: 'Mine',
      labels: ['urgent'],
      assignees: ['bob'],
    })
    expect(issue).toMatchObject({ author_association: 'NONE', labels: [], assignees: [] })
    const { data: comment } = await mallory.rest.issues.createComment({
      ...infra,
      issue_number: 1,
      body: 'hello',
    })
    await mallory.rest.issues.updateComment({ ...infra, comment_id: comment.id, body: 'hello again' })
    await mallory.rest.reactions.createForIssue({ ...infra, issue_number: 1, content: 'heart' })
    const { data: review } = await mallory.rest.pulls.createReview({
      ...infra,
      pull_number: pullNumber,
      event: 'APPROVE',
    })
    expect(review.author_association).toBe('NONE')
    await mallory.rest.issues.update({
      ...infra,
      issue_number: issue.number,
      state: 'closed',
      state_reason: 'not_planned',
    })
    await mallory.rest.issues.deleteComment({ ...infra, comment_id: comment.id })
  })

  it('does not let an outsider touch the comment of another', async () => {
    const { data } = await world.as('alice').rest.issues.listComments({ ...infra, issue_number: 1 })
    const comment_id = data[0]?.id ?? 0
    const mallory = world.as('mallory')
    await expect(
      mallory.rest.issues.updateComment({ ...infra, comment_id, body: 'x' }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(mallory.rest.issues.deleteComment({ ...infra, comment_id })).rejects.toMatchObject({
      status: 403,
    })
  })

  it('asks nobody in particular for credentials before a change', async () => {
    const nobody = world.anonymous()
    expect((await nobody.rest.repos.get(infra)).status).toBe(200)
    await expect(nobody.rest.issues.create({ ...infra, title: 'x' })).rejects.toMatchObject({ status: 401 })
    await expect(nobody.rest.repos.get({ owner: 'acme', repo: 'secret' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('refuses a token it never gave', async () => {
    const response = await fetch(`${world.github.url}/repos/acme/infra`, {
      headers: { authorization: 'token ghp_made_up' },
    })
    expect([response.status, await response.json()]).toMatchObject([401, { message: 'Bad credentials' }])
  })

  it('keeps a reader from checks and lets only apps create them', async () => {
    const bob = world.as('bob')
    await expect(bob.rest.checks.create({ ...infra, name: 'x', head_sha: head })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('You must authenticate via a GitHub App.'),
    })
  })

  it.each([
    ['alice', 'write', 'write'],
    ['bob', 'admin', 'admin'],
    ['carol', 'write', 'maintain'],
    ['dora', 'admin', 'admin'],
    ['mallory', 'read', 'read'],
  ])('reports what %s may do in the public repository', async (username, permission, role_name) => {
    const bot = await world.bot()
    const { data } = await bot.rest.repos.getCollaboratorPermissionLevel({ ...infra, username })
    expect(data).toMatchObject({ permission, role_name, user: { login: username } })
  })

  it('reports a custom role by its name and its base', async () => {
    const bot = await world.bot()
    const secret = { owner: 'acme', repo: 'secret' }
    const { data } = await bot.rest.repos.getCollaboratorPermissionLevel({ ...secret, username: 'alice' })
    expect(data).toMatchObject({ permission: 'write', role_name: 'deployer' })
    expect(
      (await bot.rest.repos.getCollaboratorPermissionLevel({ ...secret, username: 'mallory' })).data
        .permission,
    ).toBe('none')
  })

  it('knows collaborators, members and teams', async () => {
    const bot = await world.bot()
    expect((await bot.rest.repos.checkCollaborator({ ...infra, username: 'alice' })).status).toBe(204)
    await expect(bot.rest.repos.checkCollaborator({ ...infra, username: 'mallory' })).rejects.toMatchObject({
      status: 404,
    })
    expect((await bot.rest.orgs.checkMembershipForUser({ org: 'acme', username: 'carol' })).status).toBe(204)
    const team = { org: 'acme', team_slug: 'platform' }
    expect((await bot.rest.teams.listMembersInOrg(team)).data.map(({ login }) => login)).toEqual(['carol'])
    const membership = await bot.rest.teams.getMembershipForUserInOrg({ ...team, username: 'carol' })
    expect(membership.data).toMatchObject({ state: 'active', role: 'member' })
    await expect(
      bot.rest.teams.getMembershipForUserInOrg({ ...team, username: 'alice' }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('lets an administrator grant and withdraw a role', async () => {
    const bob = world.as('bob')
    await bob.rest.repos.addCollaborator({ ...infra, username: 'reader', permission: 'push' })
    const level = async () =>
      (await bob.rest.repos.getCollaboratorPermissionLevel({ ...infra, username: 'reader' })).data.permission
    expect(await level()).toBe('write')
    await bob.rest.repos.removeCollaborator({ ...infra, username: 'reader' })
    expect(await level()).toBe('read')
  })

  it('keeps people from pressing a button without write access, and apps altogether', async () => {
    const bot = await world.bot()
    const { data: run } = await bot.rest.checks.create({
      ...infra,
      name: 'plan',
      head_sha: head,
      actions: [{ label: 'Retry', description: 'Try again', identifier: 'retry' }],
    })
    const press = 'POST /_double/check-runs/{id}/actions/{identifier}'
    const button = { id: run.id, identifier: 'retry' }
    await expect(world.as('mallory').request(press, button)).rejects.toMatchObject({ status: 403 })
    await expect(bot.request(press, button)).rejects.toMatchObject({ status: 403 })
    await expect(world.as('carol').request(press, { ...button, identifier: 'other' })).rejects.toMatchObject({
      status: 404,
    })
    expect((await world.as('carol').request(press, button)).status).toBe(201)
  })
})
