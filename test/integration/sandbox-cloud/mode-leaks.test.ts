import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { startSandbox } from './sandbox-command.ts'
import { createWorkdir } from './terraform.ts'

const REAL = '8d3f2a10-1111-4222-8333-944444444444'
/** What a shell may hold of somebody who works with real accounts. */
const REAL_SHELL = {
  ARM_SUBSCRIPTION_ID: REAL,
  ARM_CLIENT_SECRET: 'secret',
  AZURE_CONFIG_DIR: '/somewhere',
  DATABRICKS_TOKEN: 'secret',
  TF_VAR_subscription: REAL,
  TF_CLI_ARGS_apply: '-destroy',
  TF_CLI_CONFIG_FILE: '/somewhere/terraform.rc',
  TF_REATTACH_PROVIDERS: '{"inherited":{}}',
}
const GROUP = `
resource "azurerm_resource_group" "this" {
  name     = "rg-guard"
  location = "westeurope"
}
`

let root: string
let work: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandbox-guards-'))
  work = join(root, 'work')
  await mkdir(work)
})

afterEach(() => rm(root, { recursive: true, force: true }))

const write = (text: string) => writeFile(join(work, 'main.tf'), text)

function terraform(args: string[], environment: Readonly<Record<string, string>> = {}) {
  return startSandbox(['--cloud', join(root, 'cloud'), 'terraform', `-chdir=${work}`, ...args], environment)
}

describe('the sandbox never touches a real account', () => {
  test(
    verifies(
      ['cloud.guard-environment'],
      'because terraform sees nothing of the shell but where programs, home and terminal are',
    ),
    async () => {
      const binary = join(root, 'terraform')
      const seen = join(root, 'seen')
      await writeFile(binary, `#!/bin/sh\nenv > ${seen}\n`, { mode: 0o755 })
      await terraform(['version'], { ...REAL_SHELL, TERRAFORM_BINARY: binary })
      const names = (await readFile(seen, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => line.replace(/=.*/, ''))
      const ofTheShell = new Set(['PWD', 'OLDPWD', 'SHLVL', '_'])
      expect(names.filter((name) => !ofTheShell.has(name)).sort()).toEqual([
        'CHECKPOINT_DISABLE',
        'HOME',
        'PATH',
        'TF_CLI_CONFIG_FILE',
        'TF_IN_AUTOMATION',
        'TF_REATTACH_PROVIDERS',
      ])
      expect(await readFile(seen, 'utf8')).not.toMatch(/secret|somewhere|inherited/)
    },
  )

  test(
    verifies(['cloud.guard-provider'], 'because no provider can be installed beside the simulated ones'),
    async () => {
      await write('terraform {\n  required_providers {\n    null = { source = "hashicorp/null" }\n  }\n}\n')
      const { exitCode, stderr } = await terraform(['plan', '-no-color'])
      expect(exitCode).toBe(1)
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
        'hashicorp/null was not found in any of the search locations',
      )
    },
  )

  test(
    verifies(
      ['cloud.guard-subscription'],
      'because a real subscription is refused, in the configuration and from the shell',
    ),
    async () => {
      await write(azureProviders(REAL) + GROUP)
      const written = await terraform(['apply', '-auto-approve', '-no-color'])
      expect(written.exitCode).toBe(1)
      expect(written.stderr).toContain('The sandbox cloud does not serve this subscription')

      await write(`provider "azurerm" {\n  features {}\n}\n${GROUP}`)
      const inherited = await terraform(['apply', '-auto-approve', '-no-color'], REAL_SHELL)
      expect(inherited.exitCode).toBe(1)
      expect(inherited.stderr).toContain('subscription_id is not set')
    },
  )

  test(
    verifies(['cloud.guard-state'], 'because a remote backend is refused before terraform starts'),
    async () => {
      await write(`terraform {\n  backend "azurerm" {}\n}\n${GROUP}`)
      const { exitCode, stderr } = await terraform(['plan'])
      expect(exitCode).toBe(1)
      expect(stderr).toContain('keeps the state in the backend "azurerm"')
    },
  )

  test(
    verifies(['cloud.guard-state'], 'because a state of real resources is refused and stays as it is'),
    async () => {
      await write(azureProviders() + GROUP)
      const state = JSON.stringify({ resources: [{ id: `/subscriptions/${REAL}/resourceGroups/rg` }] })
      await writeFile(join(work, 'terraform.tfstate'), state)
      const { exitCode, stderr } = await terraform(['apply', '-auto-approve'])
      expect(exitCode).toBe(1)
      expect(stderr).toContain(`knows resources of the subscription ${REAL}`)
      expect(await readFile(join(work, 'terraform.tfstate'), 'utf8')).toBe(state)
    },
  )

  test(verifies(['cloud.guard-banner'], 'because every run says that it is not real'), async () => {
    const { stderr } = await terraform(['version'])
    expect(stderr).toContain('nothing here is real')
  })

  test('because terraform stops when the cloud is gone, and finds no other', async () => {
    const cloud = await startCloud()
    await cloud.close()
    const workdir = await createWorkdir(cloud.environment)
    try {
      await workdir.write('main.tf', azureProviders() + GROUP)
      const planned = await workdir.terraform('plan', '-no-color')
      expect(planned.exitCode).toBe(1)
      expect(planned.output.replaceAll(/\s+/g, ' ')).toContain('Reattachment process not found')
    } finally {
      await workdir.remove()
    }
  })
})

describe('a shell with the mirror never touches a real account', () => {
  test(
    verifies(
      ['cloud.guard-subscription'],
      'because the provider refuses what is not of the sandbox, whatever the shell holds',
    ),
    async () => {
      await startSandbox(['--cloud', join(root, 'cloud'), 'mirror', join(root, 'mirror')])
      const rest = { ...REAL_SHELL, TF_CLI_CONFIG_FILE: join(root, 'mirror', 'terraform.rc') }
      const { TF_REATTACH_PROVIDERS: _, TF_CLI_ARGS_apply: __, ...environment } = rest
      const workdir = await createWorkdir(environment)
      try {
        await workdir.write('main.tf', `provider "azurerm" {\n  features {}\n}\n${GROUP}`)
        await workdir.terraform('init')
        const planned = await workdir.terraform('plan', '-no-color')
        expect(planned.exitCode).toBe(1)
        expect(planned.output).toContain('subscription_id is not set')
      } finally {
        await workdir.remove()
      }
    },
  )
})
