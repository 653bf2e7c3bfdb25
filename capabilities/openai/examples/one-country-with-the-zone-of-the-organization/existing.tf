resource "azuread_group" "existing" {
  display_name     = "sg-contracts"
  security_enabled = true
}

resource "azurerm_resource_group" "dns" {
  name     = "rg-dns"
  location = "eastus2"
}

resource "azurerm_private_dns_zone" "openai" {
  name                = "privatelink.openai.azure.com"
  resource_group_name = azurerm_resource_group.dns.name
}
