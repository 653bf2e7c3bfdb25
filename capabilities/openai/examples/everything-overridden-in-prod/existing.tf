resource "azuread_group" "existing" {
  display_name     = "sg-search"
  security_enabled = true
}
