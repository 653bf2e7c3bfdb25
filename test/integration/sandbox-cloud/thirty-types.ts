import { azureProviders } from './configurations.ts'

/** How many resource types of azurerm and databricks the configuration below uses, each once. */
export const TYPE_COUNT = 36

/** A platform of a team: network, data, compute, monitoring, and a Databricks workspace with what is in it. */
export function thirtyTypes(options: { readonly virtualNetwork: string }): string {
  return `${azureProviders()}
provider "databricks" {
  azure_workspace_resource_id = azurerm_databricks_workspace.this.id
}

locals {
  group    = azurerm_resource_group.this.name
  location = azurerm_resource_group.this.location
}

resource "azurerm_resource_group" "this" {
  name     = "rg-thirty"
  location = "westeurope"
}
${NETWORK.replace('"vnet-thirty"', JSON.stringify(options.virtualNetwork))}${SERVICES}${WORKSPACE}`
}

const NETWORK = `
resource "azurerm_virtual_network" "this" {
  name                = "vnet-thirty"
  resource_group_name = local.group
  location            = local.location
  address_space       = ["10.30.0.0/16"]
}
resource "azurerm_subnet" "this" {
  name                 = "snet-thirty"
  resource_group_name  = local.group
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.30.1.0/24"]
}
resource "azurerm_network_security_group" "this" {
  name                = "nsg-thirty"
  resource_group_name = local.group
  location            = local.location
}
resource "azurerm_network_security_rule" "this" {
  name                        = "allow-https"
  resource_group_name         = local.group
  network_security_group_name = azurerm_network_security_group.this.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "443"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
}
resource "azurerm_subnet_network_security_group_association" "this" {
  subnet_id                 = azurerm_subnet.this.id
  network_security_group_id = azurerm_network_security_group.this.id
}
resource "azurerm_route_table" "this" {
  name                = "rt-thirty"
  resource_group_name = local.group
  location            = local.location
}
resource "azurerm_public_ip" "this" {
  name                = "pip-thirty"
  resource_group_name = local.group
  location            = local.location
  allocation_method   = "Static"
  sku                 = "Standard"
}
resource "azurerm_network_interface" "this" {
  name                = "nic-thirty"
  resource_group_name = local.group
  location            = local.location
  ip_configuration {
    name                          = "primary"
    subnet_id                     = azurerm_subnet.this.id
    private_ip_address_allocation = "Dynamic"
  }
}
resource "azurerm_linux_virtual_machine" "this" {
  name                            = "vm-thirty"
  resource_group_name             = local.group
  location                        = local.location
  size                            = "Standard_D2s_v5"
  admin_username                  = "operator1"
  admin_password                  = "Not-a-secret-1"
  disable_password_authentication = false
  network_interface_ids           = [azurerm_network_interface.this.id]
  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Standard_LRS"
  }
  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}
resource "azurerm_private_dns_zone" "this" {
  name                = "privatelink.blob.core.windows.net"
  resource_group_name = local.group
}
resource "azurerm_private_dns_zone_virtual_network_link" "this" {
  name                  = "link-thirty"
  resource_group_name   = local.group
  private_dns_zone_name = azurerm_private_dns_zone.this.name
  virtual_network_id    = azurerm_virtual_network.this.id
}
resource "azurerm_private_endpoint" "this" {
  name                = "pe-thirty"
  resource_group_name = local.group
  location            = local.location
  subnet_id           = azurerm_subnet.this.id
  private_service_connection {
    name                           = "blob"
    private_connection_resource_id = azurerm_storage_account.this.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }
}
`

const SERVICES = `
resource "azurerm_storage_account" "this" {
  name                     = "stthirty001"
  resource_group_name      = local.group
  location                 = local.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
resource "azurerm_storage_container" "this" {
  name               = "data"
  storage_account_id = azurerm_storage_account.this.id
}
resource "azurerm_key_vault" "this" {
  name                = "kv-thirty-001"
  resource_group_name = local.group
  location            = local.location
  tenant_id           = "5a4db0c5-7e4a-4000-8000-000000000001"
  sku_name            = "standard"
}
resource "azurerm_key_vault_secret" "this" {
  name         = "token"
  value        = "not a secret"
  key_vault_id = azurerm_key_vault.this.id
}
resource "azurerm_user_assigned_identity" "this" {
  name                = "id-thirty"
  resource_group_name = local.group
  location            = local.location
}
resource "azurerm_role_assignment" "this" {
  scope                = azurerm_storage_account.this.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}
resource "azurerm_log_analytics_workspace" "this" {
  name                = "log-thirty"
  resource_group_name = local.group
  location            = local.location
  sku                 = "PerGB2018"
}
resource "azurerm_application_insights" "this" {
  name                = "appi-thirty"
  resource_group_name = local.group
  location            = local.location
  workspace_id        = azurerm_log_analytics_workspace.this.id
  application_type    = "web"
}
resource "azurerm_service_plan" "this" {
  name                = "asp-thirty"
  resource_group_name = local.group
  location            = local.location
  os_type             = "Linux"
  sku_name            = "B1"
}
resource "azurerm_linux_web_app" "this" {
  name                = "app-thirty-001"
  resource_group_name = local.group
  location            = local.location
  service_plan_id     = azurerm_service_plan.this.id
  site_config {}
}
resource "azurerm_container_registry" "this" {
  name                = "crthirty001"
  resource_group_name = local.group
  location            = local.location
  sku                 = "Basic"
}
resource "azurerm_postgresql_flexible_server" "this" {
  name                   = "psql-thirty-001"
  resource_group_name    = local.group
  location               = local.location
  version                = "16"
  sku_name               = "B_Standard_B1ms"
  administrator_login    = "operator1"
  administrator_password = "Not-a-secret-1"
}
resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = "orders"
  server_id = azurerm_postgresql_flexible_server.this.id
}
resource "azurerm_cognitive_account" "this" {
  name                = "oai-thirty-001"
  resource_group_name = local.group
  location            = local.location
  kind                = "OpenAI"
  sku_name            = "S0"
}
resource "azurerm_servicebus_namespace" "this" {
  name                = "sb-thirty-001"
  resource_group_name = local.group
  location            = local.location
  sku                 = "Standard"
}
resource "azurerm_servicebus_queue" "this" {
  name         = "orders"
  namespace_id = azurerm_servicebus_namespace.this.id
}
resource "azurerm_management_lock" "this" {
  name       = "keep"
  scope      = azurerm_storage_account.this.id
  lock_level = "CanNotDelete"
}
`

const WORKSPACE = `
resource "azurerm_databricks_access_connector" "this" {
  name                = "ac-thirty"
  resource_group_name = local.group
  location            = local.location
  identity { type = "SystemAssigned" }
}
resource "azurerm_databricks_workspace" "this" {
  name                = "dbw-thirty"
  resource_group_name = local.group
  location            = local.location
  sku                 = "premium"
}
resource "databricks_instance_pool" "this" {
  instance_pool_name                    = "pool"
  node_type_id                          = "Standard_D4ads_v5"
  min_idle_instances                    = 0
  max_capacity                          = 4
  idle_instance_autotermination_minutes = 10
}
resource "databricks_cluster_policy" "this" {
  name       = "small"
  definition = jsonencode({ "autotermination_minutes" : { "type" : "fixed", "value" : 20 } })
}
resource "databricks_cluster" "this" {
  cluster_name            = "shared"
  spark_version           = "17.3.x-scala2.13"
  instance_pool_id        = databricks_instance_pool.this.id
  policy_id               = databricks_cluster_policy.this.id
  autotermination_minutes = 20
  num_workers             = 1
}
resource "databricks_secret_scope" "this" {
  name = "team"
}
`
