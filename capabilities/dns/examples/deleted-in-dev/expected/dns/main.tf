# The record was deleted by the request that planwright.yaml names; asking for it again makes it again.
removed {
  from = azurerm_dns_a_record.main

  lifecycle {
    destroy = true
  }
}
