import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Octokit } from 'octokit'
import { expect, inject } from 'vitest'
import { type GithubDouble, type GithubOptions, startGithub } from '../../../sandbox/github/github.ts'
import { defaultSeed, type Seed } from '../../../sandbox/github/world/seed.ts'
import { type Conformance, createConformance } from './conformance.ts'
import { leaveTally } from './conformance-tally.ts'

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

/** One webhook as the receiver got it. */
export interface Received {
  /** `issues.opened`, or the bare event when it has no action. */
  readonly kind: string
  readonly guid: string
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly body: unknown
}

/** A running double with a webhook receiver and unmodified clients; closing it fails when anything broke conformance. */
export interface World {
  readonly github: GithubDouble
  readonly received: Received[]
  readonly conformance: Conformance
  /** The first app of the seed. */
  readonly app: App
  /** Another app of the seed, by its id. Throws when there is none. */
  appOf(id: number): App
  /** A client of a person. */
  as(login: string): Octokit
  /** A client of the app's installation. */
  bot(): Promise<Octokit>
  anonymous(): Octokit
  /** Waits for the queue and gives the kinds received so far, without `check_suite`, which comes with every push. */
  kinds(): Promise<string[]>
  /** Waits for the queue and forgets what was received so far. */
  forget(): Promise<void>
  /** Waits for the queue and gives the newest webhook of a kind. Throws when there is none. */
  last(kind: string): Promise<Received>
  /** Status that the receiver answers. */
  answer(status: number): void
  readonly directory: string
  close(): Promise<void>
}

/** Starts a world on free ports. */
export async function startWorld(options: Omit<GithubOptions, 'directory'> = {}): Promise<World> {
  const file = expect.getState().testPath ?? ''
  const directory = await mkdtemp(join(tmpdir(), 'github-double-'))
  const conformance = createConformance()
  const received: Received[] = []
  let status = 202
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (status < 400) received.push(read(request.headers, Buffer.concat(chunks).toString('utf8')))
      response.writeHead(status).end('ok')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const seed = withKey(options.seed ?? defaultSeed(options.files))
  const github = await startGithub({
    webhookUrl: `http://127.0.0.1:${port}/hook`,
    ...options,
    seed,
    directory,
  })

  const Client = Octokit.defaults({
    baseUrl: github.url,
    request: { fetch: recordingFetch(conformance) },
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  const app = appOf(github.app.id)

  function appOf(id: number): App {
    const credentials = github.apps.find((one) => one.id === id)
    if (credentials === undefined) throw new Error(`the seed has no app ${id}`)
    return new App({
      appId: id,
      privateKey: credentials.privateKey,
      webhooks: { secret: credentials.webhookSecret },
      Octokit: Client,
    })
  }

  function read(headers: Readonly<Record<string, unknown>>, text: string): Received {
    const body: unknown = JSON.parse(text)
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    const event = texts['x-github-event'] ?? ''
    const action =
      typeof body === 'object' && body !== null && 'action' in body ? `.${String(body.action)}` : ''
    conformance.recordWebhook(`${event}${action}`, body)
    return { kind: `${event}${action}`, guid: texts['x-github-delivery'] ?? '', headers: texts, text, body }
  }

  return {
    github,
    received,
    conformance,
    app,
    appOf,
    directory,
    as: (login) => new Client({ auth: github.tokens[login] }),
    bot: () => app.getInstallationOctokit(github.app.installationId),
    anonymous: () => new Client(),
    async kinds() {
      await github.settled()
      return received.map(({ kind }) => kind).filter((kind) => !kind.startsWith('check_suite.'))
    },
    async forget() {
      await github.settled()
      received.length = 0
    },
    async last(kind) {
      await github.settled()
      const found = received.findLast((item) => item.kind === kind)
      if (found === undefined)
        throw new Error(`no ${kind} among ${received.map((item) => item.kind).join(', ')}`)
      return found
    },
    answer(next) {
      status = next
    },
    async close() {
      await github.settled()
      await github.close()
      await new Promise<void>((resolve) => receiver.close(() => resolve()))
      await rm(directory, { recursive: true, force: true })
      leaveTally(inject('conformanceFolder'), file, conformance)
      const problems = conformance.problems()
      if (problems.length > 0) throw new Error(`not as GitHub's document says:\n${problems.join('\n')}`)
    },
  }
}

/** One key for all worlds of a test file: making one takes longer than starting a double. */
function withKey(seed: Seed): Seed {
  return { ...seed, apps: seed.apps.map((app) => ({ privateKey, ...app })) }
}

function recordingFetch(conformance: Conformance): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const url = new URL(input instanceof Request ? input.url : input)
    const text = await response.clone().text()
    const json = (response.headers.get('content-type') ?? '').includes('json')
    if (response.status !== 304 && (json || text === '')) {
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      conformance.recordResponse({
        method: init?.method ?? 'GET',
        path: url.pathname.replace(/^\/repositories\/\d+/, '/repos/by/id'),
        status: response.status,
        body,
      })
    }
    return response
  }
}
