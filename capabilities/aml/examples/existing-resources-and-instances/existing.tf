resource "azuread_user" "alice" {
  user_principal_name = "alice@contoso.com"
  display_name        = "Alice"
}

resource "azuread_user" "bob" {
  user_principal_name = "bob.builder@contoso.com"
  display_name        = "Bob"
}

resource "azurerm_resource_group" "shared" {
  name     = "rg-shared"
  location = "northeurope"
}

resource "azurerm_storage_account" "shared" {
  name                     = "stshareddev"
  resource_group_name      = azurerm_resource_group.shared.name
  location                 = azurerm_resource_group.shared.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
