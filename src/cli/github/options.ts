import { parseArgs } from 'node:util'
import { InputError } from '../../domain/errors.ts'

/** What a person asks of `npm run github`. */
export type GithubCommand = { readonly command: 'help' } | StartCommand

export interface StartCommand {
  readonly command: 'start'
  /** 0 takes a free one. */
  readonly port: number
  readonly webhookUrl: string | undefined
  /** Where the bare repositories go; a temporary folder when missing. */
  readonly directory: string | undefined
  readonly output: 'json' | 'text'
}

const OPTIONS = {
  port: { type: 'string', default: '0' },
  'webhook-url': { type: 'string' },
  directory: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const
const MAX_PORT = 65_535
const SEE_HELP = '"npm run --silent github -- --help" tells what there is'

/**
 * Reads the arguments after `npm run github --`.
 * @throws InputError with one sentence when they make no sense.
 */
export function readGithubCommand(args: readonly string[]): GithubCommand {
  const values = parse([...args])
  if (values.help) return { command: 'help' }
  if (values.directory === '') throw new InputError('--directory needs the path of an empty folder')
  return {
    command: 'start',
    port: readPort(values.port),
    webhookUrl: readWebhookUrl(values['webhook-url']),
    directory: values.directory,
    output: values.json ? 'json' : 'text',
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new InputError(`${reason}; ${SEE_HELP}`, { cause: error })
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port
  throw new InputError(`--port is "${text}" and should be a number from 0 (a free one) to ${MAX_PORT}`)
}

function readWebhookUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'http:' || protocol === 'https:') return text
  throw new InputError(
    `--webhook-url is "${text}" and should be like http://127.0.0.1:3000/api/github/webhooks`,
  )
}
