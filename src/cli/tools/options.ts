import { parseArgs } from 'node:util'
import { hidden, type ServerAddress, urlProblem } from '../../adapters/mcp/foreign/tool-servers.ts'
import { ConfigError } from '../../domain/errors.ts'

/** What `npm run tools` was asked for. */
export type ToolsRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'inspect'; readonly address: ServerAddress }
  | { readonly kind: 'check'; readonly file: string }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the arguments of `npm run tools`.
 * @throws ConfigError with a sentence when they cannot be used.
 */
export function readToolsOptions(
  args: readonly string[],
  environment: Environment,
  cwd: string,
): ToolsRequest {
  const { values, positionals } = parse(args)
  const [command, ...rest] = positionals
  if (values.help || command === undefined) return { kind: 'help' }
  if (rest.length > 0) throw new ConfigError(`"${rest.join(' ')}" is not expected behind ${command}`)
  switch (command) {
    case 'inspect':
      return { kind: 'inspect', address: addressIn(values, environment, cwd) }
    case 'check': {
      const file = values.file ?? environment['TOOL_SERVERS_FILE'] ?? ''
      if (file === '') throw new ConfigError('name the file with --file, or set TOOL_SERVERS_FILE')
      return { kind: 'check', file }
    }
    default:
      throw new ConfigError(`"${command}" is not known; there are inspect and check`)
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        stdio: { type: 'string' },
        url: { type: 'string' },
        token: { type: 'string' },
        env: { type: 'string', multiple: true, default: [] },
        file: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}

function addressIn(
  values: {
    readonly stdio?: string
    readonly url?: string
    readonly token?: string
    readonly env: readonly string[]
  },
  environment: Environment,
  cwd: string,
): ServerAddress {
  const { stdio, url, token, env } = values
  if ((stdio === undefined) === (url === undefined)) {
    throw new ConfigError('name the server with --stdio "COMMAND ARGUMENT..." or with --url URL')
  }
  if (stdio !== undefined) {
    const [command, ...args] = splitCommand(stdio)
    if (command === undefined) throw new ConfigError('--stdio names no program')
    const named = ['PATH', ...env].flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value] as const]
    })
    return { kind: 'stdio', command, args, env: Object.fromEntries(named), cwd }
  }
  const problem = urlProblem(url ?? '')
  if (problem !== undefined) throw new ConfigError(`--url: ${problem}`)
  const secret = token === undefined ? undefined : environment[token]
  if (token !== undefined && secret === undefined) throw new ConfigError(`--token: ${token} is not set`)
  return { kind: 'http', url: url ?? '', token: secret === undefined ? null : hidden(secret) }
}

/** Words apart at spaces, those in quotes together; no shell is asked, so nothing else means anything. */
function splitCommand(command: string): string[] {
  return Array.from(command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g), ([, double, single, bare]) => {
    return double ?? single ?? bare ?? ''
  })
}
