resource "azurerm_dns_zone" "existing" {
  name                = "dev.contoso.com"
  resource_group_name = "rg-dns-dev"
}
