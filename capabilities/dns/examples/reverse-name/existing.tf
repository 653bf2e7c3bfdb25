resource "azurerm_private_dns_zone" "existing" {
  name                = "60.10.in-addr.arpa"
  resource_group_name = "rg-dns-private"
}
