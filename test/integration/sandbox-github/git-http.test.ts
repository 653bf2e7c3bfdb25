import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('git over HTTP', () => {
  let world: World
  beforeAll(async () => {
    const seed = defaultSeed({ 'a.txt': 'a\n' })
    const organisations = seed.organisations.map((item) => ({
      ...item,
      repositories: [
        ...item.repositories,
        { name: 'secret', visibility: 'private' as const, roles: { alice: 'read' } },
      ],
    }))
    world = await startWorld({ seed: { ...seed, organisations } })
  })
  afterAll(async () => {
    await world.close()
  })

  function git(args: readonly string[], cwd = world.directory) {
    const env = {
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Alice',
      GIT_AUTHOR_EMAIL: 'alice@example.com',
      GIT_COMMITTER_NAME: 'Alice',
      GIT_COMMITTER_EMAIL: 'alice@example.com',
    }
    return execa('git', args, { cwd, env, reject: false })
  }

  function remote(token: string, repository = 'acme/infra'): string {
    return `${world.github.url.replace('://', `://x-access-token:${token}@`)}/${repository}.git`
  }

  async function clone(login: string): Promise<string> {
    const folder = join(world.directory, `clone-${login}`)
    const result = await git(['clone', '--quiet', remote(world.github.tokens[login] ?? ''), folder])
    expect(result.exitCode, result.stderr).toBe(0)
    return folder
  }

  async function commit(folder: string, file: string): Promise<string> {
    await writeFile(join(folder, file), `${file}\n`)
    await git(['add', file], folder)
    await git(['commit', '--quiet', '-m', `Add ${file}`], folder)
    return (await git(['rev-parse', 'HEAD'], folder)).stdout
  }

  it('clones a public repository without credentials', async () => {
    const folder = join(world.directory, 'clone-anonymous')
    expect((await git(['clone', '--quiet', `${world.github.url}/acme/infra`, folder])).exitCode).toBe(0)
    expect((await git(['ls-files'], folder)).stdout.split('\n')).toEqual(['README.md', 'a.txt'])
  })

  it('pushes a branch, announces it and lets the pull request follow', async () => {
    const folder = await clone('alice')
    await git(['switch', '--quiet', '-c', 'topic'], folder)
    const first = await commit(folder, 'b.txt')
    await world.forget()
    const pushed = await git(['push', '--quiet', 'origin', 'topic'], folder)
    expect(pushed.exitCode, pushed.stderr).toBe(0)
    expect(await world.kinds()).toEqual(['create', 'push'])
    expect((await world.last('push')).body).toMatchObject({
      ref: 'refs/heads/topic',
      after: first,
      created: true,
      commits: [{ id: first, added: ['b.txt'], author: { email: 'alice@example.com' } }],
      pusher: { name: 'alice' },
    })
    const alice = world.as('alice')
    const { data: pull } = await alice.rest.pulls.create({
      ...infra,
      head: 'topic',
      base: 'main',
      title: 'Topic',
    })
    const second = await commit(folder, 'c.txt')
    await git(['push', '--quiet', 'origin', 'topic'], folder)
    expect((await alice.rest.pulls.get({ ...infra, pull_number: pull.number })).data.head.sha).toBe(second)
    expect((await world.last('pull_request.synchronize')).body).toMatchObject({
      before: first,
      after: second,
    })
    const fetched = await git(['fetch', '--quiet', 'origin', `refs/pull/${pull.number}/head`], folder)
    expect(fetched.exitCode, fetched.stderr).toBe(0)
    const merged = await world.as('bob').rest.pulls.merge({ ...infra, pull_number: pull.number })
    await git(['pull', '--quiet', 'origin', 'main'], folder)
    expect((await git(['rev-parse', 'HEAD'], folder)).stdout).toBe(merged.data.sha)
    await git(['push', '--quiet', 'origin', '--delete', 'topic'], folder)
    expect((await world.last('delete')).body).toMatchObject({ ref: 'topic', ref_type: 'branch' })
  })

  it('refuses a push that would lose commits, and one into the pull request refs', async () => {
    const folder = await clone('bob')
    const main = (await git(['rev-parse', 'HEAD'], folder)).stdout
    await git(['reset', '--quiet', '--hard', 'HEAD~1'], folder)
    await commit(folder, 'other.txt')
    expect((await git(['push', '--quiet', 'origin', 'main'], folder)).exitCode).not.toBe(0)
    expect((await git(['push', '--quiet', 'origin', 'HEAD:refs/pull/1/head'], folder)).exitCode).not.toBe(0)
    expect((await world.as('bob').rest.git.getRef({ ...infra, ref: 'heads/main' })).data.object.sha).toBe(
      main,
    )
  })

  it('refuses a push by an outsider, by nobody and with a wrong token', async () => {
    const folder = await clone('mallory')
    await commit(folder, 'm.txt')
    const outsider = await git(['push', 'origin', 'main'], folder)
    expect(outsider.stderr).toContain('Permission to acme/infra.git denied to mallory.')
    const nobody = await git(['push', `${world.github.url}/acme/infra.git`, 'main'], folder)
    expect(nobody.exitCode).not.toBe(0)
    expect((await git(['push', remote('ghp_made_up'), 'main'], folder)).exitCode).not.toBe(0)
  })

  it('hides a private repository and lets its readers in', async () => {
    const secret = (login: string) =>
      git(['ls-remote', remote(world.github.tokens[login] ?? '', 'acme/secret')])
    expect((await secret('alice')).stdout).toContain('refs/heads/main')
    expect((await secret('mallory')).stderr).toContain('not found')
    expect((await git(['ls-remote', `${world.github.url}/acme/secret.git`])).exitCode).not.toBe(0)
  })

  it('lets the app push with its installation token', async () => {
    const auth = await world.bot().then((bot) => bot.auth({ type: 'installation' }))
    if (typeof auth !== 'object' || auth === null || !('token' in auth))
      throw new Error('no installation token')
    const folder = join(world.directory, 'clone-bot')
    await git(['clone', '--quiet', remote(String(auth.token)), folder])
    await commit(folder, 'bot.txt')
    const pushed = await git(['push', '--quiet', 'origin', 'main'], folder)
    expect(pushed.exitCode, pushed.stderr).toBe(0)
    expect((await world.last('push')).body).toMatchObject({ sender: { login: 'planwright[bot]' } })
  })

  it('speaks the oldest protocol too, and nothing but smart HTTP', async () => {
    const old = await git(['-c', 'protocol.version=0', 'ls-remote', `${world.github.url}/acme/infra.git`])
    expect(old.stdout).toContain('refs/heads/main')
    expect((await fetch(`${world.github.url}/acme/infra.git/info/refs`)).status).toBe(403)
    expect((await fetch(`${world.github.url}/acme/infra.git/git-upload-pack`)).status).toBe(405)
  })
})
