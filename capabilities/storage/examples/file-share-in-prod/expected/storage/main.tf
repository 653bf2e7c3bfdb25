data "azuread_group" "access" {
  display_name     = var.access_group
  security_enabled = true
}

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
  public_network_access_enabled    = false
  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = false
  allowed_copy_scope               = "AAD"

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  blob_properties {
    delete_retention_policy {
      days = var.soft_delete_days
    }

    container_delete_retention_policy {
      days = var.soft_delete_days
    }
  }

  share_properties {
    retention_policy {
      days = var.soft_delete_days
    }

    smb {
      versions                = ["SMB3.1.1"]
      channel_encryption_type = ["AES-256-GCM"]
      authentication_types    = ["Kerberos"]

      kerberos_ticket_encryption_type = ["AES-256"]
    }
  }

  azure_files_authentication {
    directory_type = "AADKERB"
  }

  tags = var.tags
}

resource "azurerm_storage_share" "container_0ukjxt" {
  name               = var.share_names.container_0ukjxt
  storage_account_id = azurerm_storage_account.main.id
  quota              = var.share_quota_gb
}

resource "azurerm_role_assignment" "data" {
  scope                = azurerm_storage_account.main.id
  role_definition_name = "Storage File Data SMB Share Contributor"
  principal_id         = data.azuread_group.access.object_id
  principal_type       = "Group"
}

resource "azurerm_private_dns_zone" "file" {
  name                = "privatelink.file.core.windows.net"
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "file" {
  name                  = var.account_name
  resource_group_name   = azurerm_resource_group.main.name
  private_dns_zone_name = azurerm_private_dns_zone.file.name
  virtual_network_id    = var.virtual_network_id
  tags                  = var.tags
}

resource "azurerm_private_endpoint" "file" {
  name                = "${var.private_endpoint_name}-file"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  subnet_id           = var.subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = "${var.private_endpoint_name}-file"
    private_connection_resource_id = azurerm_storage_account.main.id
    subresource_names              = ["file"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "file"
    private_dns_zone_ids = [azurerm_private_dns_zone.file.id]
  }
}

resource "azurerm_monitor_diagnostic_setting" "main" {
  name                       = "access-logs"
  target_resource_id         = "${azurerm_storage_account.main.id}/fileServices/default"
  log_analytics_workspace_id = var.log_workspace_id

  enabled_log {
    category = "StorageRead"
  }

  enabled_log {
    category = "StorageWrite"
  }

  enabled_log {
    category = "StorageDelete"
  }

  enabled_metric {
    category = "Transaction"
  }
}
