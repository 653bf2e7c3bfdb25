resource "azuread_group" "readers" {
  display_name     = "sg-ledger-apps"
  security_enabled = true
}

resource "azuread_group" "officers" {
  display_name     = "sg-ledger-officers"
  security_enabled = true
}

resource "azuread_group" "administrators" {
  display_name     = "sg-ledger-admins"
  security_enabled = true
}
