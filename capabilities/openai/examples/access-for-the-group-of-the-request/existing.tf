resource "azuread_group" "existing" {
  display_name     = "sg-concierge-openai-dev"
  security_enabled = true
}
