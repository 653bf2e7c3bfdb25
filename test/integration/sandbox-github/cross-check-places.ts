import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from 'emulate'
import { App, Octokit } from 'octokit'
import { startGithub } from '../../../sandbox/github/github.ts'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'

/** A GitHub of whatever make, with the organization acme, its repository infra and the app planwright. */
export interface Place {
  readonly name: string
  /** People by login, with `write` (alice) and `admin` (bob) in the repository. */
  as(login: 'alice' | 'bob'): Octokit
  /** Whoever holds a token. */
  holding(token: string): Octokit
  /** The app itself, and its installation. */
  readonly app: App
  readonly installationId: number
  bot(): Promise<Octokit>
  /** An app of the same id whose key is another one. */
  readonly impostor: App
  /** Waits for a webhook of a kind to come in properly signed, and gives its body. */
  heard(kind: string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

const appId = 4242
const webhookSecret = 'a-secret-of-the-cross-check'
const permissions = {
  metadata: 'read',
  issues: 'write',
  pull_requests: 'write',
  contents: 'write',
  checks: 'write',
} as const
const privateKey = newKey()
const wrongKey = newKey()

/** Starts the double of this project. */
export async function openDouble(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'github-cross-check-'))
  const ear = await listen()
  const seed = defaultSeed()
  const apps = seed.apps.map((app) => ({ ...app, id: appId, privateKey, webhookSecret, permissions }))
  const github = await startGithub({ directory, webhookUrl: ear.url, seed: { ...seed, apps } })
  const { tokens, app } = github
  return {
    ...placeAt(github.url, { name: 'the double', installationId: app.installationId, ear, tokens }),
    async close() {
      await github.close()
      await ear.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/**
 * Starts the emulator. Its first user stands for whoever has a token it does not know, so that one may do nothing;
 * collaborators cannot be seeded.
 */
export async function openEmulator(): Promise<Place> {
  const ear = await listen()
  const port = await freePort()
  const installationId = 777
  const emulator = await createEmulator({
    service: 'github',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    seed: {
      tokens: { tok_alice: { login: 'alice' }, tok_bob: { login: 'bob' } },
      github: {
        users: [{ login: 'nobody' }, { login: 'alice' }, { login: 'bob' }],
        orgs: [
          {
            login: 'acme',
            members: [
              { login: 'bob', role: 'admin' },
              { login: 'alice', role: 'member' },
            ],
          },
        ],
        repos: [{ owner: 'acme', name: 'infra', default_branch: 'main', auto_init: true }],
        apps: [
          {
            app_id: appId,
            slug: 'planwright',
            name: 'Planwright',
            private_key: privateKey,
            permissions,
            events: ['*'],
            webhook_url: ear.url,
            webhook_secret: webhookSecret,
            installations: [
              { installation_id: installationId, account: 'acme', repository_selection: 'all' },
            ],
          },
        ],
      },
    },
  })
  const tokens = { alice: 'tok_alice', bob: 'tok_bob' }
  const place = placeAt(emulator.url, { name: 'the emulator', installationId, ear, tokens })
  const alice = { owner: 'acme', repo: 'infra', username: 'alice', permission: 'push' } as const
  await place.as('bob').rest.repos.addCollaborator(alice)
  return {
    ...place,
    async close() {
      await emulator.close()
      await ear.close()
    },
  }
}

function placeAt(
  url: string,
  facts: {
    readonly name: string
    readonly installationId: number
    readonly ear: Ear
    readonly tokens: Readonly<Record<string, string>>
  },
): Omit<Place, 'close'> {
  const { name, installationId, ear, tokens } = facts
  const Client = Octokit.defaults({
    baseUrl: url,
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  const app = new App({ appId, privateKey, webhooks: { secret: webhookSecret }, Octokit: Client })
  return {
    name,
    app,
    installationId,
    impostor: new App({ appId, privateKey: wrongKey, Octokit: Client }),
    as: (login) => new Client({ auth: tokens[login] }),
    holding: (token) => new Client({ auth: token }),
    bot: () => app.getInstallationOctokit(installationId),
    async heard(kind) {
      const { text, signature } = await ear.heard(kind)
      if (!(await app.webhooks.verify(text, signature))) throw new Error(`${kind} was not signed properly`)
      return JSON.parse(text)
    },
  }
}

interface Ear {
  readonly url: string
  heard(kind: string): Promise<Sound>
  close(): Promise<void>
}

interface Sound {
  readonly kind: string
  readonly text: string
  readonly signature: string
}

async function listen(): Promise<Ear> {
  const sounds: Sound[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const body: unknown = JSON.parse(text)
      const action =
        typeof body === 'object' && body !== null && 'action' in body ? `.${String(body.action)}` : ''
      const { 'x-github-event': event, 'x-hub-signature-256': signature } = request.headers
      sounds.push({ kind: `${String(event)}${action}`, text, signature: String(signature) })
      response.writeHead(202).end('ok')
      server.emit('sound')
    })
  })
  const port = await open(server)
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async heard(kind) {
      for (;;) {
        const found = sounds.findLast((sound) => sound.kind === kind)
        if (found !== undefined) return found
        await once(server, 'sound', { signal: AbortSignal.timeout(10_000) })
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function open(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await open(server)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

function newKey(): string {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
