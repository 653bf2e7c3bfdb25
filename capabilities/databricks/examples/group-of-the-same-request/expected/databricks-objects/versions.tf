terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.7"
    }
    databricks = {
      source  = "databricks/databricks"
      version = "~> 1.132"
    }
  }
}

provider "azuread" {}

provider "databricks" {
  azure_workspace_resource_id = var.workspace_resource_id
}
