import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { startSandbox } from './sandbox-command.ts'
import { createWorkdir } from './terraform.ts'

let directory: string
let schemas: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-schemas-'))
  schemas = join(directory, 'schemas')
  await mkdir(schemas)
})

afterEach(() => rm(directory, { recursive: true, force: true }))

const GROUP = `${azureProviders()}
resource "azurerm_resource_group" "this" {
  name     = "rg-own"
  location = "westeurope"
  owner    = { name = "data" }
}
`

/** Runs terraform on a cloud over the directory. */
async function run(...commands: string[][]) {
  const cloud = await startCloud({ directory })
  const workdir = await createWorkdir(cloud.environment)
  try {
    await workdir.write('main.tf', GROUP)
    await workdir.terraform('init')
    const results = []
    for (const command of commands) results.push(await workdir.terraform(...command))
    return results
  } finally {
    await workdir.remove()
    await cloud.close()
  }
}

test(
  verifies(
    ['cloud.own-schemas'],
    'serves the output of terraform providers schema that a person has put there',
  ),
  async () => {
    const [printed, refused] = await run(['providers', 'schema', '-json'], ['plan', '-no-color'])
    expect(refused?.output).toContain('An argument named "owner" is not expected here')

    const file = JSON.parse(printed?.output ?? '')
    const azurerm = file.provider_schemas['registry.terraform.io/hashicorp/azurerm']
    azurerm.resource_schemas.azurerm_resource_group.block.attributes.owner = {
      nested_type: {
        attributes: { name: { type: 'string', required: true }, floor: { type: 'number', optional: true } },
        nesting_mode: 'single',
      },
      optional: true,
    }
    file.provider_schemas['registry.terraform.io/hashicorp/aws'] = { of: 'another provider' }
    await writeFile(join(schemas, 'mine.json.gz'), gzipSync(JSON.stringify(file)))

    const [again, applied, planned] = await run(
      ['providers', 'schema', '-json'],
      ['apply', '-auto-approve', '-no-color'],
      ['plan', '-detailed-exitcode'],
    )
    expect(applied?.output).toContain('Apply complete! Resources: 1 added')
    expect(planned?.exitCode).toBe(0)
    const served = JSON.parse(again?.output ?? '').provider_schemas
    expect(Object.keys(served['registry.terraform.io/hashicorp/azurerm'].resource_schemas)).toEqual(
      Object.keys(azurerm.resource_schemas),
    )
    expect(served['registry.terraform.io/hashicorp/azurerm'].resource_schemas).toMatchObject({
      azurerm_resource_group: {
        block: { attributes: { owner: { nested_type: { nesting_mode: 'single' } } } },
      },
    })
    const set = await startSandbox(['--cloud', directory, 'set', 'rg-own', 'owner.floor=4'])
    expect(set.stdout).toContain('owner.floor=4')
  },
)

test.each([
  ['{"format_version": "2.0", "provider_schemas": {}}', 'format_version: only format 1 is known'],
  ['{', 'JSON'],
  [
    JSON.stringify({
      format_version: '1.0',
      provider_schemas: {
        'registry.terraform.io/hashicorp/random': { provider: { block: { attributes: { a: {} } } } },
      },
    }),
    'provider: block: attributes: a: an attribute needs a type',
  ],
])('names a file that is no such output: %s', async (text, reason) => {
  const file = join(schemas, 'mine.json')
  await writeFile(file, text)
  const { exitCode, stderr } = await startSandbox(['--cloud', directory, 'terraform', 'version'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain(`${file} is no output of "terraform providers schema -json": `)
  expect(stderr).toContain(reason)
})
