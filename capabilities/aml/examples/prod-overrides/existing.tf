resource "azuread_group" "people" {
  display_name     = "sg-nlp-scientists"
  security_enabled = true
}

resource "azurerm_resource_group" "dns" {
  name     = "rg-dns"
  location = "eastus"
}

resource "azurerm_private_dns_zone" "blob" {
  name                = "privatelink.blob.core.windows.net"
  resource_group_name = azurerm_resource_group.dns.name
}

resource "azurerm_private_dns_zone" "file" {
  name                = "privatelink.file.core.windows.net"
  resource_group_name = azurerm_resource_group.dns.name
}
