import { SANDBOX_SUBSCRIPTION_ID, SANDBOX_TENANT_ID } from '../../../sandbox/cloud/cloud.ts'

/** Terraform and provider blocks for the given sandbox subscription. */
export function azureProviders(subscription: string = SANDBOX_SUBSCRIPTION_ID): string {
  return `terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.70"
    }
    databricks = {
      source  = "databricks/databricks"
      version = "~> 1.132"
    }
    azuread = {
      source = "hashicorp/azuread"
    }
    random = {
      source = "hashicorp/random"
    }
  }
}

provider "azurerm" {
  subscription_id = "${subscription}"
  features {}
}

provider "azuread" {
  tenant_id = "${SANDBOX_TENANT_ID}"
}
`
}

/** Twelve resources of four providers: a network, a Databricks workspace in it and a cluster. */
export function databricksStack(subscription: string = SANDBOX_SUBSCRIPTION_ID): string {
  return `${azureProviders(subscription)}
provider "databricks" {
  azure_workspace_resource_id = azurerm_databricks_workspace.this.id
}

resource "azurerm_resource_group" "this" {
  name     = "rg-x"
  location = "East US 2"
}
resource "azurerm_virtual_network" "this" {
  name                = "vnet-x"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  address_space       = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "a" {
  for_each             = toset(["public", "private"])
  name                 = "snet-\${each.key}"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [each.key == "public" ? "10.0.1.0/24" : "10.0.2.0/24"]
  delegation {
    name = "databricks"
    service_delegation {
      name = "Microsoft.Databricks/workspaces"
    }
  }
}
resource "azurerm_network_security_group" "this" {
  name                = "nsg-x"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
}
resource "azurerm_subnet_network_security_group_association" "a" {
  for_each                  = azurerm_subnet.a
  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.this.id
}
resource "azurerm_databricks_workspace" "this" {
  name                = "dbw-x"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  sku                 = "premium"
  custom_parameters {
    no_public_ip                                         = true
    virtual_network_id                                   = azurerm_virtual_network.this.id
    public_subnet_name                                   = azurerm_subnet.a["public"].name
    private_subnet_name                                  = azurerm_subnet.a["private"].name
    public_subnet_network_security_group_association_id  = azurerm_subnet_network_security_group_association.a["public"].id
    private_subnet_network_security_group_association_id = azurerm_subnet_network_security_group_association.a["private"].id
  }
}
resource "azurerm_databricks_access_connector" "this" {
  name                = "ac-x"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  identity { type = "SystemAssigned" }
}
resource "databricks_cluster" "this" {
  cluster_name            = "c"
  spark_version           = "17.3.x-scala2.13"
  node_type_id            = "Standard_D4ads_v5"
  autotermination_minutes = 20
  autoscale {
    min_workers = 1
    max_workers = 2
  }
}
resource "random_string" "s" {
  length  = 4
  special = false
}
resource "azuread_group" "g" {
  display_name     = "sg-x"
  security_enabled = true
}
output "url" { value = azurerm_databricks_workspace.this.workspace_url }
`
}
