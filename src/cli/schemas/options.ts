import { parseArgs } from 'node:util'
import { PROVIDER_NAMES, type ProviderName } from '../../../sandbox/cloud/providers.ts'
import { InputError } from '../../domain/errors.ts'

export interface SchemasOptions {
  readonly provider: ProviderName
  /** Version of the npm package, not of the provider; "latest" for the newest. */
  readonly version: string
  /** Folder for the result; the committed one when missing. */
  readonly output: string | undefined
}

const USAGE = `use --provider ${PROVIDER_NAMES.join('|')}, --version of its npm package, --output DIR`

export const SCHEMAS_HELP = `Rebuilds the schema of one provider from its public npm package; nothing of the package is run.

  npm run --silent schemas -- --provider ${PROVIDER_NAMES.join('|')}

Options:
  --version N      version of the npm package, not of the provider (the newest)
  --output DIR     folder to write to (sandbox/cloud/schemas)
`

/**
 * @returns "help" when that is asked for.
 * @throws InputError with one sentence when an option makes no sense.
 */
export function readSchemasOptions(args: readonly string[]): SchemasOptions | 'help' {
  if (args.some((arg) => ['--help', '-h', 'help'].includes(arg))) return 'help'
  let values: { provider?: string; version: string; output?: string }
  try {
    ;({ values } = parseArgs({
      args: [...args],
      options: {
        provider: { type: 'string' },
        version: { type: 'string', default: 'latest' },
        output: { type: 'string' },
      },
    }))
  } catch (error) {
    throw new InputError(
      `${error instanceof Error ? error.message.split('. ')[0] : String(error)}; ${USAGE}`,
      {
        cause: error,
      },
    )
  }
  const provider = PROVIDER_NAMES.find((name) => name === values.provider)
  if (provider === undefined) {
    throw new InputError(
      values.provider === undefined
        ? `name a provider; ${USAGE}`
        : `there is no provider "${values.provider}"; ${USAGE}`,
    )
  }
  if (!/^(?:latest|\d+\.\d+\.\d+)$/.test(values.version)) {
    throw new InputError(`--version is "${values.version}" and should be like 16.1.0, or latest`)
  }
  return { provider, version: values.version, output: values.output }
}
