resource "azuread_group" "existing" {
  display_name     = "sg-orders-apps"
  security_enabled = true
}
