resource "azurerm_dns_zone" "existing" {
  name                = "contoso.com"
  resource_group_name = "rg-dns"
}
