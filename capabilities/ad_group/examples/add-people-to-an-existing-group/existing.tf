data "azuread_client_config" "current" {}

resource "azuread_group" "existing" {
  display_name     = "sg-data-users"
  description      = "Planwright acme/infrastructure#3, data prod"
  security_enabled = true
  owners           = [data.azuread_client_config.current.object_id]
}
