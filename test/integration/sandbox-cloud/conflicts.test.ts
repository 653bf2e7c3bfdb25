import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

/** Applies the configuration; the output has no frames and line breaks. */
async function apply(configuration: string): Promise<{ exitCode: number; output: string }> {
  await workdir.write('main.tf', azureProviders() + configuration)
  await workdir.terraform('init')
  const { exitCode, output } = await workdir.terraform('apply', '-auto-approve', '-no-color')
  return { exitCode, output: output.replaceAll(/[\s│]+/g, ' ') }
}

const model = (location: string) => `
resource "azurerm_cognitive_account" "this" {
  name                = "oai-conflict"
  resource_group_name = "rg-conflict"
  location            = "${location}"
  kind                = "OpenAI"
  sku_name            = "S0"
}
resource "azurerm_cognitive_deployment" "this" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.this.id
  model {
    format  = "OpenAI"
    name    = "gpt-4.1-mini"
    version = "2025-04-14"
  }
  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}
`

test(
  verifies(
    ['cloud.model'],
    'refuses a model in a region that has not got it, and deploys it in one that has',
  ),
  async () => {
    const refused = await apply(model('West US 2'))
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain(
      "InvalidResourceProperties: The specified SKU 'GlobalStandard' for model 'gpt-4.1-mini 2025-04-14' is not supported in this region 'westus2'.",
    )
    expect(refused.output).toContain('with azurerm_cognitive_deployment.this')

    const moved = await apply(model('West US 3'))
    expect(moved.output).toContain('Apply complete! Resources: 2 added, 0 changed, 1 destroyed.')
  },
)

test(verifies(['cloud.conflict'], 'refuses what collides with a resource that is there'), async () => {
  const first = `
resource "azurerm_private_dns_zone_virtual_network_link" "first" {
  name                  = "first"
  resource_group_name   = "rg-conflict"
  private_dns_zone_name = "internal.example"
  virtual_network_id    = "${network}"
}
resource "azurerm_monitor_diagnostic_setting" "first" {
  name               = "first"
  target_resource_id = "${network}"
  storage_account_id = "${storage}"
  enabled_log { category = "VMProtectionAlerts" }
}
resource "azurerm_storage_account" "first" {
  name                     = "stconflict"
  resource_group_name      = "rg-conflict"
  location                 = "eastus2"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
`
  expect((await apply(first)).exitCode).toBe(0)
  const second = first
    .replaceAll('first', 'second')
    .replace('rg-conflict"\n  location', 'rg-other"\n  location')
  const { exitCode, output } = await apply(first + second)
  expect(exitCode).toBe(1)
  expect(output).toContain('cannot be linked to multiple zones with overlapping namespaces')
  expect(output).toContain("is already used in diagnostic setting 'first' for category 'VMProtectionAlerts'")
  expect(output).toContain(
    'StorageAccountAlreadyTaken: The storage account named stconflict is already taken.',
  )
  expect(await cloud.resources()).toHaveLength(3)
})

const group = '/subscriptions/5a4db0c5-0000-4000-8000-000000000001/resourceGroups/rg-conflict/providers'
const network = `${group}/Microsoft.Network/virtualNetworks/vnet-conflict`
const storage = `${group}/Microsoft.Storage/storageAccounts/stlogs`
