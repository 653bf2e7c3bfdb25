import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SANDBOX_SUBSCRIPTION_PREFIX, startCloud } from '../sandbox/cloud/cloud.ts'
import { createDirectoryStore } from '../sandbox/cloud/store/directory.ts'
import { createPriceBook } from './adapters/azure-prices/create-price-book.ts'
import { createGithubForge } from './adapters/github/create-github-forge.ts'
import { createWebhookServer } from './adapters/github/create-webhook-server.ts'
import { createStackRenderer } from './adapters/handlebars/create-stack-renderer.ts'
import { createTextRenderer } from './adapters/handlebars/create-text-renderer.ts'
import { openStore } from './adapters/postgres/open-store.ts'
import { createPolicyReader } from './adapters/repository-policy/create-policy-reader.ts'
import { createStackReader } from './adapters/repository-stacks/create-stack-reader.ts'
import { createSandboxCloud } from './adapters/sandbox-cloud/create-sandbox-cloud.ts'
import { checkTerraform } from './adapters/terraform/check-terraform.ts'
import { createTerraform } from './adapters/terraform/create-terraform.ts'
import { connectCapabilities } from './capabilities.ts'
import type { Config } from './config.ts'
import { Policy } from './domain/policy.ts'
import { openAzureCloud } from './open-azure-cloud.ts'
import { openModel } from './open-model.ts'
import type { Cloud } from './ports/cloud.ts'
import type { Logger } from './ports/logger.ts'
import { receiveWebhooks } from './triggers/receive-webhooks.ts'
import type { ModelAccess } from './workflow/dependencies.ts'
import { createEngine } from './workflow/engine.ts'

/** A running Planwright. */
export interface App {
  readonly url: string
  /** Takes no more webhooks, lets work under way end in order, and lets go of everything. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Builds the product from its parts and starts it: the one place that knows all of them.
 * @throws ConfigError with one sentence when something it needs is missing or in use.
 */
export async function startApp(config: Config, log: Logger): Promise<App> {
  const { version, product } = await checkTerraform(config.terraform.binary)
  log.info({ product, version }, 'terraform found')
  await mkdir(config.dataDirectory, { recursive: true })
  const closers: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const opened = await openStore(
      config.database === null
        ? { kind: 'embedded', directory: join(config.dataDirectory, 'database') }
        : {
            kind: 'server',
            connectionString: config.database.url.reveal(),
            ...(config.database.schema === undefined ? {} : { schema: config.database.schema }),
          },
      {
        terraformConcurrency: config.terraform.concurrency,
        ...(config.model === null ? {} : { modelConcurrency: config.model.concurrency }),
      },
      log,
    )
    const { store, queue } = opened
    closers.push(() => opened.close())
    const cloud = await openCloud(config, log, closers)
    const connected = await connectCapabilities({ servers: config.toolServers, log })
    closers.push(() => connected.close())
    const server = createWebhookServer({
      host: config.host,
      port: config.port,
      appId: config.github.appId,
      privateKey: config.github.privateKey.reveal(),
      webhookSecret: config.github.webhookSecret.reveal(),
      baseUrl: config.github.apiUrl,
      pace: isLoopback(config.github.apiUrl) ? 'none' : 'github',
      log,
      onDelivery: receiveWebhooks({ store, app: { slug: config.github.appSlug }, log }),
      ready: async () => {
        await store.unfinished()
        return true
      },
    })
    const forge = createGithubForge({
      octokitFor: (installationId) => server.octokitFor(installationId),
      appSlug: config.github.appSlug,
      log,
    })
    const engine = createEngine({
      store,
      forge,
      policies: createPolicyReader({
        forge,
        subscriptions: {
          prefix: SANDBOX_SUBSCRIPTION_PREFIX,
          rule: cloud.mode === 'sandbox' ? 'required' : 'forbidden',
        },
        ...(cloud.mode === 'sandbox' ? { defaults: sandboxPolicy } : {}),
      }),
      existing: createStackReader({ forge, log }),
      cloud: cloud.names,
      terraform: createTerraform({
        binary: config.terraform.binary,
        dataDirectory: config.dataDirectory,
        cloud,
        backend: config.terraform.backend,
        log,
      }),
      stacks: createStackRenderer({
        capabilitiesDirectory: join(root, 'capabilities'),
        templatesDirectory: join(root, 'templates'),
      }),
      texts: createTextRenderer({ templatesDirectory: join(root, 'templates') }),
      get capabilities() {
        return connected.capabilities
      },
      prices: createPriceBook(),
      clock: { now: () => new Date() },
      model: modelOf(config.model, log),
      log,
      banner: cloud.mode === 'sandbox' ? sandboxBanner : null,
    })
    closers.push(() => queue.stop())
    await queue.start(engine)
    closers.push(() => server.stop())
    await server.start()
    return { url: server.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const sandboxBanner = 'Sandbox: nothing here is built in a real cloud.'

/** What a repository without a configuration gets in the sandbox; the real cloud has no such default. */
const sandboxPolicy = Policy.parse({
  version: 1,
  environments: {
    dev: { subscription: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-000000000001` },
    staging: { subscription: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-000000000002` },
    prod: { subscription: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-000000000003` },
  },
})

/** The model that is configured, with what one request may spend on it. */
function modelOf(config: Config['model'], log: Logger): ModelAccess | null {
  if (config === null) return null
  const endpoint = openModel(config, { clock: { now: () => new Date() }, log })
  return { endpoint, ...config.budget, opinions: config.opinions }
}

type OpenCloud = { readonly names: Cloud } & (
  | { readonly mode: 'sandbox'; readonly reattach: string }
  | { readonly mode: 'azure'; readonly environment: Readonly<Record<string, string>> }
)

/** The sandbox that was named, else one of our own that lives as long as this process. */
async function openCloud(
  { cloud, dataDirectory }: Config,
  log: Logger,
  closers: (() => Promise<void>)[],
): Promise<OpenCloud> {
  if (cloud.mode === 'azure') {
    const { credentials: environment } = cloud
    return { mode: 'azure', environment, names: openAzureCloud(environment, log) }
  }
  const { reattach, directory, timeScale } = cloud
  if (reattach !== undefined) {
    const resources = directory === undefined ? null : (await createDirectoryStore(directory)).list
    return { mode: 'sandbox', reattach, names: createSandboxCloud({ resources, log }) }
  }
  const own = await startCloud({ directory: join(dataDirectory, 'sandbox-cloud'), timeScale })
  closers.push(() => own.close())
  return {
    mode: 'sandbox',
    reattach: own.reattach,
    names: createSandboxCloud({ resources: own.resources, log }),
  }
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
}
