import '../node-version.ts'
import { readFile } from 'node:fs/promises'
import { startModelEndpoint } from '../../sandbox/model/model.ts'
import { ConfigError, InputError, PlanwrightError } from '../domain/errors.ts'
import { readModelEnvironment } from '../model-config.ts'
import { openModel } from '../open-model.ts'
import { ending } from './github/ending.ts'
import { checkModel } from './model/check-model.ts'
import { MODEL_HELP, readModelCommand } from './model/options.ts'
import { readAnswers } from './model/read-answers.ts'

const { stdout, stderr } = process

/** `npm run model`: whether the configured model works; `serve`: an endpoint that says what it is told. */
async function main(): Promise<void> {
  const request = readModelCommand(process.argv.slice(2))
  if (request.command === 'help') stdout.write(MODEL_HELP)
  else if (request.command === 'check') await check()
  else await serve(request.port, request.answers)
}

async function check(): Promise<void> {
  const config = readModelEnvironment(process.env)
  if (config === null)
    throw new ConfigError('no model is configured; set MODEL_NAME, see docs/configuration.md')
  const quiet = () => undefined
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
  const began = performance.now()
  const model = openModel(config, { clock: { now: () => new Date() }, log })
  const { usable, text } = await checkModel(model, config, () => performance.now() - began)
  stdout.write(text)
  process.exitCode = usable ? 0 : 1
}

async function serve(port: number, file: string | undefined): Promise<void> {
  const ended = ending()
  const answers = file === undefined ? [] : readAnswers(await textOf(file))
  const endpoint = await startModelEndpoint({ port, answers }).catch((cause: unknown) => {
    throw new InputError(`port ${port} cannot be used; give another one with --port, or 0 for a free one`, {
      cause,
    })
  })
  stdout.write(`MODEL_BASE_URL=${endpoint.openaiUrl}\nMODEL_NAME=scripted\n`)
  await ended
  await endpoint.close()
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new InputError(`--answers ${file} cannot be read`, { cause })
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  stderr.write(`model: ${error.message}\n`)
  process.exitCode = 2
}
