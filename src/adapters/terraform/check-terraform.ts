import { tmpdir } from 'node:os'
import { CommandError, ConfigError } from '../../domain/errors.ts'
import { runForOutput } from './run-terraform.ts'

export interface TerraformVersion {
  readonly product: 'Terraform' | 'OpenTofu'
  /** e.g. `1.11.4`. */
  readonly version: string
}

/** Both keep the language of 1.9 until their next major version. */
const oldest = [1, 9] as const
const timeoutMs = 30_000

/**
 * Asks the program for its version.
 * @throws ConfigError with one sentence to show when it is absent or not within `>= 1.9, < 2.0`.
 */
export async function checkTerraform(
  binary: string,
  searchPath = process.env['PATH'] ?? '',
): Promise<TerraformVersion> {
  const found = parseVersion(await versionText(binary, searchPath))
  if (found === undefined) {
    throw new ConfigError(`"${binary}" is neither Terraform nor OpenTofu; name the program to use`)
  }
  const [major = 0, minor = 0] = found.version.split('.').map(Number)
  if (major !== oldest[0] || minor < oldest[1]) {
    throw new ConfigError(
      `${found.product} ${found.version} cannot be used; install a version from ${oldest.join('.')} on and below 2.0`,
    )
  }
  return found
}

/** Reads the first line of `version`, e.g. `Terraform v1.11.4` or `OpenTofu v1.9.0`. */
export function parseVersion(text: string): TerraformVersion | undefined {
  const match = /^(Terraform|OpenTofu) v(\d{1,4}\.\d{1,4}\.\d{1,4})/m.exec(text)
  const [, product, version] = match ?? []
  if (version === undefined) return undefined
  return { product: product === 'OpenTofu' ? 'OpenTofu' : 'Terraform', version }
}

async function versionText(binary: string, searchPath: string): Promise<string> {
  const directory = tmpdir()
  try {
    const { stdout } = await runForOutput({
      binary,
      args: ['version'],
      workDirectory: directory,
      environment: { PATH: searchPath, HOME: directory, CHECKPOINT_DISABLE: '1' },
      timeoutMs,
      stopGraceMs: timeoutMs,
      signal: new AbortController().signal,
    })
    return stdout
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    throw new ConfigError(
      `Terraform is not installed here ("${binary}" cannot be started); install Terraform 1.9 or later, or OpenTofu`,
      { cause: error },
    )
  }
}
