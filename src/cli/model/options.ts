import { parseArgs } from 'node:util'
import { InputError } from '../../domain/errors.ts'

export const MODEL_HELP = `npm run model

Asks the model that the MODEL_* variables configure one small question, and tells what came back.
Exit code 0 when it can be worked with, 1 when not, 2 when the variables cannot be used.

npm run model -- serve [--port N] [--answers FILE]

Starts an endpoint on 127.0.0.1 that says what it is told to say, until it is interrupted.
  --port N        a port; without it a free one
  --answers FILE  JSON Lines of {"when": "words of the question", "answer": {...}, "times": 1};
                  without "when" for every question, without "times" for ever
`

export type ModelCommand =
  | { readonly command: 'help' }
  | { readonly command: 'check' }
  | { readonly command: 'serve'; readonly port: number; readonly answers: string | undefined }

/** Reads the arguments. Throws InputError with one sentence for what cannot be meant. */
export function readModelCommand(args: readonly string[]): ModelCommand {
  const { values, positionals } = parsed(args)
  if (values.help === true) return { command: 'help' }
  const [command = 'check', ...more] = positionals
  if (more.length > 0 || !['check', 'serve'].includes(command)) {
    throw new InputError(`${positionals.join(' ')} is not a command; see -- --help`)
  }
  if (command === 'serve') return { command, port: portOf(values.port ?? '0'), answers: values.answers }
  if (values.port !== undefined || values.answers !== undefined) {
    throw new InputError('--port and --answers are for serve; see -- --help')
  }
  return { command: 'check' }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        answers: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new InputError(cause instanceof Error ? cause.message : 'the arguments cannot be read', { cause })
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InputError(`--port is "${text}" and should be a number from 0 (a free one) to 65535`)
}
