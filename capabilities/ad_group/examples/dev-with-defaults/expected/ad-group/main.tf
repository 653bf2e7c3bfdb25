data "azuread_client_config" "current" {}

resource "azuread_group" "main" {
  display_name            = var.group_name
  description             = var.description
  security_enabled        = true
  prevent_duplicate_names = true

  owners = [data.azuread_client_config.current.object_id]
}
