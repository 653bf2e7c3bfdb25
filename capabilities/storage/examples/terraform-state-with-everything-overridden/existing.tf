resource "azuread_group" "existing" {
  display_name     = "sg-platform"
  security_enabled = true
}
