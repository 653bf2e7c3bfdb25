import { join } from 'node:path'
import * as z from 'zod'
import { ConfigError } from '../../domain/errors.ts'

/** `sandbox`: the simulated cloud whose providers listen as `reattach` (a `TF_REATTACH_PROVIDERS` value) says; `azure`: the real one. */
export type Cloud =
  | { readonly mode: 'sandbox'; readonly reattach: string }
  | {
      readonly mode: 'azure'
      /** Credentials handed to the providers, e.g. `ARM_CLIENT_ID`; no other variable of ours reaches them. */
      readonly environment: Readonly<Record<string, string>>
    }

/** Where state is kept. In the values of a custom backend `{stack}` becomes `<mode>/<owner>/<name>/<path>`. */
export type Backend =
  | { readonly kind: 'local' }
  | { readonly kind: 'pg'; readonly connectionString: string }
  | { readonly kind: 'custom'; readonly type: string; readonly config: Readonly<Record<string, string>> }

export interface TerraformLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
}

export interface TerraformOptions {
  /** Name or path of Terraform or OpenTofu. */
  readonly binary: string
  /** Absolute path of the folder for work directories, local state, logs and providers; no other process uses it. */
  readonly dataDirectory: string
  readonly cloud: Cloud
  readonly backend: Backend
  /** Where programs are searched; the PATH of this process when left out. */
  readonly searchPath?: string
  readonly initTimeoutMs?: number
  readonly planTimeoutMs?: number
  readonly applyTimeoutMs?: number
  /** How long to wait for a state that somebody else has locked. */
  readonly lockTimeoutMs?: number
  /** How long Terraform may take to stop in order before it is told to stop at once. */
  readonly stopGraceMs?: number
  readonly log?: TerraformLog
}

/**
 * Folder of downloaded providers, which all stacks share: azurerm alone has 250 MB. The sandbox downloads none.
 * Terraform does not guard it, so that there is one `init` at a time.
 */
export function pluginCacheDirectory({ cloud, dataDirectory }: TerraformOptions): string | undefined {
  return cloud.mode === 'azure' ? join(dataDirectory, 'plugins') : undefined
}

const Reattach = z.record(z.string(), z.object({ Addr: z.object({ String: z.string() }) }))
/** Terraform's files would read the excluded characters as templates or escapes. */
const plainAbsolutePath = /^\/[^"$%\\\n]*$/
const credentialName =
  /^(?:(?:ARM|AZURE|DATABRICKS|AWS|GOOGLE)_[A-Z0-9_]+|(?:HTTP|HTTPS|NO)_PROXY|SSL_CERT_(?:FILE|DIR))$/

/** @throws ConfigError when the options cannot be meant, above all when the two clouds could be mixed up. */
export function checkOptions(options: TerraformOptions): void {
  if (!plainAbsolutePath.test(options.dataDirectory)) {
    throw new ConfigError(
      `the data directory must be an absolute path without quotes, "$", "%" and "\\", not ${options.dataDirectory}`,
    )
  }
  checkCloud(options.cloud)
  const { backend } = options
  if (backend.kind !== 'custom') return
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(backend.type) || backend.type === 'local' || backend.type === 'pg') {
    throw new ConfigError(`"${backend.type}" cannot be used as a custom backend; name its type, e.g. azurerm`)
  }
  if (!Object.values(backend.config).some((value) => value.includes('{stack}'))) {
    throw new ConfigError(
      `the ${backend.type} backend would keep all stacks in one state; put {stack} into one of its values, e.g. the key`,
    )
  }
}

function checkCloud(cloud: Cloud): void {
  if (cloud.mode === 'sandbox') {
    const parsed = Reattach.safeParse(parseJson(cloud.reattach))
    if (!parsed.success || Object.keys(parsed.data).length === 0) {
      throw new ConfigError('the sandbox cloud names no provider to use; start it before Terraform')
    }
    return
  }
  const refused = Object.keys(cloud.environment).find((name) => !credentialName.test(name))
  if (refused !== undefined) {
    throw new ConfigError(
      `${refused} is not a credential that may be handed to Terraform; allowed are ARM_*, AZURE_*, DATABRICKS_*, AWS_*, GOOGLE_*, proxies and SSL_CERT_*`,
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
