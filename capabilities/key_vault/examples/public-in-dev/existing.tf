resource "azuread_group" "existing" {
  display_name     = "sg-demo"
  security_enabled = true
}
