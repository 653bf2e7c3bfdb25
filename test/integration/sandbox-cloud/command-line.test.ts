import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { startSandbox } from './sandbox-command.ts'

let root: string
let cloud: string
let work: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandbox-command-'))
  cloud = join(root, 'cloud')
  work = join(root, 'work')
  await mkdir(work)
  await writeFile(
    join(work, 'main.tf'),
    `${azureProviders()}
resource "azurerm_resource_group" "this" {
  name     = "rg-cli"
  location = "eastus2"
  tags     = { team = "data" }
}
`,
  )
})

afterEach(() => rm(root, { recursive: true, force: true }))

const sandbox = (...args: string[]) => startSandbox(['--cloud', cloud, ...args])
const terraform = (...args: string[]) => sandbox('terraform', `-chdir=${work}`, ...args)

test(
  verifies(
    ['cloud.list', 'cloud.exit-code'],
    'applies a folder, lists the cloud, makes drift and returns the exit code of terraform',
  ),
  async () => {
    const applied = await terraform('apply', '-auto-approve', '-no-color')
    expect(applied.stdout).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.')
    expect(applied.stderr).toContain('nothing here is real')
    expect(applied.exitCode).toBe(0)

    expect((await sandbox('list')).stdout).toMatch(
      /^azurerm_resource_group +rg-cli +\/subscriptions\/5a4db0c5-/m,
    )
    expect(JSON.parse((await sandbox('list', '--json')).stdout)).toHaveLength(1)
    expect((await terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)

    expect((await sandbox('set', 'rg-cli', 'tags.team=me')).exitCode).toBe(0)
    const drifted = await terraform('plan', '-detailed-exitcode', '-no-color')
    expect(drifted.exitCode).toBe(2)
    expect(drifted.stdout).toContain('"me" -> "data"')
    expect(JSON.parse((await sandbox('show', 'rg-cli')).stdout)).toMatchObject({
      values: { tags: { team: 'me' } },
    })

    expect((await sandbox('delete', 'rg-cli')).exitCode).toBe(0)
    expect((await terraform('plan', '-no-color')).stdout).toContain(
      'Plan: 1 to add, 0 to change, 0 to destroy.',
    )
    expect((await sandbox('list')).stdout).toBe('The sandbox cloud is empty.')
  },
)

test(
  verifies(['cloud.shared-folder'], 'lets one of two runs win a name when both start a new cloud at once'),
  async () => {
    const other = join(root, 'other')
    await cp(work, other, { recursive: true })
    const runs = await Promise.all(
      [work, other].map((folder) => sandbox('terraform', `-chdir=${folder}`, 'apply', '-auto-approve')),
    )
    expect(new Set(runs.map(({ exitCode }) => exitCode))).toEqual(new Set([0, 1]))
    expect(runs.map(({ stderr }) => stderr).join('\n')).toContain('already exists - to be managed via')
    expect(JSON.parse((await sandbox('list', '--json')).stdout)).toHaveLength(1)
  },
)

test(
  verifies(['cloud.exit-code'], 'passes an error of terraform on, with its code and its words'),
  async () => {
    await writeFile(join(work, 'wrong.tf'), 'resource "azurerm_resource_group" "b" {\n  nam = "x"\n}\n')
    const planned = await terraform('plan', '-no-color')
    expect(planned.exitCode).toBe(1)
    expect(planned.stderr).toContain('An argument named "nam" is not expected here. Did you mean "name"?')
  },
)

test('rehearses a failure from a fault file', async () => {
  const faults = join(root, 'faults.json')
  await writeFile(
    faults,
    JSON.stringify([{ failure: 'AZURE_QUOTA_EXCEEDED', type: 'azurerm_resource_group' }]),
  )
  const args = ['--faults', faults, `-chdir=${work}`, 'apply', '-auto-approve', '-no-color']
  const applied = await sandbox('terraform', ...args)
  expect(applied.exitCode).toBe(1)
  expect(applied.stderr).toContain('Quota')
})

test(
  verifies(['cloud.kill'], 'interrupts terraform when it is asked to end, and leaves the state good'),
  async () => {
    const faults = join(root, 'faults.json')
    await writeFile(
      faults,
      JSON.stringify([{ op: 'create', type: 'azurerm_resource_group', delayMs: 600_000, times: 1 }]),
    )
    const running = sandbox('terraform', '--faults', faults, `-chdir=${work}`, 'apply', '-auto-approve')
    await new Promise<void>((resolve) => {
      running.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Creating...')) resolve()
      })
    })
    running.kill('SIGINT')
    const ended = await running
    expect(ended.exitCode).toBe(1)
    expect(ended.stderr).toContain('context canceled')
    expect((await terraform('apply', '-auto-approve')).exitCode).toBe(0)
  },
)

test(verifies(['cloud.exit-code'], 'says that terraform was killed, and ends'), async () => {
  const faults = join(root, 'faults.json')
  const pidFile = join(root, 'pid')
  await writeFile(
    faults,
    JSON.stringify([{ op: 'create', type: 'azurerm_resource_group', delayMs: 600_000 }]),
  )
  const binary = join(root, 'terraform')
  await writeFile(binary, `#!/bin/sh\necho $$ > ${pidFile}\nexec terraform "$@"\n`, { mode: 0o755 })
  const args = ['--cloud', cloud, 'terraform', '--faults', faults, `-chdir=${work}`, 'apply', '-auto-approve']
  const running = startSandbox(args, { TERRAFORM_BINARY: binary })
  await new Promise<void>((resolve) => {
    running.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Creating...')) resolve()
    })
  })
  const pid = Number(await readFile(pidFile, 'utf8'))
  process.kill(pid, 'SIGKILL')
  expect((await running).exitCode).toBe(137)
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
})

test.each([
  ['a folder that is not there', ['terraform', '-chdir=/none', 'plan'], 'the folder /none cannot be read'],
  ['a cloud that is not there', ['list'], 'there is no sandbox cloud in'],
  ['an unknown command', ['aply'], 'there is no command "aply"'],
])('refuses %s with one sentence', async (_, args, sentence) => {
  const { exitCode, stderr } = await sandbox(...args)
  expect(exitCode).toBe(1)
  expect(stderr).toContain(sentence)
  expect(stderr.split('\n')).toHaveLength(1)
})

test(
  verifies(['cloud.bad-folder'], 'refuses a cloud folder that cannot be one, and starts no terraform'),
  async () => {
    const args = ['--cloud', join(work, 'main.tf'), 'terraform', `-chdir=${work}`, 'apply', '-auto-approve']
    const { exitCode, stderr, stdout } = await startSandbox(args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('cannot hold a sandbox cloud: it is a file')
  },
)

test(
  verifies(
    ['cloud.bad-folder'],
    'names a damaged resource file before terraform starts, so that the state stays good',
  ),
  async () => {
    await terraform('apply', '-auto-approve')
    const state = await readFile(join(work, 'terraform.tfstate'), 'utf8')
    const file = join(cloud, 'resources', 'broken.json')
    await writeFile(file, '{ "type": 5 }')
    const { exitCode, stderr, stdout } = await terraform('apply', '-auto-approve')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain(`${file} is no resource of the sandbox cloud (type: `)
    expect(stderr.split('\n')).toHaveLength(1)
    expect(await readFile(join(work, 'terraform.tfstate'), 'utf8')).toBe(state)
  },
)

test('says when there is no terraform', async () => {
  const args = ['--cloud', cloud, 'terraform', `-chdir=${work}`, 'plan']
  const { exitCode, stderr } = await startSandbox(args, { TERRAFORM_BINARY: join(root, 'no-terraform') })
  expect(exitCode).toBe(1)
  expect(stderr).toContain('cannot be started: there is no such program')
})
