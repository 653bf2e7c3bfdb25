import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { startSandbox } from './sandbox-command.ts'
import { createWorkdir } from './terraform.ts'

const GROUP = `${azureProviders()}
resource "azurerm_resource_group" "this" {
  name     = "rg-bad"
  location = "eastus2"
}
`

let root: string
let cloud: string
let work: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandbox-bad-'))
  cloud = join(root, 'cloud')
  work = join(root, 'work')
  await mkdir(work)
  await writeFile(join(work, 'main.tf'), GROUP)
})

afterEach(() => rm(root, { recursive: true, force: true }))

const apply = (...options: string[]) =>
  startSandbox(['--cloud', cloud, 'terraform', ...options, `-chdir=${work}`, 'apply', '-auto-approve'])

const state = () => readFile(join(work, 'terraform.tfstate'), 'utf8')

describe('a run on the sandbox says what is wrong before terraform starts, and the state stays good', () => {
  test.each([
    [
      verifies(['cloud.bad-faults'], 'an unknown key in the fault file'),
      '[{"op":"create","type":"azurerm_*","tims":1}]',
      'faults.json, fault 1 is not understood:\n✖ Unrecognized key: "tims"',
    ],
    ['a fault that nobody knows', '[{"failure":"oops"}]', '"oops" is no known failure; known are '],
    ['a fault file that is cut off', '[{"op":', 'faults.json is not valid JSON: '],
  ])('when there is %s', async (_, text, message) => {
    await apply()
    const before = await state()
    const faults = join(root, 'faults.json')
    await writeFile(faults, text)
    const { exitCode, stdout, stderr } = await apply('--faults', faults)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain(message)
    expect(await state()).toBe(before)
  })

  test(
    verifies(['cloud.bad-folder'], 'when the cloud folder holds a file where a folder should be'),
    async () => {
      await apply()
      const before = await state()
      await rm(join(cloud, 'claimed'), { recursive: true })
      await writeFile(join(cloud, 'claimed'), '')
      const { exitCode, stdout, stderr } = await apply()
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toContain(`the folder ${cloud} cannot hold a sandbox cloud`)
      expect(await state()).toBe(before)
    },
  )

  test(verifies(['cloud.bad-folder'], 'when the cloud folder is locked'), async () => {
    await mkdir(cloud)
    await chmod(cloud, 0o500)
    const module = new URL('../../../src/cli/sandbox/cloud-folder.ts', import.meta.url).href
    // Locks are nothing to root, who therefore becomes nobody once everything is loaded.
    const script = `
      import { prepareCloudFolder } from ${JSON.stringify(module)}
      if (process.getuid() === 0) process.setuid(65534)
      await prepareCloudFolder(process.argv[1]).catch((error) => process.stdout.write(error.message))`
    const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', script, cloud])
    expect(stdout).toBe(
      `the folder ${cloud} cannot hold a sandbox cloud: it is locked: this user may not read and write it`,
    )
    await chmod(cloud, 0o700)
  })
})

describe('a shell with the mirror says what is wrong, and the state stays good', () => {
  test.each<[string, () => Promise<void>, string]>([
    [
      verifies(['cloud.bad-protocol'], 'when terraform speaks another protocol'),
      () => speakProtocol('5'),
      'this terraform offers plugin protocol 5 and the sandbox cloud needs 6; use Terraform 1.9 or newer',
    ],
    [
      'when a schema of its own is damaged',
      async () => {
        await mkdir(join(cloud, 'schemas'))
        await writeFile(join(cloud, 'schemas', 'mine.json'), '{"a" || ')
      },
      'mine.json is no output of "terraform providers schema -json"',
    ],
  ])('%s', async (_, spoil, sentence) => {
    await startSandbox(['--cloud', cloud, 'mirror', join(root, 'mirror')])
    const workdir = await createWorkdir({ TF_CLI_CONFIG_FILE: join(root, 'mirror', 'terraform.rc') })
    try {
      await workdir.write('main.tf', GROUP)
      await workdir.terraform('init')
      await workdir.terraform('apply', '-auto-approve')
      const before = await readFile(join(workdir.path, 'terraform.tfstate'), 'utf8')
      await spoil()
      await rm(join(workdir.path, '.terraform.lock.hcl'))
      await workdir.terraform('init')

      const refused = await workdir.terraform('destroy', '-auto-approve', '-no-color')
      expect(refused.exitCode).toBe(1)
      expect(refused.output.replaceAll(/\s+/g, ' ')).toContain(sentence)
      expect(await readFile(join(workdir.path, 'terraform.tfstate'), 'utf8')).toBe(before)
    } finally {
      await workdir.remove()
    }
  })
})

/** Makes every provider of a mirror believe that terraform offers only this version. */
async function speakProtocol(version: string): Promise<void> {
  const mirror = join(root, 'mirror', 'sandbox-providers')
  const files = await readdir(mirror, { recursive: true, withFileTypes: true })
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name)
    const shim = await readFile(path, 'utf8')
    await writeFile(path, shim.replace('exec ', `export PLUGIN_PROTOCOL_VERSIONS=${version}\nexec `))
  }
}
