import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, SANDBOX_SUBSCRIPTION_ID, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

const GROUP_ID = `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/rg-import`
const NETWORK_ID = `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/vnet-import`

const GROUP = `
resource "azurerm_resource_group" "this" {
  name     = "rg-import"
  location = "westeurope"
  tags     = { team = "data" }
}
`
const NETWORK = `
resource "azurerm_virtual_network" "this" {
  name                = "vnet-import"
  resource_group_name = "rg-import"
  location            = "westeurope"
  address_space       = ["10.40.0.0/16"]
}
`

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  const maker = await createWorkdir(cloud.environment)
  await maker.write('main.tf', azureProviders() + GROUP + NETWORK)
  await maker.terraform('init')
  expect((await maker.terraform('apply', '-auto-approve')).exitCode).toBe(0)
  await maker.remove()
  workdir = await createWorkdir(cloud.environment)
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

test(verifies(['cloud.import'], 'imports what exists by its id, and then plans no change'), async () => {
  await workdir.write('main.tf', azureProviders() + GROUP)
  await workdir.terraform('init')
  const imported = await workdir.terraform('import', '-no-color', 'azurerm_resource_group.this', GROUP_ID)
  expect(imported.output).toContain('Import successful!')
  expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
})

test('refuses to import what does not exist', async () => {
  await workdir.write('main.tf', azureProviders() + GROUP)
  await workdir.terraform('init')
  const imported = await workdir.terraform(
    'import',
    '-no-color',
    'azurerm_resource_group.this',
    `${GROUP_ID}-b`,
  )
  expect(imported.exitCode).toBe(1)
  expect(imported.output).toContain('Cannot import non-existent remote object')
})

test(
  verifies(['cloud.import'], 'imports by block, and writes the configuration of what has none'),
  async () => {
    await workdir.write(
      'main.tf',
      `${azureProviders()}
import {
  to = azurerm_resource_group.this
  id = "${GROUP_ID}"
}
import {
  to = azurerm_virtual_network.this
  id = "${NETWORK_ID}"
}
`,
    )
    await workdir.terraform('init')
    const planned = await workdir.terraform('plan', '-no-color', '-generate-config-out=generated.tf')
    expect(planned.output).toContain('Plan: 2 to import, 0 to add, 0 to change, 0 to destroy.')
    const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
    expect(applied.output).toContain(
      'Apply complete! Resources: 2 imported, 0 added, 0 changed, 0 destroyed.',
    )
    expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
  },
)
