resource "azuread_group" "existing" {
  display_name     = "sg-clinic-readers"
  security_enabled = true
}
