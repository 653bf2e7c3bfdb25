data "azuread_client_config" "current" {}

data "azurerm_subscription" "current" {}

resource "azuread_group" "main" {
  display_name            = var.group_name
  description             = var.description
  security_enabled        = true
  prevent_duplicate_names = true

  owners = [data.azuread_client_config.current.object_id]
}

resource "azurerm_role_assignment" "main" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = var.role
  principal_id         = azuread_group.main.object_id
  principal_type       = "Group"
}
