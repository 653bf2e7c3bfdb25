import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { App, Octokit } from 'octokit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startGithub } from '../../../sandbox/github/github.ts'
import { verifies } from '../../scenarios/requirements.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const entry = join(root, 'src', 'cli', 'github.ts')
const infra = { owner: 'acme', repo: 'infra' } as const

const Announcement = z.strictObject({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
  organisations: z.array(z.strictObject({ login: z.string(), repositories: z.array(z.string()) })),
  users: z.array(z.strictObject({ login: z.string(), token: z.string().startsWith('ghp_') })),
  apps: z.array(
    z.strictObject({
      id: z.number(),
      slug: z.string(),
      privateKey: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
      webhookSecret: z.string(),
      installations: z.array(z.strictObject({ id: z.number(), account: z.string() })),
    }),
  ),
})

describe('npm run github', () => {
  let directory: string
  const running: { kill(): void }[] = []
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'github-command-'))
  })
  afterEach(() => {
    for (const child of running.splice(0)) child.kill()
  })
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true })
  })

  async function start(file: string, args: readonly string[]) {
    const child = execa(file, args, { cwd: root, reject: false })
    running.push({ kill: () => void child.kill('SIGTERM') })
    const lines = createInterface({ input: child.stdout })
    const line = await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      void child.then(({ stderr }) => reject(new Error(stderr)))
    })
    const announcement = Announcement.parse(JSON.parse(line))
    const token = (login: string) => announcement.users.find((user) => user.login === login)?.token ?? ''
    return { child, ...announcement, token, lines }
  }

  const command = (...args: string[]) =>
    execa(process.execPath, [entry, ...args], { reject: false, timeout: 60_000 })

  it('prints one line with everything a bot needs, whatever Node npm runs on, and ends with npm', async () => {
    const { child, url, organisations, users, apps } = await start('npm', [
      'run',
      '--silent',
      'github',
      '--',
      '--json',
    ])
    expect(organisations).toEqual([
      { login: 'acme', repositories: ['acme/infra'] },
      { login: 'globex', repositories: ['globex/network'] },
    ])
    expect(users.map(({ login }) => login)).toEqual(['alice', 'bob', 'carol', 'mallory'])
    expect(apps).toMatchObject([
      { id: 4242, slug: 'planwright', installations: [{ account: 'acme' }, { account: 'globex' }] },
    ])
    child.kill('SIGTERM')
    await child
    await expect(fetch(`${url}/zen`)).rejects.toThrow()
  })

  it(
    verifies(
      ['github.command'],
      'serves an unmodified Octokit, to people and to its App, and tells the App what happens',
    ),
    async () => {
      const events: string[] = []
      const receiver = createServer((request, response) => {
        events.push(String(request.headers['x-github-event']))
        request.resume()
        response.writeHead(204).end()
      })
      receiver.listen(0, '127.0.0.1')
      await once(receiver, 'listening')
      const { port } = receiver.address() as AddressInfo
      const github = await start(process.execPath, [
        entry,
        '--json',
        '--webhook-url',
        `http://127.0.0.1:${port}/hook`,
      ])
      const alice = new Octokit({ baseUrl: github.url, auth: github.token('alice') })
      const { data: issue } = await alice.rest.issues.create({ ...infra, title: 'From outside' })
      const [app] = github.apps
      const bot = await new App({
        appId: app?.id ?? 0,
        privateKey: app?.privateKey ?? '',
        Octokit: Octokit.defaults({ baseUrl: github.url }),
      }).getInstallationOctokit(app?.installations[0]?.id ?? 0)
      const { data: comment } = await bot.rest.issues.createComment({
        ...infra,
        issue_number: issue.number,
        body: 'Heard.',
      })
      expect(comment.user?.login).toBe('planwright[bot]')
      await expect.poll(() => events, { timeout: 20_000 }).toEqual(['issues', 'issue_comment'])
      github.child.kill('SIGTERM')
      expect((await github.child).exitCode).toBe(0)
      await new Promise((resolve) => receiver.close(resolve))
    },
  )

  it(verifies(['github.command'], 'lets git clone, fetch and push with a token as password'), async () => {
    const github = await start(process.execPath, [entry, '--json', '--directory', join(directory, 'served')])
    const address = (login: string) =>
      `${github.url.replace('://', `://${login}:${github.token(login)}@`)}/acme/infra.git`
    const work = join(directory, 'work')
    const git = (...args: string[]) =>
      execa('git', ['-C', work, '-c', 'user.name=alice', '-c', 'user.email=alice@acme.example', ...args], {
        env: { GIT_TERMINAL_PROMPT: '0' },
        reject: false,
      })
    await execa('git', ['clone', '--quiet', address('alice'), work])
    expect(await readFile(join(work, 'README.md'), 'utf8')).toBe('# infra\n')
    await writeFile(join(work, 'main.tf'), '# nothing yet\n')
    await git('add', '.')
    await git('commit', '--quiet', '--message', 'Add a file')
    expect((await git('push', '--quiet', 'origin', 'HEAD:refs/heads/first')).exitCode).toBe(0)
    const alice = new Octokit({ baseUrl: github.url, auth: github.token('alice') })
    const { data: branch } = await alice.rest.repos.getBranch({ ...infra, branch: 'first' })
    expect(branch.commit.sha).toBe((await git('rev-parse', 'HEAD')).stdout)
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/second', sha: branch.commit.sha })
    await git('fetch', '--quiet', 'origin')
    expect((await git('rev-parse', 'origin/second')).stdout).toBe(branch.commit.sha)
    expect((await git('push', '--quiet', address('mallory'), 'HEAD:refs/heads/third')).exitCode).not.toBe(0)
    await expect(alice.rest.repos.getBranch({ ...infra, branch: 'third' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('tells people in words what it told programs in JSON', async () => {
    const child = execa(process.execPath, [entry, '--port', '0'], { reject: false })
    running.push({ kill: () => void child.kill('SIGTERM') })
    let text = ''
    for await (const line of createInterface({ input: child.stdout })) {
      text += `${line}\n`
      if (line.startsWith('Nothing here is real')) break
    }
    expect(text).toMatch(/^A GitHub of our own is ready: http:\/\/127\.0\.0\.1:\d+\n/)
    expect(text).toContain('Repositories: acme/infra, globex/network')
    child.kill('SIGINT')
    expect((await child).exitCode).toBe(0)
  })

  it('says in one sentence what is wrong with a port, an address, a folder or an option', async () => {
    const taken = join(directory, 'taken')
    await mkdir(join(taken, 'something'), { recursive: true })
    const busy = createServer()
    busy.listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const { port } = busy.address() as AddressInfo
    const cases = [
      [['--port', '70000'], '--port is "70000" and should be a number from 0 (a free one) to 65535'],
      [['--port', String(port)], `port ${port} is in use; give another one with --port, or 0 for a free one`],
      [['--webhook-url', 'nowhere'], '--webhook-url is "nowhere" and should be like http://127.0.0.1:3000/'],
      [['--directory', taken], `--directory ${taken} is not empty; give an empty folder or a new one`],
      [['--directory', entry], `--directory ${entry} cannot be used: ENOTDIR`],
      [['--nonsense'], "Unknown option '--nonsense'"],
    ] as const
    for (const [args, sentence] of cases) {
      const { exitCode, stderr, stdout } = await command(...args)
      expect([exitCode, stdout]).toEqual([1, ''])
      expect(stderr).toContain(`github: ${sentence}`)
      expect(stderr.split('\n')).toHaveLength(1)
    }
    await new Promise((resolve) => busy.close(resolve))
  })

  it('prints its help', async () => {
    const { exitCode, stdout } = await command('--help')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('--webhook-url URL')
  })
})

describe('a double in a directory that is taken', () => {
  it('does not start', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'github-double-'))
    await mkdir(join(directory, 'acme', 'infra.git'), { recursive: true })
    await expect(startGithub({ directory })).rejects.toThrow(
      'exists already: give the GitHub double an empty directory',
    )
    await rm(directory, { recursive: true })
  })
})
