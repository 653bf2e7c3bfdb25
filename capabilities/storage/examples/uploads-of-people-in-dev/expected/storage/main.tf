resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_storage_account" "main" {
  # checkov:skip=CKV_AZURE_33:queues are not used
  # checkov:skip=CKV2_AZURE_21:it takes an account key; access logs leave through a diagnostic setting
  # checkov:skip=CKV_AZURE_206:recovery in another region was not asked for
  # checkov:skip=CKV2_AZURE_1:only restricted data needs a customer managed key
  # checkov:skip=CKV2_AZURE_33:the firewall of the account lets in what may reach it
  # checkov:skip=CKV_AZURE_59:some get in without a private endpoint, as the access table says
  name                     = var.account_name
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = var.replication
  access_tier              = var.access_tier
  is_hns_enabled           = false

  https_traffic_only_enabled       = true
  min_tls_version                  = "TLS1_2"
  shared_access_key_enabled        = false
  default_to_oauth_authentication  = true
  local_user_enabled               = false
  sftp_enabled                     = false
  public_network_access_enabled    = true
  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = false
  allowed_copy_scope               = "AAD"

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
    ip_rules       = var.allowed_ips
  }

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = var.soft_delete_days
    }

    container_delete_retention_policy {
      days = var.soft_delete_days
    }
  }

  tags = var.tags
}

resource "azurerm_storage_container" "data" {
  name                  = var.container_names.data
  storage_account_id    = azurerm_storage_account.main.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "main" {
  storage_account_id = azurerm_storage_account.main.id

  rule {
    name    = "lifecycle"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = var.cool_after_days
        delete_after_days_since_modification_greater_than       = var.delete_after_days
      }

      version {
        delete_after_days_since_creation = var.delete_versions_after_days
      }
    }
  }
}
