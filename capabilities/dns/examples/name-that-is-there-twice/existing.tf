resource "azurerm_private_dns_zone" "existing" {
  name                = "contoso.com"
  resource_group_name = "rg-dns-private"
}
