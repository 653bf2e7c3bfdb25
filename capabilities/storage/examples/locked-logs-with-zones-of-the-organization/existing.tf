resource "azuread_group" "existing" {
  display_name     = "sg-audit"
  security_enabled = true
}
