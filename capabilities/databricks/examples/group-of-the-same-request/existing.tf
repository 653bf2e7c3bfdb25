resource "azuread_group" "people" {
  display_name     = "sg-data-dev"
  security_enabled = true
}
