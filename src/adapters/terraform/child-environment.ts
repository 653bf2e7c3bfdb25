import { tmpdir } from 'node:os'
import { InvariantError } from '../../domain/errors.ts'
import { pluginCacheDirectory, type TerraformOptions } from './terraform-options.ts'

const reattachVariable = 'TF_REATTACH_PROVIDERS'

/**
 * The whole environment of a Terraform process; nothing of ours is inherited.
 * TMPDIR stays the short system one, because provider sockets in it are bound to about 100 bytes of path.
 * @throws InvariantError when a real run would be sent to the simulated cloud.
 */
export function childEnvironment(
  options: TerraformOptions,
  place: { readonly workDirectory: string; readonly cliConfigurationFile: string },
): Record<string, string> {
  const cache = pluginCacheDirectory(options)
  const common = {
    PATH: options.searchPath ?? process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: place.workDirectory,
    TMPDIR: tmpdir(),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_CLI_CONFIG_FILE: place.cliConfigurationFile,
    ...(cache === undefined ? {} : { TF_PLUGIN_CACHE_DIR: cache }),
    ...backendVariables(options),
  }
  if (options.cloud.mode === 'sandbox') return { ...common, [reattachVariable]: options.cloud.reattach }
  const environment = { ...options.cloud.environment, ...common }
  if (reattachVariable in environment) {
    throw new InvariantError('a run on the real cloud would use the providers of the simulated one')
  }
  return environment
}

/**
 * The pg backend reads its address from the environment, so that it is in no file.
 * Without `sslmode` its driver insists on TLS while ours does not use it: both shall read the same address alike.
 */
function backendVariables(options: TerraformOptions): Record<string, string> {
  if (options.backend.kind !== 'pg') return {}
  const { connectionString } = options.backend
  return {
    PG_CONN_STR: connectionString,
    ...(/\bsslmode=/.test(connectionString) ? {} : { PGSSLMODE: 'disable' }),
  }
}
