resource "azuread_group" "existing" {
  display_name     = "sg-data-lake-prod"
  security_enabled = true
}
