import type { AddressInfo } from 'node:net'
import { requireGit } from './git/git.ts'
import { createGitHandler } from './git/git-http.ts'
import { createLocks } from './git/locks.ts'
import { createApi } from './http/api.ts'
import { createHttpServer } from './http/http-server.ts'
import { createKnobs, type Knobs } from './http/knobs.ts'
import { createLimits } from './http/limits.ts'
import { createTokenStore } from './http/tokens.ts'
import type { Hub } from './hub.ts'
import { createPageHandler } from './pages/page-handler.ts'
import { createDeliveryQueue, type Delivery } from './webhooks/deliveries.ts'
import { createInstallationControl, type InstallationControl } from './world/installation-control.ts'
import { plantSeed } from './world/plant.ts'
import { defaultSeed, type Seed } from './world/seed.ts'
import { type App, createState, takeId } from './world/state.ts'

export interface GithubOptions {
  /** Where the bare repositories go: a directory without repositories of the same names. */
  readonly directory: string
  /** Port on 127.0.0.1; 0 takes a free one. Default 0. */
  readonly port?: number
  readonly webhookUrl?: string
  /** Files of the first commit of the default seed's repository. */
  readonly files?: Readonly<Record<string, string>>
  /** The whole world instead of the default one. */
  readonly seed?: Seed
  /** Clock of records; default the real one. */
  readonly now?: () => Date
  /** Clock that tokens are judged by; default the real one. */
  readonly credentialNow?: () => Date
}

/** What a bot needs to run as an app of the double. */
export interface AppCredentials {
  readonly id: number
  readonly slug: string
  /** PKCS#8 PEM. */
  readonly privateKey: string
  readonly webhookSecret: string
  /** The first installation. */
  readonly installationId: number
  /** Those of the seed; later ones are known to whoever made them. */
  readonly installations: readonly { readonly id: number; readonly account: string }[]
}

/** A running GitHub of our own: API, git and pages on one port of 127.0.0.1. */
export interface GithubDouble {
  readonly url: string
  /** The first app of the seed. */
  readonly app: AppCredentials
  readonly apps: readonly AppCredentials[]
  /** Login to token, for everybody in the seed. */
  readonly tokens: Readonly<Record<string, string>>
  /** Login of the organization to full names of its repositories. */
  readonly organisations: Readonly<Record<string, readonly string[]>>
  /** Sends webhooks of all apps there from now on. */
  setWebhookUrl(url: string): void
  /** Every attempt so far, oldest first. */
  deliveries(): readonly Delivery[]
  /** Queues a delivery again under its old guid. Throws when the id is unknown. */
  redeliver(id: number): void
  /** Resolves when no delivery is queued or under way. */
  settled(): Promise<void>
  readonly knobs: Knobs
  /** What an administrator does with apps on GitHub's pages: install, suspend, choose repositories. */
  readonly installations: InstallationControl
  close(): Promise<void>
}

/** Starts a double: real bare repositories under `directory`, real HTTP, signed webhooks. Throws without git 2.38 or newer. */
export async function startGithub(options: GithubOptions): Promise<GithubDouble> {
  await requireGit()
  const now = options.now ?? (() => new Date())
  const state = createState()
  const credentialNow = options.credentialNow ?? (() => new Date())
  const tokenStore = createTokenStore()
  const knobs = createKnobs({
    now: credentialNow,
    expireTokens: () => tokenStore.revokeInstallationTokens(),
  })
  const deliveries = createDeliveryQueue({ now, nextId: () => takeId(state), knobs })
  const hub: Hub = {
    state,
    tokens: tokenStore,
    deliveries,
    knobs,
    limits: createLimits(credentialNow),
    now,
    credentialNow,
    url: 'http://127.0.0.1',
  }
  const seed = options.seed ?? defaultSeed(options.files)
  await plantSeed(hub, seed, options.directory)
  const tokens = Object.fromEntries(
    [...state.accounts.values()]
      .filter(({ type }) => type === 'User')
      .map((account) => [account.login, hub.tokens.issueUserToken(account)]),
  )
  const apps = [...state.apps.values()].map((app) => credentialsOf(hub, app))
  const [app] = apps
  if (app === undefined) throw new Error('the seed has no app: the GitHub double needs at least one')
  const setWebhookUrl = (url: string) => {
    for (const record of state.apps.values()) record.webhookUrl = url
  }
  if (options.webhookUrl !== undefined) setWebhookUrl(options.webhookUrl)

  const locks = createLocks()
  const api = createApi(hub, locks)
  const handlers = [createGitHandler(hub, locks), createPageHandler(hub, api)]
  const server = createHttpServer({ hub, api, knobs, handlers })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  hub.url = `http://127.0.0.1:${portOf(server.address())}`

  return {
    url: hub.url,
    app,
    apps,
    tokens,
    organisations: Object.fromEntries(
      [...state.organisations.values()].map(({ account }) => [
        account.login,
        [...state.repositories.values()]
          .filter(({ owner }) => owner === account)
          .map(({ fullName }) => fullName),
      ]),
    ),
    setWebhookUrl,
    deliveries: () => deliveries.log(),
    redeliver(id) {
      if (!deliveries.redeliver(id)) throw new Error(`there is no delivery ${id}`)
    },
    settled: () => deliveries.settled(),
    knobs,
    installations: createInstallationControl(hub),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await Promise.all([closed, deliveries.close()])
    },
  }
}

function credentialsOf(hub: Hub, app: App): AppCredentials {
  const installations = [...hub.state.installations.values()]
    .filter((installation) => installation.app === app)
    .map(({ id, account }) => ({ id, account: account.login }))
  const { id, slug, privateKey, webhookSecret } = app
  return { id, slug, privateKey, webhookSecret, installationId: installations[0]?.id ?? 0, installations }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
