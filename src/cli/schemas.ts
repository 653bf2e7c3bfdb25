import '../node-version.ts'
import { access, constants, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ProviderName } from '../../sandbox/cloud/providers.ts'
import { sourceOf } from '../../sandbox/cloud/providers.ts'
import { ConfigError, PlanwrightError } from '../domain/errors.ts'
import { fetchPackage } from './schemas/fetch-package.ts'
import { readSchemasOptions, SCHEMAS_HELP } from './schemas/options.ts'
import { readPackage } from './schemas/read-package.ts'

const COMMITTED = fileURLToPath(new URL('../../sandbox/cloud/schemas', import.meta.url))

/**
 * Packages of generated bindings, licence MPL-2.0, and the plugin protocol of their providers; the one of azuread gets
 * no new versions (November 2026).
 */
const PACKAGES: Readonly<Record<ProviderName, { readonly name: string; readonly protocol: 5 | 6 }>> = {
  azurerm: { name: '@cdktn/provider-azurerm', protocol: 5 },
  azuread: { name: '@cdktf/provider-azuread', protocol: 5 },
  databricks: { name: '@cdktn/provider-databricks', protocol: 6 },
  random: { name: '@cdktn/provider-random', protocol: 5 },
}

/** `npm run schemas`: rebuilds the schema of one provider from its public npm package. */
async function main(): Promise<void> {
  const options = readSchemasOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(SCHEMAS_HELP)
    return
  }
  const { provider, version, output = COMMITTED } = options
  await prepareOutput(output)
  const folder = await mkdtemp(join(tmpdir(), 'provider-schemas-'))
  try {
    const { name, protocol } = PACKAGES[provider]
    const fetched = await fetchPackage({ name, version, folder })
    const { providerVersion, schema } = await readPackage(fetched.path, protocol)
    const address = `registry.terraform.io/${sourceOf(provider)}`
    const text = JSON.stringify({ format_version: '1.0', provider_schemas: { [address]: schema } })
    const file = `${provider}-${providerVersion}.json.gz`
    await writeFile(join(output, file), gzipSync(text, { level: 9 }))
    const resources = Object.keys(schema.resource_schemas ?? {}).length
    const data = Object.keys(schema.data_source_schemas ?? {}).length
    process.stdout.write(
      [
        `${join(output, file)}: ${resources} resource types, ${data} data sources`,
        `| ${file} | ${sourceOf(provider)} ${providerVersion} | ${name} ${fetched.version} | MPL-2.0 |`,
        `To serve it, name the file in sandbox/cloud/providers.ts, its origin in sandbox/cloud/schemas/README.md.\n`,
      ].join('\n'),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes the folder before anything is downloaded. */
async function prepareOutput(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw new ConfigError(`${folder} is no folder that can be written to; name another one with --output`, {
      cause,
    })
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`schemas: ${error.message}\n`)
  process.exitCode = 1
}
