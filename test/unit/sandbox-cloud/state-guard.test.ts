import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SANDBOX_SUBSCRIPTION_ID } from '../../../sandbox/cloud/cloud.ts'
import { assertSandboxState, remoteBackendOf } from '../../../src/cli/sandbox/state-guard.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-backend-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['terraform {\n  backend "azurerm" {\n', 'hcl', 'azurerm'],
  ['terraform { backend "s3" {}\n}', 'hcl', 's3'],
  ['terraform {\n  cloud {\n', 'hcl', 'cloud'],
  ['{"terraform": {"backend": {"azurerm": {}}}}', 'json', 'azurerm'],
  ['{"terraform": [{"backend": [{"azurerm": {}}]}]}', 'json', 'azurerm'],
  ['terraform {\n  backend "local" {\n', 'hcl', undefined],
  ['# backend "azurerm" {\n', 'hcl', undefined],
  ['resource "x" "backend" {\n', 'hcl', undefined],
  ['{"terraform": {"backend": {"local": {}}}}', 'json', undefined],
] as const)('finds the backend of %j', (text, syntax, backend) => {
  expect(remoteBackendOf(text, syntax)).toBe(backend)
})

test('accepts a folder with local state', async () => {
  await writeFile(join(folder, 'main.tf'), 'terraform {}\n')
  await expect(assertSandboxState(folder)).resolves.toBeUndefined()
})

test('refuses a folder that declares a remote backend, and names the file', async () => {
  await writeFile(join(folder, 'state.tf'), 'terraform {\n  backend "azurerm" {}\n}\n')
  await expect(assertSandboxState(folder)).rejects.toThrow(
    `${join(folder, 'state.tf')} keeps the state in the backend "azurerm"`,
  )
})

test('refuses a folder that was initialized with a remote backend', async () => {
  await mkdir(join(folder, '.terraform'))
  await writeFile(
    join(folder, '.terraform', 'terraform.tfstate'),
    JSON.stringify({ version: 3, backend: { type: 'azurerm', config: {} } }),
  )
  await expect(assertSandboxState(folder)).rejects.toThrow('the backend "azurerm"')
})

test('refuses a folder whose state knows real resources, and accepts one of the sandbox', async () => {
  const state = (subscription: string) =>
    JSON.stringify(
      { resources: [{ attributes: { id: `/subscriptions/${subscription}/resourceGroups/rg` } }] },
      null,
      2,
    )
  await writeFile(join(folder, 'terraform.tfstate'), state('8d3f2a10-1111-4222-8333-944444444444'))
  await expect(assertSandboxState(folder)).rejects.toThrow(
    'knows resources of the subscription 8d3f2a10-1111-4222-8333-944444444444, which is none of the sandbox',
  )
  await writeFile(join(folder, 'terraform.tfstate'), state(SANDBOX_SUBSCRIPTION_ID))
  await expect(assertSandboxState(folder)).resolves.toBeUndefined()
})

test.each(['old.tfstate', 'terraform.tfstate.d/prod/terraform.tfstate'])(
  'refuses a folder whose %s knows real resources',
  async (name) => {
    await mkdir(join(folder, 'terraform.tfstate.d', 'prod'), { recursive: true })
    const id = '/subscriptions/8d3f2a10-1111-4222-8333-944444444444/resourceGroups/rg'
    await writeFile(join(folder, name), JSON.stringify({ resources: [{ attributes: { id } }] }))
    await expect(assertSandboxState(folder)).rejects.toThrow(`${join(folder, name)} knows resources of`)
  },
)

test('refuses a folder that is not there', async () => {
  await expect(assertSandboxState(join(folder, 'none'))).rejects.toThrow('-chdir should name a folder')
})
