terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    databricks = {
      source  = "databricks/databricks"
      version = "~> 1.132"
    }
  }
}

provider "databricks" {
  azure_workspace_resource_id = var.workspace_resource_id
}
