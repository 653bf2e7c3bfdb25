data "azuread_client_config" "current" {}

data "azuread_users" "owners" {
  user_principal_names = var.owners
}

resource "azuread_group" "main" {
  display_name            = var.group_name
  description             = var.description
  security_enabled        = true
  prevent_duplicate_names = true

  owners = setunion(data.azuread_users.owners.object_ids, [data.azuread_client_config.current.object_id])

  types = ["DynamicMembership"]

  dynamic_membership {
    enabled = true
    rule    = var.membership_rule
  }
}
