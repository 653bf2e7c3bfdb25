import * as z from 'zod'
import { ConfigError } from '../../../domain/errors.ts'
import { describeProblem } from '../../../lib/describe-problem.ts'
import { readYaml } from '../../../lib/read-yaml.ts'
import { providerNames } from './terraform-rules.ts'

/** A value that must not be printed. */
export interface Hidden {
  reveal(): string
}

export type ServerAddress =
  | {
      readonly kind: 'stdio'
      readonly command: string
      readonly args: readonly string[]
      /** The whole environment of the process. */
      readonly env: Readonly<Record<string, string>>
      readonly cwd: string
    }
  | { readonly kind: 'http'; readonly url: string; readonly token: Hidden | null }

/** A tool that an operator reviewed and lets in. */
export interface AllowedTool {
  readonly tool: string
  readonly capability: string
  readonly version: string
  readonly pin: string
  readonly title: string
  readonly summary: string
  readonly synonyms: readonly string[]
  readonly examples: readonly string[]
  readonly resources: readonly string[]
  readonly data: readonly string[]
}

export interface ToolServer {
  readonly name: string
  readonly address: ServerAddress
  /** For connecting together with whatever is asked then. */
  readonly timeoutMs: number
  readonly tools: readonly AllowedTool[]
}

const maxLength = 64 * 1024
const maxProblems = 10
const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'the name of an environment variable')
const phrase = z.string().regex(/^[^\p{Lu}\p{Cc}]{2,60}$/u, 'words in small letters, 2 to 60 characters')
const typeName = (rule: string) =>
  z.string().regex(new RegExp(`^(?:${providerNames.join('|')})_[a-z0-9_]{1,80}$`), rule)

const Tool = z.strictObject({
  tool: z.string().min(1).max(128),
  capability: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'small letters, digits and underscores, e.g. message_queue'),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'a version as 1.0.0'),
  pin: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 digits, as "npm run tools -- inspect" prints it'),
  title: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./+-]{1,59}$/u, 'a title of 2 to 60 letters, digits and spaces'),
  summary: z.string().max(200).optional(),
  synonyms: z.array(phrase).max(40).default([]),
  examples: z.array(z.string().max(200)).max(20).default([]),
  resources: z
    .array(typeName(`a type of resource of ${providerNames.join(', ')}`))
    .min(1, 'name at least one type of resource that the tool may make')
    .max(60),
  data: z
    .array(typeName(`a type of data source of ${providerNames.join(', ')}`))
    .max(60)
    .default([]),
})

const Server = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, e.g. messaging'),
  stdio: z
    .strictObject({
      command: z.string().min(1),
      args: z.array(z.string()).default([]),
      environment: z.array(variableName).default([]),
    })
    .optional(),
  http: z.strictObject({ url: z.string(), token: variableName.optional() }).optional(),
  timeout_seconds: z.number().min(1).max(60).default(10),
  tools: z.array(Tool).min(1, 'name at least one tool').max(50),
})

/** `TOOL_SERVERS_FILE`: servers of other people, and which of their tools are let in. Unknown keys are refused. */
export const ToolServersFile = z.strictObject({ version: z.literal(1), servers: z.array(Server).max(20) })

export interface ToolServersSource {
  /** Printed in what is wrong with it. */
  readonly path: string
  /** Folder in which programs are started. */
  readonly directory: string
  /** Variables of this process; a server gets `PATH` and those that its entry names. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether a variable holds something that no tool server may get. */
  readonly isOurs: (variable: string) => boolean
}

/**
 * Reads the file that names foreign tool servers.
 * @throws ConfigError with a clause for each thing that is wrong; no value of a variable is repeated in it.
 */
export function parseToolServers(text: string, source: ToolServersSource): ToolServer[] {
  if (text.length > maxLength) throw unusable(source, [`it is longer than ${maxLength} characters`])
  const read = readYaml(text)
  if ('problems' in read) throw unusable(source, read.problems)
  const parsed = ToolServersFile.safeParse(read.value, { reportInput: true })
  if (!parsed.success) {
    throw unusable(
      source,
      parsed.error.issues.flatMap((issue) => describeProblem(issue, ToolServersFile)),
    )
  }
  const { servers } = parsed.data
  const problems = [
    ...twice(servers.map(({ name }) => name)).map((name) => `the server ${name} is there twice`),
    ...twice(servers.flatMap(({ tools }) => tools.map(({ capability }) => capability))).map(
      (id) => `the capability ${id} is there twice`,
    ),
    ...servers.flatMap((server) => addressProblems(server, source)),
  ]
  if (problems.length > 0) throw unusable(source, problems)
  return servers.map((server) => ({
    name: server.name,
    address: addressOf(server, source),
    timeoutMs: server.timeout_seconds * 1000,
    tools: server.tools.map(({ summary, ...tool }) => ({
      ...tool,
      summary: summary ?? `Made by the tool server ${server.name}.`,
    })),
  }))
}

/** Why the address of a server cannot be used; undefined when it can. */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is no web address'
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username !== '' || password !== '' || hash !== '') {
    return 'it holds a user, a password or a fragment; name a variable in token instead'
  }
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol === 'https:' || (protocol === 'http:' && isLocal)) return undefined
  return 'it must begin with https://, or with http:// on this machine'
}

function addressProblems(
  { name, stdio, http }: z.infer<typeof Server>,
  { environment, isOurs }: ToolServersSource,
): string[] {
  if ((stdio === undefined) === (http === undefined)) return [`the server ${name} needs either stdio or http`]
  const problem = http === undefined ? undefined : urlProblem(http.url)
  const variables = [...(stdio?.environment ?? []), ...(http?.token === undefined ? [] : [http.token])]
  return [
    ...(problem === undefined ? [] : [`the url of the server ${name}: ${problem}`]),
    ...variables
      .filter(isOurs)
      .map((variable) => `the server ${name} may not have ${variable}, which is Planwright's own`),
    ...variables
      .filter((variable) => !isOurs(variable) && (environment[variable] ?? '') === '')
      .map((variable) => `the server ${name} needs the environment variable ${variable}, which is not set`),
  ]
}

function addressOf({ stdio, http }: z.infer<typeof Server>, source: ToolServersSource): ServerAddress {
  const { environment, directory } = source
  if (stdio !== undefined) {
    const { command, args } = stdio
    const named = ['PATH', ...stdio.environment].flatMap((variable) => {
      const value = environment[variable]
      return value === undefined ? [] : [[variable, value] as const]
    })
    return { kind: 'stdio', command, args, env: Object.fromEntries(named), cwd: directory }
  }
  const token = http?.token === undefined ? null : hidden(environment[http.token] ?? '')
  return { kind: 'http', url: http?.url ?? '', token }
}

/** Prints as nothing wherever it is logged. */
export function hidden(value: string): Hidden {
  return { reveal: () => value }
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function unusable({ path }: ToolServersSource, problems: readonly string[]): ConfigError {
  const shown = problems.slice(0, maxProblems)
  const more = problems.length > shown.length ? [`${problems.length - shown.length} more problems`] : []
  return new ConfigError(`${path} cannot be used: ${[...shown, ...more].join('; ')}`)
}
