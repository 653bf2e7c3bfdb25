import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Probot, ProbotOctokit } from 'probot'
import { ConfigError } from '../../domain/errors.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Delivery } from '../../ports/request-store.ts'
import { answerDelivery } from './answer-delivery.ts'
import { answerHealth } from './answer-health.ts'

/** A shorter secret can be guessed offline from one recorded delivery. */
const minSecretLength = 16
/** GitHub gives a receiver ten seconds ("Handling webhook deliveries", 2026); a client that sends slower is cut off. */
const requestTimeoutMs = 30_000
/** For each request to GitHub; fetch itself would wait for five minutes. */
const apiTimeoutMs = 30_000

export interface WebhookServerOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly appId: number
  /** PEM. */
  readonly privateKey: string
  readonly webhookSecret: string
  /** Origin of the REST API when it is not api.github.com, e.g. `https://github.example.com/api/v3`. */
  readonly baseUrl?: string
  /** `github` spaces writes as GitHub asks for; `none` is for a GitHub of our own. Default `github`. */
  readonly pace?: 'github' | 'none'
  readonly log: Logger
  /** GitHub is answered when this is done: 202, or 500 when it throws. */
  readonly onDelivery: (delivery: Delivery) => Promise<void>
  /** Whether the process can do its work; asked by GET /readyz. */
  readonly ready: () => Promise<boolean>
}

export interface WebhookServer {
  /** Origin, e.g. `http://127.0.0.1:3000`; webhooks go to `/api/github/webhooks`. Known once started. */
  readonly url: string
  /** A client that acts as an installation of the App. */
  octokitFor(installationId: number): Promise<ProbotOctokit>
  start(): Promise<void>
  /** Takes no more requests, and resolves when those under way are answered. */
  stop(): Promise<void>
}

/**
 * Receives webhooks and speaks for the App, on Probot.
 * Probot's own HTTP server is not used: after nine seconds it answers 202 whether or not a handler has finished, it
 * reads bodies of any size, and it turns port 0 into 3000.
 * @throws ConfigError when the webhook secret is weak.
 */
export function createWebhookServer(options: WebhookServerOptions): WebhookServer {
  requireStrongSecret(options.webhookSecret)
  const probot = createProbot(options)
  const underWay = new Set<Promise<void>>()
  const clients = new Map<number, Promise<ProbotOctokit>>()
  let url = ''

  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    const path = request.url?.split('?', 1)[0]
    const answered =
      path === '/api/github/webhooks'
        ? answerDelivery(request, response, { ...options, verify })
        : answerHealth(request, response, options)
    const settled = answered
      .catch((error: unknown) => {
        options.log.warn({ path, error: String(error) }, 'request broken off before it was answered')
        response.destroy()
      })
      .finally(() => underWay.delete(settled))
    underWay.add(settled)
  })

  async function verify(body: string, signature: string): Promise<boolean> {
    const { webhooks } = await probot.ready()
    return webhooks.verify(body, signature)
  }

  return {
    get url() {
      return url
    },

    octokitFor(installationId) {
      const known = clients.get(installationId)
      if (known !== undefined) return known
      const client = probot.auth(installationId)
      clients.set(installationId, client)
      client.catch(() => clients.delete(installationId))
      return client
    },

    async start() {
      await probot.ready()
      await listen(server, options)
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : options.port
      url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
      options.log.info({ url }, 'listening for webhooks')
    },

    async stop() {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await Promise.all(underWay)
      server.closeIdleConnections()
      await closed
    },
  }
}

async function listen(server: Server, { host, port }: WebhookServerOptions): Promise<void> {
  try {
    server.listen({ host, port })
    await once(server, 'listening')
  } catch (error) {
    throw new ConfigError(
      `cannot listen on ${host}:${port} (${error instanceof Error ? error.message : String(error)}); choose another port`,
      { cause: error },
    )
  }
}

/** Probot falls back to the secret "development" when it is given none. */
function requireStrongSecret(secret: string): void {
  if (secret.length >= minSecretLength) return
  throw new ConfigError(
    `the webhook secret is too short: it needs at least ${minSecretLength} characters, the same here and in the App's settings`,
  )
}

function createProbot({ appId, privateKey, webhookSecret, baseUrl, pace }: WebhookServerOptions): Probot {
  return new Probot({
    appId,
    privateKey,
    secret: webhookSecret,
    logLevel: 'warn',
    logFormat: 'json',
    Octokit: ProbotOctokit.defaults(clientDefaults(pace ?? 'github')),
    request: { fetch: fetchInTime },
    ...(baseUrl === undefined ? {} : { baseUrl }),
  })
}

/** Only the function form survives: Probot merges its own settings over an object. */
function clientDefaults(pace: 'github' | 'none') {
  return (defaults: ClientOptions): ClientOptions => ({
    ...defaults,
    throttle: {
      ...defaults['throttle'],
      enabled: pace === 'github',
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
    retry: { enabled: false },
  })
}

type ClientOptions = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>

const fetchInTime: typeof fetch = (input, init) => {
  const timeout = AbortSignal.timeout(apiTimeoutMs)
  const signal = init?.signal == null ? timeout : AbortSignal.any([init.signal, timeout])
  return fetch(input, { ...init, signal })
}
