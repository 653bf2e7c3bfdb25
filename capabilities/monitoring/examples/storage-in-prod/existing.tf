resource "azurerm_storage_account" "first" {
  name                     = "stpaymentsprod01"
  resource_group_name      = "rg-payments-prod"
  location                 = "eastus2"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "second" {
  name                     = "stpaymentsprod02"
  resource_group_name      = "rg-payments-prod"
  location                 = "eastus2"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}
