import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROVIDER_NAMES, sourceOf, versionOf } from '../providers.ts'

/** Hosts below which Terraform and OpenTofu look for a provider written without a host. */
const HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const
const ENTRY = fileURLToPath(new URL('serve.ts', import.meta.url))
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: '386',
}

/** Name of a platform in a mirror, such as "linux_amd64"; undefined where a shell script cannot be a provider. */
export function mirrorPlatform(platform: string, architecture: string): string | undefined {
  const name = ARCHITECTURES[architecture]
  return platform === 'win32' || name === undefined ? undefined : `${platform}_${name}`
}

/**
 * Writes a filesystem mirror with all providers and a CLI configuration that allows no other source of providers.
 * The providers keep their resources in `cloud`. Paths are absolute.
 * @returns the path of the CLI configuration, for TF_CLI_CONFIG_FILE.
 */
export async function writeMirror(request: {
  readonly folder: string
  readonly cloud: string
  readonly platform: string
  /** 1 is real time, 0 no delay. */
  readonly timeScale: number
}): Promise<string> {
  const { folder, cloud, platform, timeScale } = request
  const providers = join(folder, 'sandbox-providers')
  await rm(providers, { recursive: true, force: true })
  for (const host of HOSTS) {
    for (const provider of PROVIDER_NAMES) {
      const version = versionOf(provider)
      const place = join(providers, host, ...sourceOf(provider).split('/'), version, platform)
      await mkdir(place, { recursive: true })
      const shim = join(place, `terraform-provider-${provider}_v${version}`)
      const words = [
        process.execPath,
        ENTRY,
        provider,
        '--directory',
        cloud,
        '--time-scale',
        String(timeScale),
      ]
      await writeFile(shim, `#!/bin/sh\nexec ${words.map(quoted).join(' ')}\n`)
      await chmod(shim, 0o755)
    }
  }
  const configuration = join(folder, 'terraform.rc')
  const lines = [
    'provider_installation {',
    '  filesystem_mirror {',
    `    path = ${JSON.stringify(providers)}`,
    '  }',
    '}',
    'disable_checkpoint = true',
  ]
  await writeFile(configuration, `${lines.join('\n')}\n`)
  return configuration
}

/** Writes a word so that a POSIX shell takes it as it is. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
