import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Cloud, SANDBOX_SUBSCRIPTION_PREFIX, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders, databricksStack } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let directory: string
const closing: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-cloud-store-'))
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await rm(directory, { recursive: true, force: true })
})

async function openCloud(): Promise<Cloud> {
  const cloud = await startCloud({ directory })
  closing.push(cloud.close)
  return cloud
}

async function openWorkdir(environment: Readonly<Record<string, string>>, text: string): Promise<Workdir> {
  const workdir = await createWorkdir(environment)
  closing.push(workdir.remove)
  await workdir.write('main.tf', text)
  await workdir.terraform('init')
  return workdir
}

const GROUP = `${azureProviders()}
resource "azurerm_resource_group" "this" {
  name     = "rg-drift"
  location = "eastus2"
  tags     = { team = "data" }
}
`

async function resourceFile(type: string): Promise<string> {
  const files = await readdir(join(directory, 'resources'))
  return join(directory, 'resources', files.find((file) => file.startsWith(type)) ?? 'none')
}

test(verifies(['cloud.drift'], 'sees an edited resource file as drift and repairs it'), async () => {
  const cloud = await openCloud()
  const workdir = await openWorkdir(cloud.environment, GROUP)
  await workdir.terraform('apply', '-auto-approve')
  const file = await resourceFile('azurerm_resource_group')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"data"', '"somebody-else"'))

  const planned = await workdir.terraform('plan', '-no-color', '-detailed-exitcode')
  expect(planned.exitCode).toBe(2)
  expect(planned.output).toMatch(/"team"\s+= "somebody-else" -> "data"/)
  await workdir.terraform('apply', '-auto-approve')
  expect(await readFile(file, 'utf8')).toContain('"data"')
})

test(
  verifies(['cloud.drift'], 'sees a deleted resource file as a deleted resource and creates it again'),
  async () => {
    const cloud = await openCloud()
    const workdir = await openWorkdir(cloud.environment, GROUP)
    await workdir.terraform('apply', '-auto-approve')
    await rm(await resourceFile('azurerm_resource_group'))

    const planned = await workdir.terraform('plan', '-no-color')
    expect(planned.output).toContain('# azurerm_resource_group.this will be created')
    expect(planned.output).toContain('Plan: 1 to add, 0 to change, 0 to destroy.')
  },
)

test(verifies(['cloud.bad-folder'], 'names the file when an edit made it unreadable'), async () => {
  const cloud = await openCloud()
  const workdir = await openWorkdir(cloud.environment, GROUP)
  await workdir.terraform('apply', '-auto-approve')
  const file = await resourceFile('azurerm_resource_group')
  await writeFile(file, '{ "type": "azurerm_resource_group" ')

  const planned = await workdir.terraform('plan', '-no-color')
  expect(planned.exitCode).toBe(1)
  expect(planned.output.replaceAll(/[\s│]+/g, '')).toContain(file)
})

test(
  verifies(
    ['cloud.many'],
    'serves eight terraform processes of eight subscriptions at once without mixing them',
  ),
  async () => {
    const cloud = await openCloud()
    const subscriptions = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (n) => `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000${n}`,
    )
    const results = await Promise.all(
      subscriptions.map(async (subscription) => {
        const workdir = await openWorkdir(cloud.environment, databricksStack(subscription))
        return workdir.terraform('apply', '-auto-approve', '-no-color')
      }),
    )

    expect(results.map(({ exitCode }) => exitCode)).toEqual(Array(8).fill(0))
    const workspaces = (await cloud.resources()).filter(({ type }) => type === 'azurerm_databricks_workspace')
    expect(workspaces.map(({ scope }) => scope).sort()).toEqual(subscriptions)
    expect(workspaces.filter(({ id, scope }) => !id.startsWith(`/subscriptions/${scope}/`))).toEqual([])
    expect(new Set(workspaces.map(({ values }) => values['workspace_url'])).size).toBe(8)
  },
)

test(verifies(['cloud.kill'], 'goes on with what was done after terraform is killed'), async () => {
  const cloud = await openCloud()
  cloud.addFault({ op: 'create', type: 'databricks_cluster', delayMs: 60_000, times: 1 })
  const workdir = await openWorkdir(cloud.environment, databricksStack())
  const running = workdir.start('apply', '-auto-approve', '-no-color')
  await vi.waitFor(async () => expect(await cloud.resources()).toHaveLength(10), {
    timeout: 20_000,
    interval: 50,
  })
  await vi.waitFor(
    async () =>
      expect(await readFile(join(workdir.path, 'terraform.tfstate'), 'utf8')).toContain('workspace_url'),
    { timeout: 20_000, interval: 50 },
  )
  running.kill('SIGKILL')
  await running

  const resumed = await workdir.terraform('apply', '-auto-approve', '-no-color')
  expect(resumed.output).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.')
})

test(verifies(['cloud.kill'], 'stops waiting when terraform is interrupted'), async () => {
  const cloud = await openCloud()
  cloud.addFault({ op: 'create', type: 'azurerm_resource_group', delayMs: 600_000 })
  const workdir = await openWorkdir(cloud.environment, GROUP)
  const running = workdir.start('apply', '-auto-approve', '-no-color')
  await new Promise<void>((resolve) => {
    running.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Creating...')) resolve()
    })
  })
  running.kill('SIGINT')
  const { exitCode, all } = await running

  expect(exitCode).toBe(1)
  expect(all).toContain('context canceled')
  expect(await cloud.resources()).toEqual([])
})

test('runs as a process of its own that remembers resources, events and used-up faults', async () => {
  const faults = join(directory, 'faults.json')
  await writeFile(
    faults,
    JSON.stringify([{ failure: 'throttled', type: 'azurerm_resource_group', times: 1 }]),
  )
  const first = await startServer(faults)
  const workdir = await openWorkdir(first.environment, GROUP)
  expect((await workdir.terraform('apply', '-auto-approve', '-no-color')).output).toContain('TooManyRequests')
  await first.stop()

  const second = await startServer(faults)
  const again = await createWorkdir(second.environment)
  closing.push(again.remove)
  await again.write('main.tf', GROUP)
  await again.terraform('init')
  expect((await again.terraform('apply', '-auto-approve', '-no-color')).exitCode).toBe(0)
  const events = (await readFile(join(directory, 'events.jsonl'), 'utf8')).trim().split('\n')
  expect(events.map((line) => JSON.parse(line))).toMatchObject([
    { operation: 'create', type: 'azurerm_resource_group', name: 'rg-drift', outcome: 'failed' },
    { operation: 'create', type: 'azurerm_resource_group', name: 'rg-drift', outcome: 'done' },
  ])
  await second.stop()
})

test(verifies(['cloud.outlive'], 'outlives a terraform that cannot reach its socket'), async () => {
  const server = await startServer()
  const workdir = await openWorkdir(server.environment, GROUP)
  const { Addr } = JSON.parse(server.environment['TF_REATTACH_PROVIDERS'] ?? '')['hashicorp/azurerm']
  await rm(Addr.String)
  expect((await workdir.terraform('plan', '-no-color')).output.replaceAll(/[\s│]+/g, ' ')).toContain(
    'Reattachment process not found',
  )
  await server.stop()
})

async function startServer(faults?: string) {
  const sockets = join(directory, 'sockets')
  const entry = new URL('../../../sandbox/cloud/server.ts', import.meta.url).pathname
  const named = faults === undefined ? [] : ['--faults', faults]
  const args = [entry, '--directory', directory, ...named, '--socket-directory', sockets]
  const server = execa(process.execPath, args, { stdin: 'pipe', reject: false })
  closing.push(async () => {
    server.kill('SIGKILL')
    await server
  })
  const line = await new Promise<string>((resolve) => {
    server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
  })
  const ready = JSON.parse(line)
  return {
    environment: ready.environment as Record<string, string>,
    stop: async () => {
      server.stdin.end()
      expect((await server).exitCode).toBe(0)
      expect(await readdir(sockets)).toEqual([])
    },
  }
}
