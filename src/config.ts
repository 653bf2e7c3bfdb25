import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { parseToolServers, type ToolServer } from './adapters/mcp/foreign/tool-servers.ts'
import { ConfigError } from './domain/errors.ts'
import { type ModelConfig, ModelEnvironment, readModelConfig } from './model-config.ts'
import { Secret } from './secret.ts'

const weakSecrets = new Set(['development', 'changeme-changeme'])

const Environment = z.object({
  APP_ID: z.coerce.number({ error: 'the number of the GitHub App' }).int().positive(),
  APP_SLUG: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'the slug of the GitHub App, e.g. planwright')
    .default('planwright'),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: z
    .string({ error: 'missing; set the secret of the GitHub App, at least 16 characters' })
    .min(16, 'too short; use at least 16 characters, the same as in the GitHub App')
    .refine((value) => !weakSecrets.has(value), 'a well-known word; choose a random one'),
  GITHUB_API_URL: z.url('not a URL').default('https://api.github.com'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().default('.planwright'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'not a postgres:// address')
    .optional(),
  DATABASE_SCHEMA: z.string().optional(),
  PLANWRIGHT_CLOUD: z.enum(['sandbox', 'azure'], { error: 'sandbox or azure' }).default('sandbox'),
  SANDBOX_REATTACH: z.string().optional(),
  SANDBOX_DIRECTORY: z.string().optional(),
  SANDBOX_TIME_SCALE: z.coerce.number().min(0).max(1).default(0),
  TERRAFORM_BINARY: z.string().default('terraform'),
  TERRAFORM_BACKEND: z.string().optional(),
  TERRAFORM_BACKEND_CONFIG: z.string().optional(),
  TERRAFORM_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TOOL_SERVERS_FILE: z.string().optional(),
  ...ModelEnvironment.shape,
})

/** Names of every variable that is read; docs/configuration.md describes each. */
export const environmentVariables: readonly string[] = Object.keys(Environment.shape)

export type BackendConfig =
  | { readonly kind: 'local' }
  | { readonly kind: 'pg'; readonly connectionString: string }
  | { readonly kind: 'custom'; readonly type: string; readonly config: Readonly<Record<string, string>> }

export interface Config {
  readonly github: {
    readonly appId: number
    readonly appSlug: string
    readonly privateKey: Secret
    readonly webhookSecret: Secret
    readonly apiUrl: string
  }
  readonly host: string
  readonly port: number
  /** Absolute. */
  readonly dataDirectory: string
  readonly database: { readonly url: Secret; readonly schema: string | undefined } | null
  readonly cloud:
    | {
        readonly mode: 'sandbox'
        readonly reattach: string | undefined
        /** Folder of the sandbox that `reattach` names; absolute. */
        readonly directory: string | undefined
        readonly timeScale: number
      }
    | { readonly mode: 'azure'; readonly credentials: Readonly<Record<string, string>> }
  readonly terraform: {
    readonly binary: string
    readonly backend: BackendConfig
    readonly concurrency: number
  }
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Servers of other people whose tools are capabilities. */
  readonly toolServers: readonly ToolServer[]
  /** Null when there is none, and words are read by rules alone. */
  readonly model: ModelConfig | null
}

/**
 * Reads the environment once.
 * @throws ConfigError with a line for each variable that is missing or wrong; no value is repeated in it.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(describe(parsed.error))
  const { data } = parsed
  return {
    github: {
      appId: data.APP_ID,
      appSlug: data.APP_SLUG,
      privateKey: privateKey(data.PRIVATE_KEY, data.PRIVATE_KEY_PATH),
      webhookSecret: new Secret(data.WEBHOOK_SECRET),
      apiUrl: data.GITHUB_API_URL,
    },
    host: data.HOST,
    port: data.PORT,
    dataDirectory: resolve(data.DATA_DIR),
    database:
      data.DATABASE_URL === undefined
        ? null
        : { url: new Secret(data.DATABASE_URL), schema: data.DATABASE_SCHEMA },
    cloud:
      data.PLANWRIGHT_CLOUD === 'sandbox'
        ? {
            mode: 'sandbox',
            reattach: data.SANDBOX_REATTACH,
            directory: data.SANDBOX_DIRECTORY === undefined ? undefined : resolve(data.SANDBOX_DIRECTORY),
            timeScale: data.SANDBOX_TIME_SCALE,
          }
        : { mode: 'azure', credentials: cloudCredentials(given) },
    terraform: {
      binary: data.TERRAFORM_BINARY,
      backend: backend(data.TERRAFORM_BACKEND, data.TERRAFORM_BACKEND_CONFIG, data.DATABASE_URL),
      concurrency: data.TERRAFORM_CONCURRENCY,
    },
    logLevel: data.LOG_LEVEL,
    toolServers: data.TOOL_SERVERS_FILE === undefined ? [] : readToolServers(data.TOOL_SERVERS_FILE, given),
    model: readModelConfig(data, given),
  }
}

function describe(error: z.ZodError): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0])
    return `${name}: ${issue.message}`
  })
  return `the environment cannot be used: ${lines.join('; ')}`
}

function privateKey(text: string | undefined, path: string | undefined): Secret {
  const pem = text === undefined ? keyFromFile(path) : text.replaceAll('\\n', '\n')
  const decoded = pem.includes('-----BEGIN') ? pem : Buffer.from(pem, 'base64').toString('utf8')
  if (!decoded.includes('PRIVATE KEY-----')) {
    throw new ConfigError(
      'the environment cannot be used: PRIVATE_KEY is not a PEM private key; copy the file that GitHub gave you, as it is or as base64',
    )
  }
  return new Secret(decoded)
}

function keyFromFile(path: string | undefined): string {
  if (path === undefined) {
    throw new ConfigError(
      "the environment cannot be used: PRIVATE_KEY: missing; set the GitHub App's private key, or PRIVATE_KEY_PATH to its file",
    )
  }
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(
      'the environment cannot be used: PRIVATE_KEY_PATH names a file that cannot be read',
      {
        cause,
      },
    )
  }
}

const credentialPrefixes = ['ARM_', 'AZURE_', 'DATABRICKS_']

/**
 * Reads the file that names foreign tool servers. Programs are started in its folder.
 * @throws ConfigError when it cannot be read or used.
 */
export function readToolServers(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): ToolServer[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(
      'the environment cannot be used: TOOL_SERVERS_FILE names a file that cannot be read',
      {
        cause,
      },
    )
  }
  return parseToolServers(text, {
    path,
    directory: dirname(resolve(path)),
    environment,
    isOurs: (name) =>
      environmentVariables.includes(name) || credentialPrefixes.some((prefix) => name.startsWith(prefix)),
  })
}

/** Only these variables reach the providers, and only in azure mode. */
function cloudCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && credentialPrefixes.some((prefix) => entry[0].startsWith(prefix)),
    ),
  )
}

/** State is kept with the requests: in the data folder, or in the database that several processes share. */
function backend(
  type: string | undefined,
  config: string | undefined,
  databaseUrl: string | undefined,
): BackendConfig {
  if (type === undefined || type === 'pg' || type === 'local') {
    if (databaseUrl === undefined) {
      if (type === 'pg') throw new ConfigError('TERRAFORM_BACKEND=pg needs DATABASE_URL')
      return { kind: 'local' }
    }
    if (type === 'local') {
      throw new ConfigError(
        'TERRAFORM_BACKEND=local cannot be used with DATABASE_URL: several processes would not see the same state; leave it out (state goes into the database) or name a remote backend',
      )
    }
    return { kind: 'pg', connectionString: databaseUrl }
  }
  return { kind: 'custom', type, config: backendConfig(config) }
}

function backendConfig(text: string | undefined): Readonly<Record<string, string>> {
  const parsed = z.record(z.string(), z.string()).safeParse(parseJson(text ?? '{}'))
  if (parsed.success) return parsed.data
  throw new ConfigError(
    'TERRAFORM_BACKEND_CONFIG is not a JSON object of texts, e.g. {"key": "{stack}.tfstate"}',
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
