resource "azuread_group" "existing" {
  display_name     = "sg-office"
  security_enabled = true
}
