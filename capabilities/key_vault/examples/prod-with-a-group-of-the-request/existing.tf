resource "azuread_group" "existing" {
  display_name     = "sg-risk-vault-prod"
  security_enabled = true
}
