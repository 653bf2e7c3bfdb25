data "azuread_client_config" "current" {}

data "azuread_users" "owners" {
  user_principal_names = var.owners
}

data "azurerm_resource_group" "scope" {
  name = var.resource_group_name
}

resource "azuread_group" "main" {
  display_name            = var.group_name
  description             = var.description
  security_enabled        = true
  prevent_duplicate_names = true

  owners = setunion(data.azuread_users.owners.object_ids, [data.azuread_client_config.current.object_id])
}

resource "azurerm_role_assignment" "main" {
  scope                = data.azurerm_resource_group.scope.id
  role_definition_name = var.role
  principal_id         = azuread_group.main.object_id
  principal_type       = "Group"
}
