data "azuread_client_config" "current" {}

data "azuread_users" "members" {
  user_principal_names = var.members
}

resource "azuread_group" "main" {
  display_name            = var.group_name
  description             = var.description
  security_enabled        = true
  prevent_duplicate_names = true

  owners = [data.azuread_client_config.current.object_id]

  members = data.azuread_users.members.object_ids
}

resource "azurerm_role_assignment" "main" {
  scope                = var.scope
  role_definition_name = var.role
  principal_id         = azuread_group.main.object_id
  principal_type       = "Group"
}
