import type { Octokit } from 'octokit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEvents, defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { type Bench, benchOf, cloneAs, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

const fork = { owner: 'mallory', repo: 'infra' } as const

describe('forks', () => {
  let world: World
  let bob: Octokit
  let mallory: Octokit
  let theirs: Bench

  beforeEach(async () => {
    const seed = defaultSeed({ 'a.txt': '1\n2\n3\n' })
    const apps = seed.apps.map((app) => ({ ...app, events: [...defaultEvents, 'fork'] }))
    world = await startWorld({ seed: { ...seed, apps } })
    bob = world.as('bob')
    mallory = world.as('mallory')
    theirs = benchOf(world, 'mallory', fork)
    await mallory.rest.repos.createFork(infra)
  })
  afterEach(async () => {
    await world.close()
  })

  async function openFromFork(files: Readonly<Record<string, string>> = { 'm.txt': 'm\n' }): Promise<number> {
    await theirs.branch('topic', files)
    const fields = { ...infra, head: 'mallory:topic', base: 'main', title: 'From afar' }
    return (await mallory.rest.pulls.create(fields)).data.number
  }

  it('belongs to its maker, knows where it comes from, and is made once', async () => {
    const { data } = await mallory.rest.repos.get(fork)
    expect(data).toMatchObject({
      fork: true,
      full_name: 'mallory/infra',
      parent: { full_name: 'acme/infra' },
      source: { full_name: 'acme/infra' },
      permissions: { admin: true },
    })
    expect((await world.last('fork')).body).toMatchObject({
      forkee: { full_name: 'mallory/infra', fork: true },
      repository: { full_name: 'acme/infra' },
    })
    const again = await mallory.rest.repos.createFork(infra)
    expect([again.status, again.data.id]).toEqual([202, data.id])
    expect((await bob.rest.repos.get(infra)).data.forks_count).toBe(1)
    expect((await bob.rest.repos.listForks(infra)).data.map(({ full_name }) => full_name)).toEqual([
      'mallory/infra',
    ])
    const { data: named } = await bob.rest.repos.createFork({
      ...infra,
      name: 'mine',
      default_branch_only: true,
    })
    expect(named.full_name).toBe('bob/mine')
    expect(
      (await world.as('carol').rest.repos.createFork({ owner: 'bob', repo: 'mine' })).data,
    ).toMatchObject({
      full_name: 'carol/mine',
      parent: { full_name: 'bob/mine' },
      source: { full_name: 'acme/infra' },
    })
  })

  it.each<[string, number, Record<string, string>, string]>([
    ['into an organization of others', 404, { organization: 'acme' }, 'mallory'],
    ['into the account that owns it', 403, { organization: 'acme' }, 'bob'],
    ['under a name that is none', 422, { name: 'a b' }, 'bob'],
  ])('refuses a fork %s', async (_what, status, fields, login) => {
    await expect(world.as(login).rest.repos.createFork({ ...infra, ...fields })).rejects.toMatchObject({
      status,
    })
  })

  it(
    verifies(['github.fork'], 'opens, follows and merges a pull request, telling the app of the base alone'),
    async () => {
      await world.forget()
      const pull_number = await openFromFork()
      expect(await world.kinds()).toEqual(['pull_request.opened'])
      const opened = await mallory.rest.pulls.get({ ...infra, pull_number })
      expect(opened.data).toMatchObject({
        head: {
          label: 'mallory:topic',
          repo: { full_name: 'mallory/infra', fork: true },
          user: { login: 'mallory' },
        },
        base: { label: 'acme:main', repo: { full_name: 'acme/infra' } },
        maintainer_can_modify: true,
        mergeable_state: 'clean',
        changed_files: 1,
      })
      const clone = await cloneAs(world, 'mallory', { repository: 'mallory/infra' })
      await clone.git('switch', '--quiet', 'topic')
      const sha = await clone.commit('second.txt')
      expect((await clone.git('push', 'origin', 'topic')).exitCode).toBe(0)
      expect((await world.last('pull_request.synchronize')).body).toMatchObject({
        before: opened.data.head.sha,
        after: sha,
        repository: { full_name: 'acme/infra' },
        sender: { login: 'mallory' },
      })
      const list = (head: string) => bob.rest.pulls.list({ ...infra, head })
      expect((await list('mallory:topic')).data).toHaveLength(1)
      expect((await list('acme:topic')).data).toHaveLength(0)
      const { data: kept } = await bob.rest.git.getRef({ ...infra, ref: `pull/${pull_number}/head` })
      expect(kept.object.sha).toBe(sha)
      await expect(mallory.rest.pulls.merge({ ...infra, pull_number })).rejects.toMatchObject({ status: 403 })
      const { data: merged } = await bob.rest.pulls.merge({ ...infra, pull_number, sha })
      const { data: commit } = await bob.rest.git.getCommit({ ...infra, commit_sha: merged.sha })
      expect(commit.message).toContain(`Merge pull request #${pull_number} from mallory/topic`)
      expect(commit.parents[1]?.sha).toBe(sha)
      expect(await world.kinds()).toEqual([
        'pull_request.opened',
        'pull_request.synchronize',
        'push',
        'pull_request.closed',
      ])
    },
  )

  it('merges what both sides changed, and calls a conflict dirty', async () => {
    const pull_number = await openFromFork({ 'a.txt': '1\n2\nthree\n' })
    await benchOf(world, 'bob').write('main', 'b.txt', 'b\n')
    const state = async () => (await bob.rest.pulls.get({ ...infra, pull_number })).data.mergeable_state
    expect(await state()).toBe('clean')
    await mallory.rest.pulls.updateBranch({ ...infra, pull_number })
    expect((await bob.rest.pulls.listCommits({ ...infra, pull_number })).data).toHaveLength(2)
    await benchOf(world, 'bob').write('main', 'a.txt', '1\n2\ndrei\n')
    expect(await state()).toBe('dirty')
    await expect(mallory.rest.pulls.updateBranch({ ...infra, pull_number })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('keeps a pull request readable and mergeable after its fork is deleted', async () => {
    const pull_number = await openFromFork()
    await expect(bob.rest.repos.delete(fork)).rejects.toMatchObject({ status: 403 })
    await mallory.rest.repos.delete(fork)
    await expect(mallory.rest.repos.get(fork)).rejects.toMatchObject({ status: 404 })
    expect((await bob.rest.pulls.get({ ...infra, pull_number })).data).toMatchObject({
      state: 'open',
      head: { ref: 'topic', repo: null },
    })
    await expect(bob.rest.pulls.updateBranch({ ...infra, pull_number })).rejects.toMatchObject({
      status: 422,
    })
    await bob.rest.pulls.update({ ...infra, pull_number, state: 'closed' })
    await expect(bob.rest.pulls.update({ ...infra, pull_number, state: 'open' })).rejects.toMatchObject({
      status: 422,
    })
    const { data } = await mallory.rest.repos.createFork(infra)
    expect(data.full_name).toBe('mallory/infra')
    await expect(theirs.sha('topic')).rejects.toMatchObject({ status: 404 })
  })

  it('closes a pull request whose branch leaves the fork', async () => {
    const pull_number = await openFromFork()
    await mallory.rest.git.deleteRef({ ...fork, ref: 'heads/topic' })
    expect((await bob.rest.pulls.get({ ...infra, pull_number })).data.state).toBe('closed')
  })

  it('lets maintainers push to the branch of a pull request that allows it, and to nothing else', async () => {
    const pull_number = await openFromFork()
    const clone = await cloneAs(world, 'carol', { repository: 'mallory/infra' })
    await clone.git('switch', '--quiet', 'topic')
    const sha = await clone.commit('help.txt')
    const elsewhere = await clone.git('push', 'origin', 'HEAD:main')
    expect(elsewhere.stderr).toContain('Permission to mallory/infra.git denied to carol.')
    expect((await clone.git('push', 'origin', 'topic')).exitCode).toBe(0)
    expect((await bob.rest.pulls.get({ ...infra, pull_number })).data.head.sha).toBe(sha)
    await mallory.rest.pulls.update({ ...infra, pull_number, maintainer_can_modify: false })
    await clone.commit('more.txt')
    expect((await clone.git('push', 'origin', 'topic')).exitCode).not.toBe(0)
  })

  it('refuses a push to a fork by people who may write to its base', async () => {
    const clone = await cloneAs(world, 'alice', { repository: 'mallory/infra' })
    await clone.commit('x.txt')
    expect((await clone.git('push', 'origin', 'main')).stderr).toContain('denied to alice')
  })

  it.each([
    ['of a person without a fork', { head: 'carol:main' }],
    ['that the fork does not have', { head: 'mallory:none' }],
    ['with nothing in it', { head: 'mallory:main' }],
    ['of another person', { head: 'mallory:topic' }],
  ])('refuses a pull request from a branch %s', async (what, { head }) => {
    if (what === 'of another person') await theirs.branch('topic')
    const login = what === 'of another person' ? 'carol' : 'mallory'
    await expect(
      world.as(login).rest.pulls.create({ ...infra, head, base: 'main', title: 'x' }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('takes in what its upstream got, and keeps what it has of its own', async () => {
    const sync = async () =>
      (await mallory.rest.repos.mergeUpstream({ ...fork, branch: 'main' })).data.merge_type
    expect(await sync()).toBe('none')
    await benchOf(world, 'bob').write('main', 'b.txt', 'b\n')
    expect(await sync()).toBe('fast-forward')
    expect(await theirs.sha('main')).toBe(await benchOf(world, 'bob').sha('main'))
    await theirs.write('main', 'own.txt', 'own\n')
    await benchOf(world, 'bob').write('main', 'c.txt', 'c\n')
    expect(await sync()).toBe('merge')
    await theirs.write('main', 'a.txt', 'theirs\n')
    await benchOf(world, 'bob').write('main', 'a.txt', 'ours\n')
    await expect(sync()).rejects.toMatchObject({ status: 409 })
    await expect(bob.rest.repos.mergeUpstream({ ...infra, branch: 'main' })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('compares with a branch of a fork', async () => {
    await theirs.branch('topic')
    for (const basehead of ['main...mallory:topic', 'acme:main...mallory:infra:topic']) {
      const { data } = await bob.rest.repos.compareCommitsWithBasehead({ ...infra, basehead })
      expect(data).toMatchObject({ status: 'ahead', ahead_by: 1, files: [{ filename: 'topic.txt' }] })
    }
    await expect(
      bob.rest.repos.compareCommitsWithBasehead({ ...infra, basehead: 'main...carol:main' }),
    ).rejects.toMatchObject({ status: 404 })
  })
})
