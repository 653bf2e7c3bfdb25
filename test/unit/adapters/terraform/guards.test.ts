import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { childEnvironment } from '../../../../src/adapters/terraform/child-environment.ts'
import { createTerraform } from '../../../../src/adapters/terraform/create-terraform.ts'
import type { Cloud } from '../../../../src/adapters/terraform/terraform-options.ts'
import { ConfigError, InvariantError } from '../../../../src/domain/errors.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { never, openWorkbench, reattach, type Workbench } from './workbench.ts'

const credentials = { ARM_CLIENT_ID: 'configured-id', ARM_CLIENT_SECRET: 'configured-secret' }
const azure: Cloud = { mode: 'azure', environment: credentials }

describe('the two clouds', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
    vi.stubEnv('ARM_SUBSCRIPTION_ID', 'inherited')
    vi.stubEnv('AZURE_CLIENT_ID', 'inherited')
    vi.stubEnv('DATABRICKS_TOKEN', 'inherited')
    vi.stubEnv('GITHUB_TOKEN', 'inherited')
    vi.stubEnv('TF_CLI_ARGS_plan', '-destroy')
    vi.stubEnv('TF_REATTACH_PROVIDERS', '{"inherited":{}}')
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await bench.close()
  })

  /** What the real program passes on to what it starts. */
  const seenEnvironment = async (cloud: Cloud): Promise<string[]> => {
    const file = join(bench.directory, 'environment')
    const run = bench.stack(
      `resource "terraform_data" "a" {\n  provisioner "local-exec" {\n    command = "env > ${file}"\n  }\n}\n`,
    )
    const terraform = bench.another({ cloud })
    const addresses = ['terraform_data.a']
    const outcome = await terraform.apply(
      { run, approval: { kind: 'first_creation', addresses }, attempt: 1, onProgress: () => undefined },
      never,
    )
    expect(outcome).toMatchObject({ kind: 'applied' })
    return (await readFile(file, 'utf8')).split('\n')
  }

  it(
    verifies(
      ['cloud.guard-environment'],
      'gives a sandbox run its providers, and no credential of any cloud',
    ),
    async () => {
      const lines = await seenEnvironment({ mode: 'sandbox', reattach })
      expect(lines).toContain(`TF_REATTACH_PROVIDERS=${reattach}`)
      expect(lines.filter((line) => /^(ARM|AZURE|DATABRICKS|AWS|GITHUB|TF_CLI_ARGS)_/.test(line))).toEqual([])
    },
  )

  it(
    verifies(
      ['cloud.guard-environment'],
      'gives a real run the configured credentials and nothing that was not configured',
    ),
    async () => {
      const lines = await seenEnvironment(azure)
      const cloudLines = lines.filter((line) =>
        /^(ARM|AZURE|DATABRICKS|GITHUB|TF_REATTACH|TF_CLI_ARGS)_/.test(line),
      )
      expect(cloudLines.sort()).toEqual([
        'ARM_CLIENT_ID=configured-id',
        'ARM_CLIENT_SECRET=configured-secret',
      ])
    },
  )

  it('hands over exactly the variables of the list', () => {
    const place = { workDirectory: '/work', cliConfigurationFile: '/rc' }
    expect(childEnvironment({ ...bench.options, searchPath: '/bin' }, place)).toEqual({
      PATH: '/bin',
      HOME: '/work',
      TMPDIR: expect.any(String),
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_CONFIG_FILE: '/rc',
      TF_REATTACH_PROVIDERS: reattach,
    })
    const server = { kind: 'pg', connectionString: 'postgres://u:p@db/x' } as const
    const full = {
      ...bench.options,
      searchPath: '/bin',
      cloud: azure,
      backend: server,
    }
    expect(Object.keys(childEnvironment(full, place)).sort()).toEqual(
      [
        'ARM_CLIENT_ID',
        'ARM_CLIENT_SECRET',
        'CHECKPOINT_DISABLE',
        'HOME',
        'PATH',
        'PGSSLMODE',
        'PG_CONN_STR',
        'TF_CLI_CONFIG_FILE',
        'TF_INPUT',
        'TF_IN_AUTOMATION',
        'TF_PLUGIN_CACHE_DIR',
        'TMPDIR',
      ].sort((a, b) => (a < b ? -1 : 1)),
    )
  })

  it(
    verifies(['cloud.guard-environment'], 'refuses a real run that would use the simulated providers'),
    () => {
      const cloud: Cloud = { mode: 'azure', environment: { TF_REATTACH_PROVIDERS: reattach } }
      expect(() => createTerraform({ ...bench.options, cloud })).toThrow(ConfigError)
      const place = { workDirectory: '/work', cliConfigurationFile: '/rc' }
      expect(() => childEnvironment({ ...bench.options, cloud }, place)).toThrow(InvariantError)
    },
  )

  it.each(['PATH', 'TF_CLI_ARGS', 'LD_PRELOAD', 'HOME', 'TF_VAR_x', 'PG_CONN_STR'])(
    'refuses %s among the credentials',
    (name) => {
      const cloud: Cloud = { mode: 'azure', environment: { [name]: 'x' } }
      expect(() => createTerraform({ ...bench.options, cloud })).toThrow(`${name} is not a credential`)
    },
  )

  it.each(['', '{}', 'not json', '{"registry/x":{}}'])('refuses a sandbox without providers: %j', (text) => {
    const cloud: Cloud = { mode: 'sandbox', reattach: text }
    expect(() => createTerraform({ ...bench.options, cloud })).toThrow(ConfigError)
  })

  const azurerm = `terraform {
  required_providers {
    azurerm = {
      source = "hashicorp/azurerm"
    }
  }
}

resource "azurerm_resource_group" "main" {
  name     = "rg"
  location = "eastus"
}
`

  it(
    verifies(
      ['cloud.guard-provider'],
      'finds no real provider in the sandbox: the only place to look is an empty folder',
    ),
    async () => {
      const outcome = await bench.plan(bench.stack(azurerm))
      expect(outcome).toMatchObject({
        kind: 'failed',
        failure: { message: expect.stringContaining('Failed to query available provider packages') },
      })
      const excerpt = outcome.kind === 'failed' ? outcome.failure.excerpt : ''
      const mirror = join(bench.options.dataDirectory, 'cli/sandbox/no-providers')
      expect(excerpt.replaceAll(/\s+/g, ' ')).toContain(
        `was not found in any of the search locations - ${mirror}`,
      )
    },
  )

  it('refuses to run in the sandbox when the empty folder is not empty', async () => {
    await mkdir(join(bench.options.dataDirectory, 'cli/sandbox/no-providers'), { recursive: true })
    await writeFile(join(bench.options.dataDirectory, 'cli/sandbox/no-providers/registry.terraform.io'), '')
    await expect(bench.plan(bench.stack(''))).rejects.toThrow(InvariantError)
  })

  it(verifies(['cloud.guard-state'], 'keeps the states of the two apart'), async () => {
    const run = bench.stack('resource "terraform_data" "a" {\n}\n')
    expect(await bench.applyPlanned(run)).toMatchObject({ kind: 'applied' })
    expect(await bench.planned(run)).toMatchObject({ add: 0 })
    expect(await bench.another({ cloud: azure }).plan(run, never)).toMatchObject({
      kind: 'planned',
      plan: { add: 1 },
    })
    expect(await bench.planned(run)).toMatchObject({ add: 0 })
  })

  it('refuses a backend that would keep all stacks in one state', () => {
    const backend = { kind: 'custom', type: 'azurerm', config: { key: 'all.tfstate' } } as const
    expect(() => createTerraform({ ...bench.options, backend })).toThrow('put {stack} into one of its values')
  })
})
