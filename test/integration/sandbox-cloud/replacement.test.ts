import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
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

/** Values that decide whether a change is made in place, as they are written in the configuration. */
const BEFORE = {
  archive: 'a',
  model: 'gpt-4.1-mini',
  capacity: '30',
  threshold: '80',
  grain: 'Monthly',
  address: '10.0.1.10',
  record: 'www',
  image: 'team/runtime:1',
  policyDays: '30',
}

/** Resources of which the reviewed hints say what forces a replacement, in blocks and in sets of blocks too. */
function stack(values: typeof BEFORE): string {
  return `${azureProviders()}
provider "databricks" {
  host = "https://adb-7405000000000001.1.azuredatabricks.net"
}
locals {
  rg = { resource_group_name = azurerm_resource_group.this.name, location = azurerm_resource_group.this.location }
}
resource "azurerm_resource_group" "this" {
  name     = "rg-x"
  location = "eastus2"
}
resource "azurerm_storage_account" "archive" {
  for_each                 = toset(["a", "b"])
  name                     = "stx\${each.key}"
  resource_group_name      = local.rg.resource_group_name
  location                 = local.rg.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
resource "azurerm_storage_management_policy" "this" {
  storage_account_id = azurerm_storage_account.archive["a"].id
  rule {
    name    = "old"
    enabled = true
    filters {
      blob_types = ["blockBlob"]
    }
    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = ${values.policyDays}
      }
    }
  }
}
resource "azurerm_cognitive_account" "this" {
  name                  = "oai-x"
  resource_group_name   = local.rg.resource_group_name
  location              = local.rg.location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = "oai-x"
}
resource "azurerm_cognitive_deployment" "model" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.this.id
  model {
    format  = "OpenAI"
    name    = "${values.model}"
    version = "2025-04-14"
  }
  sku {
    name = "GlobalStandard"
  }
}
resource "azurerm_cognitive_deployment" "capacity" {
  name                 = "embed"
  cognitive_account_id = azurerm_cognitive_account.this.id
  model {
    format = "OpenAI"
    name   = "text-embedding-3-small"
  }
  sku {
    name     = "GlobalStandard"
    capacity = ${values.capacity}
  }
}
resource "azurerm_monitor_diagnostic_setting" "this" {
  name               = "logs"
  target_resource_id = azurerm_cognitive_account.this.id
  storage_account_id = azurerm_storage_account.archive["${values.archive}"].id
  enabled_log {
    category_group = "audit"
  }
}
resource "azurerm_monitor_metric_alert" "this" {
  name                = "ma-x"
  resource_group_name = local.rg.resource_group_name
  scopes              = [azurerm_cognitive_account.this.id]
  criteria {
    metric_namespace = "Microsoft.CognitiveServices/accounts"
    metric_name      = "Latency"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = ${values.threshold}
  }
}
resource "azurerm_consumption_budget_resource_group" "this" {
  name              = "budget-x"
  resource_group_id = azurerm_resource_group.this.id
  amount            = 100
  time_grain        = "${values.grain}"
  time_period {
    start_date = "2026-12-01T00:00:00Z"
  }
  notification {
    operator       = "GreaterThan"
    threshold      = 80
    contact_emails = ["team@example.org"]
  }
}
resource "azurerm_virtual_network" "this" {
  name                = "vnet-x"
  resource_group_name = local.rg.resource_group_name
  location            = local.rg.location
  address_space       = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "this" {
  name                 = "snet-x"
  resource_group_name  = local.rg.resource_group_name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.0.1.0/24"]
}
resource "azurerm_private_endpoint" "this" {
  name                = "pep-x"
  resource_group_name = local.rg.resource_group_name
  location            = local.rg.location
  subnet_id           = azurerm_subnet.this.id
  private_service_connection {
    name                           = "oai"
    private_connection_resource_id = azurerm_cognitive_account.this.id
    subresource_names              = ["account"]
    is_manual_connection           = false
  }
  ip_configuration {
    name               = "fixed"
    private_ip_address = "${values.address}"
    subresource_name   = "account"
  }
}
resource "azurerm_dns_zone" "this" {
  name                = "x.example.org"
  resource_group_name = local.rg.resource_group_name
}
resource "azurerm_dns_mx_record" "this" {
  zone_name           = azurerm_dns_zone.this.name
  resource_group_name = local.rg.resource_group_name
  ttl                 = 300
  record {
    preference = 10
    exchange   = "mail.example.org"
  }
}
resource "azurerm_dns_cname_record" "this" {
  name                = "${values.record}"
  zone_name           = azurerm_dns_zone.this.name
  resource_group_name = local.rg.resource_group_name
  ttl                 = 300
  record              = "app.example.org"
}
resource "databricks_instance_pool" "this" {
  instance_pool_name                    = "pool"
  node_type_id                          = "Standard_D4ads_v5"
  idle_instance_autotermination_minutes = 15
  preloaded_docker_image {
    url = "${values.image}"
  }
}
`
}

interface PlannedChange {
  readonly address: string
  readonly change: { readonly actions: readonly string[]; readonly replace_paths?: readonly unknown[] }
}

/** What terraform plans for each resource that changes: "update", or the arguments that force a replacement. */
async function plannedChanges(): Promise<Record<string, unknown>> {
  const planned = await workdir.terraform('plan', '-out=plan', '-no-color')
  expect(planned.output).toContain('Plan:')
  const shown = await workdir.terraform('show', '-json', 'plan')
  const { resource_changes: changes } = JSON.parse(shown.output) as { resource_changes: PlannedChange[] }
  return Object.fromEntries(
    changes
      .filter(({ change }) => change.actions.join() !== 'no-op')
      .map(({ address, change }) => [address, change.replace_paths ?? change.actions.join()]),
  )
}

test('terraform replaces and updates what the reviewed hints say, with nothing to do in between', async () => {
  await workdir.write('main.tf', stack(BEFORE))
  await workdir.terraform('init')
  const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
  expect(applied.output).toContain('Apply complete! Resources: 17 added')
  expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)

  await workdir.write(
    'main.tf',
    stack({
      archive: 'b',
      model: 'gpt-4.1',
      capacity: '60',
      threshold: '90',
      grain: 'Quarterly',
      address: '10.0.1.11',
      record: 'web',
      image: 'team/runtime:2',
      policyDays: '60',
    }),
  )
  expect(await plannedChanges()).toEqual({
    'azurerm_cognitive_deployment.capacity': 'update',
    'azurerm_cognitive_deployment.model': [['model', 0, 'name']],
    'azurerm_consumption_budget_resource_group.this': [['time_grain']],
    'azurerm_dns_cname_record.this': [['name']],
    'azurerm_monitor_diagnostic_setting.this': 'update',
    'azurerm_monitor_metric_alert.this': 'update',
    'azurerm_private_endpoint.this': [['ip_configuration', 0, 'private_ip_address']],
    'azurerm_storage_management_policy.this': 'update',
    'databricks_instance_pool.this': [['preloaded_docker_image']],
  })

  expect((await workdir.terraform('apply', '-auto-approve', '-no-color')).output).toContain(
    'Apply complete! Resources: 5 added, 4 changed, 5 destroyed.',
  )
  expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
})
