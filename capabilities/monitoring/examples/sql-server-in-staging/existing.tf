resource "azurerm_mssql_server" "fares" {
  name                         = "sql-fares-staging"
  resource_group_name          = "rg-fares-staging"
  location                     = "eastus2"
  version                      = "12.0"
  administrator_login          = "operator"
  administrator_login_password = "not-a-secret-1"
}

resource "azurerm_mssql_server" "tickets" {
  name                         = "sql-tickets-staging"
  resource_group_name          = "rg-fares-staging"
  location                     = "eastus2"
  version                      = "12.0"
  administrator_login          = "operator"
  administrator_login_password = "not-a-secret-1"
}

resource "azurerm_mssql_database" "fares" {
  name      = "fares"
  server_id = azurerm_mssql_server.fares.id
}

resource "azurerm_mssql_database" "archive" {
  name      = "archive"
  server_id = azurerm_mssql_server.fares.id
}

resource "azurerm_mssql_database" "tickets" {
  name      = "tickets"
  server_id = azurerm_mssql_server.tickets.id
}

resource "azurerm_mssql_database" "maps" {
  name      = "sqldb-maps-staging"
  server_id = azurerm_mssql_server.tickets.id
}
