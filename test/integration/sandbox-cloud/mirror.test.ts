import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders, databricksStack } from './configurations.ts'
import { startSandbox } from './sandbox-command.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let root: string
let cloud: string
let workdir: Workdir
let workdirEnvironment: Readonly<Record<string, string>>

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sandbox mirror's-"))
  cloud = join(root, 'cloud')
  const { stdout, exitCode } = await startSandbox(['--cloud', cloud, 'mirror', join(root, 'mirror')])
  expect(exitCode).toBe(0)
  const [first, second] = stdout.split('\n')
  expect(second).toBe('terraform init && terraform apply')
  // A shell reads the printed line, so that its quoting is proven too.
  const read = await execa('sh', ['-c', `${first}; printf %s "$TF_CLI_CONFIG_FILE"`])
  workdirEnvironment = { TF_CLI_CONFIG_FILE: read.stdout }
  workdir = await createWorkdir(workdirEnvironment)
})

afterEach(async () => {
  await workdir.remove()
  await rm(root, { recursive: true, force: true })
})

test(
  verifies(['cloud.mirror'], 'serves terraform init, apply, plan and destroy in a shell of its own'),
  async () => {
    await workdir.write('main.tf', databricksStack())
    const initialized = await workdir.terraform('init', '-no-color')
    expect(initialized.output).toContain('Installed hashicorp/azurerm v4.')
    const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
    expect(applied.output).toContain('Apply complete! Resources: 12 added, 0 changed, 0 destroyed.')
    expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)

    const listed = await startSandbox(['--cloud', cloud, 'list'])
    expect(listed.stdout).toContain('11 resources')
    expect((await workdir.terraform('destroy', '-auto-approve')).exitCode).toBe(0)
    expect((await startSandbox(['--cloud', cloud, 'list'])).stdout).toBe('The sandbox cloud is empty.')
  },
)

test('serves a terraform that runs its plugins without TLS', async () => {
  const other = await createWorkdir({ ...workdirEnvironment, TF_DISABLE_PLUGIN_TLS: '1' })
  try {
    await writeFile(join(other.path, 'main.tf'), azureProviders())
    await other.terraform('init')
    const planned = await other.terraform('plan', '-no-color')
    expect(planned.output).toContain('No changes.')
  } finally {
    await other.remove()
  }
})

test('checks version constraints, as a registry does', async () => {
  await workdir.write('main.tf', azureProviders().replace('~> 4.70', '~> 9.0'))
  const { exitCode, output } = await workdir.terraform('init', '-no-color')
  expect(exitCode).toBe(1)
  expect(output).toContain('no available releases match the given constraints ~> 9.0')
})

test(
  verifies(
    ['cloud.guard-provider'],
    'offers no provider that it does not simulate, so that nothing real is downloaded',
  ),
  async () => {
    await workdir.write(
      'main.tf',
      'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n',
    )
    const { exitCode, output } = await workdir.terraform('init', '-no-color')
    expect(exitCode).toBe(1)
    expect(output.replaceAll(/\s+/g, ' ')).toContain(
      'hashicorp/aws was not found in any of the search locations',
    )
  },
)

test('is laid out for OpenTofu as well', async () => {
  const providers = join(root, 'mirror', 'sandbox-providers')
  expect(await readdir(providers)).toEqual(['registry.opentofu.org', 'registry.terraform.io'])
  const [terraform, tofu] = await Promise.all(
    ['registry.terraform.io', 'registry.opentofu.org'].map((host) =>
      readdir(join(providers, host), { recursive: true }),
    ),
  )
  expect(tofu).toEqual(terraform)
})

test('leaves no process behind when terraform is killed', async () => {
  await mkdir(join(root, 'slow'))
  const slow = await startSandbox(['--cloud', cloud, '--time-scale', '1', 'mirror', join(root, 'slow')])
  expect(slow.exitCode).toBe(0)
  const environment = { TF_CLI_CONFIG_FILE: join(root, 'slow', 'terraform.rc') }
  const other = await createWorkdir(environment)
  try {
    await writeFile(join(other.path, 'main.tf'), SLOW_GROUP)
    await other.terraform('init')
    const running = other.start('apply', '-auto-approve', '-no-color')
    await new Promise<void>((resolve) => {
      running.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Creating...')) resolve()
      })
    })
    const plugins = await childrenOf(running.pid ?? 0)
    expect(plugins.length).toBeGreaterThan(0)
    running.kill('SIGKILL')
    await running
    await vi.waitFor(() => expect(plugins.filter(isAlive)).toEqual([]), { timeout: 10_000, interval: 100 })
  } finally {
    await other.remove()
  }
})

const SLOW_GROUP = `${azureProviders()}
resource "azurerm_databricks_workspace" "this" {
  name                = "dbw-slow"
  resource_group_name = "rg-slow"
  location            = "eastus2"
  sku                 = "premium"
}
`

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await execa('ps', ['-A', '-o', 'pid=,ppid='])
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('refuses to be started by hand', async () => {
  const shims = join(root, 'mirror', 'sandbox-providers', 'registry.terraform.io', 'hashicorp', 'random')
  const file = (await readdir(shims, { recursive: true })).find((name) =>
    name.includes('terraform-provider-random'),
  )
  const path = join(shims, file ?? 'none')
  expect(await readFile(path, 'utf8')).toMatch(/^#!\/bin\/sh\nexec '/)
  const { exitCode, stderr } = await execa(path, { reject: false })
  expect(exitCode).toBe(1)
  expect(stderr).toContain('which terraform starts by itself')
})
