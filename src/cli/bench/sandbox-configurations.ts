import { SANDBOX_SUBSCRIPTION_ID } from '../../../sandbox/cloud/cloud.ts'

/** Resources of one team: a group, a network with three subnets and its rules, a storage account and a vault. */
const TEAM_SIZE = 10

/** A configuration with the given number of azurerm resources, a multiple of 10. */
export function azurermResources(count: number): string {
  const teams = Array.from({ length: count / TEAM_SIZE }, (_, index) => team(String(index).padStart(3, '0')))
  return `provider "azurerm" {
  subscription_id = "${SANDBOX_SUBSCRIPTION_ID}"
  features {}
}
${teams.join('')}`
}

/** A configuration with the given number of resources that Terraform keeps by itself. */
export function terraformDataResources(count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `resource "terraform_data" "n${index}" {\n  input = { name = "n${index}", tags = ["a", "b"] }\n}\n`,
  ).join('')
}

function team(name: string): string {
  const place = `resource_group_name = azurerm_resource_group.g${name}.name
  location            = azurerm_resource_group.g${name}.location`
  const subnets = ['1', '2', '3'].map(
    (number) => `resource "azurerm_subnet" "s${name}${number}" {
  name                 = "snet-${number}"
  resource_group_name  = azurerm_resource_group.g${name}.name
  virtual_network_name = azurerm_virtual_network.v${name}.name
  address_prefixes     = ["10.0.${number}.0/24"]
}
`,
  )
  const rules = ['100', '110'].map(
    (priority) => `resource "azurerm_network_security_rule" "r${name}${priority}" {
  name                        = "rule-${priority}"
  resource_group_name         = azurerm_resource_group.g${name}.name
  network_security_group_name = azurerm_network_security_group.n${name}.name
  priority                    = ${priority}
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "${priority}"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
}
`,
  )
  return `resource "azurerm_resource_group" "g${name}" {
  name     = "rg-${name}"
  location = "westeurope"
}
resource "azurerm_virtual_network" "v${name}" {
  name                = "vnet-${name}"
  ${place}
  address_space       = ["10.0.0.0/16"]
}
resource "azurerm_network_security_group" "n${name}" {
  name                = "nsg-${name}"
  ${place}
}
resource "azurerm_storage_account" "a${name}" {
  name                     = "stbench${name}"
  ${place}
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
resource "azurerm_key_vault" "k${name}" {
  name                = "kv-bench-${name}"
  ${place}
  tenant_id           = "5a4db0c5-7e4a-4000-8000-000000000001"
  sku_name            = "standard"
}
${subnets.join('')}${rules.join('')}`
}
