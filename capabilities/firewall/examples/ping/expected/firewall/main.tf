data "azurerm_network_security_group" "target" {
  name                = var.network_security_group_name
  resource_group_name = var.resource_group_name
}

locals {
  rules   = [for rule in data.azurerm_network_security_group.target.security_rule : rule if rule.direction == var.direction]
  current = [for rule in local.rules : rule.priority if rule.name == var.rule_name]
  taken   = [for rule in local.rules : rule.priority]
  slots   = [for offset in range(var.priority_band.slots) : (var.priority_band.start + offset) % var.priority_band.slots]
  band    = [for slot in local.slots : var.priority_band.first + slot * var.priority_band.step]
  usable  = concat(local.current, [for priority in local.band : priority if !contains(local.taken, priority)])
}

resource "azurerm_network_security_rule" "main" {
  name                        = var.rule_name
  description                 = var.description
  resource_group_name         = data.azurerm_network_security_group.target.resource_group_name
  network_security_group_name = data.azurerm_network_security_group.target.name

  priority  = try(local.usable[0], null)
  direction = var.direction
  access    = var.access
  protocol  = var.protocol

  source_address_prefixes      = var.source_addresses
  source_port_range            = "*"
  destination_address_prefixes = var.destination_addresses
  destination_port_range       = "*"

  lifecycle {
    precondition {
      condition     = length(local.usable) > 0
      error_message = "none of the priorities that this rule may take is free in the network security group."
    }
  }
}
