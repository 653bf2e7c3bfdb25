import '../node-version.ts'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ProviderName } from '../../sandbox/cloud/providers.ts'
import { sourceOf } from '../../sandbox/cloud/providers.ts'
import { PlanwrightError } from '../domain/errors.ts'
import { fetchPackage } from './schemas/fetch-package.ts'
import { readSchemasOptions } from './schemas/options.ts'
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
  const { provider, version, output = COMMITTED } = readSchemasOptions(process.argv.slice(2))
  const folder = await mkdtemp(join(tmpdir(), 'provider-schemas-'))
  try {
    const { name, protocol } = PACKAGES[provider]
    const fetched = await fetchPackage({ name, version, folder })
    const { providerVersion, schema } = await readPackage(fetched.path, protocol)
    const address = `registry.terraform.io/${sourceOf(provider)}`
    const text = JSON.stringify({ format_version: '1.0', provider_schemas: { [address]: schema } })
    const file = `${provider}-${providerVersion}.json.gz`
    await mkdir(output, { recursive: true })
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

try {
  await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`schemas: ${error.message}\n`)
  process.exitCode = 1
}
