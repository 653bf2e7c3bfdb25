import * as z from 'zod'
import { isAzureAddress } from './adapters/openai/is-azure-address.ts'
import { ConfigError } from './domain/errors.ts'
import { Secret } from './secret.ts'

const dollars = z.coerce.number({ error: 'an amount of US dollars' }).min(0)

/** The variables of the language model; without MODEL_NAME there is none. */
export const ModelEnvironment = z.object({
  MODEL_NAME: z
    .string()
    .regex(/^[\w.:/@+-]{1,200}$/, 'not the name of a model or deployment, e.g. gpt-4.1-mini')
    .optional(),
  MODEL_BASE_URL: z.string().optional(),
  MODEL_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,2000}$/, 'holds a space or another character that no key has')
    .optional(),
  MODEL_AUTH: z.enum(['key', 'entra', 'none'], { error: 'key, entra or none' }).optional(),
  MODEL_FORMAT: z
    .enum(['json_schema', 'json_object'], { error: 'json_schema or json_object' })
    .default('json_schema'),
  MODEL_TIMEOUT_SECONDS: z.coerce.number().min(1).max(300).default(20),
  MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  MODEL_USD_PER_MILLION_INPUT: dollars.optional(),
  MODEL_USD_PER_MILLION_OUTPUT: dollars.optional(),
  MODEL_TOKENS_PER_REQUEST: z.coerce.number().int().min(0).max(10_000_000).default(20_000),
  MODEL_USD_PER_REQUEST: dollars.optional(),
  MODEL_OPINIONS: z.enum(['on', 'off'], { error: 'on or off' }).default('on'),
})
type ModelEnvironment = z.infer<typeof ModelEnvironment>

export type ModelAuthConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: Secret }
  | {
      readonly kind: 'entra'
      readonly tenantId: string
      readonly clientId: string
      readonly clientSecret: Secret
    }

export interface ModelConfig {
  readonly name: string
  readonly baseUrl: string
  readonly auth: ModelAuthConfig
  readonly format: 'json_schema' | 'json_object'
  readonly timeoutMs: number
  readonly concurrency: number
  readonly price: { readonly usdPerMillionInput: number; readonly usdPerMillionOutput: number } | null
  /** Whether it is asked about the steps of agents too. */
  readonly opinions: 'on' | 'off'
  /** What one request, with everything that is said about it, may use; dollars are not counted when null. */
  readonly budget: { readonly tokensPerRequest: number; readonly usdPerRequest: number | null }
}

const openai = 'https://api.openai.com/v1'

/**
 * What is configured of a model, or null when none is. `given` are all variables that are set.
 * @throws ConfigError when a model is configured by half.
 */
export function readModelConfig(
  data: ModelEnvironment,
  given: Readonly<Record<string, string | undefined>>,
): ModelConfig | null {
  if (data.MODEL_NAME === undefined) {
    const others = Object.keys(ModelEnvironment.shape).filter((name) => name in given)
    if (others.length === 0) return null
    throw refuse(
      `MODEL_NAME: missing, although ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} set; name the model or deployment, or take the others away`,
    )
  }
  const url = address(data.MODEL_BASE_URL ?? openai)
  const price = priceOf(data)
  if (data.MODEL_USD_PER_REQUEST !== undefined && price === null) {
    throw refuse(
      'MODEL_USD_PER_REQUEST: nothing to count with; set MODEL_USD_PER_MILLION_INPUT and MODEL_USD_PER_MILLION_OUTPUT too',
    )
  }
  return {
    name: data.MODEL_NAME,
    baseUrl: url.href,
    auth: authOf(data, given, url),
    format: data.MODEL_FORMAT,
    timeoutMs: data.MODEL_TIMEOUT_SECONDS * 1000,
    concurrency: data.MODEL_CONCURRENCY,
    price,
    opinions: data.MODEL_OPINIONS,
    budget: {
      tokensPerRequest: data.MODEL_TOKENS_PER_REQUEST,
      usdPerRequest: data.MODEL_USD_PER_REQUEST ?? null,
    },
  }
}

/**
 * The same from the environment alone, for commands that need nothing else of it.
 * @throws ConfigError with a line for each variable that is wrong; no value is repeated in it.
 */
export function readModelEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ModelConfig | null {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = ModelEnvironment.safeParse(given)
  if (parsed.success) return readModelConfig(parsed.data, given)
  throw refuse(parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join('; '))
}

/** Requests carry the words of people and a key: in clear text they stay on this machine. */
function address(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw refuse('MODEL_BASE_URL: not an address, e.g. https://my-resource.openai.azure.com/openai/v1/')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refuse('MODEL_BASE_URL: http:// is for an endpoint on this machine only; use https://')
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refuse(
      'MODEL_BASE_URL: no user, query or fragment may stand in it; a key goes into MODEL_API_KEY, and an api-version is not used',
    )
  }
  return url
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

function authOf(
  data: ModelEnvironment,
  given: Readonly<Record<string, string | undefined>>,
  url: URL,
): ModelAuthConfig {
  const kind = data.MODEL_AUTH ?? usualAuth(data, url)
  if (kind === 'key') {
    if (data.MODEL_API_KEY !== undefined) return { kind, key: new Secret(data.MODEL_API_KEY) }
    throw refuse('MODEL_API_KEY: missing; set the key of the endpoint, or choose another MODEL_AUTH')
  }
  if (data.MODEL_API_KEY !== undefined) {
    throw refuse(`MODEL_API_KEY: set, although MODEL_AUTH is ${kind}; leave one of them out`)
  }
  return kind === 'none' ? { kind } : entraOf(given, url)
}

/** OpenAI and Azure never answer without credentials; a server of one's own often does. */
function usualAuth({ MODEL_API_KEY: key }: ModelEnvironment, url: URL): 'key' | 'none' {
  const asksForKey = isAzureAddress(url) || url.hostname === new URL(openai).hostname
  return key !== undefined || asksForKey ? 'key' : 'none'
}

function entraOf(given: Readonly<Record<string, string | undefined>>, url: URL): ModelAuthConfig {
  if (!isAzureAddress(url)) {
    throw refuse('MODEL_AUTH: entra is for Azure OpenAI, and MODEL_BASE_URL is no address of it')
  }
  const { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: secret } = given
  if (tenantId === undefined || clientId === undefined || secret === undefined) {
    throw refuse('MODEL_AUTH: entra needs ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET')
  }
  if (!/^[A-Za-z0-9.-]{1,253}$/.test(tenantId)) {
    throw refuse('ARM_TENANT_ID: not the id or domain of a tenant')
  }
  return { kind: 'entra', tenantId, clientId, clientSecret: new Secret(secret) }
}

function priceOf({
  MODEL_USD_PER_MILLION_INPUT: input,
  MODEL_USD_PER_MILLION_OUTPUT: output,
}: ModelEnvironment): ModelConfig['price'] {
  if (input === undefined && output === undefined) return null
  if (input === undefined || output === undefined) {
    throw refuse(
      `MODEL_USD_PER_MILLION_${input === undefined ? 'INPUT' : 'OUTPUT'}: missing; a price has both parts`,
    )
  }
  return { usdPerMillionInput: input, usdPerMillionOutput: output }
}

function refuse(what: string): ConfigError {
  return new ConfigError(`the environment cannot be used: ${what}`)
}
