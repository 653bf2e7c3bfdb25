variable "subscription_id" {
  description = "Azure subscription that the zone is made in."
  type        = string
}

variable "zone_name" {
  description = "Name of the new zone."
  type        = string
}

variable "resource_group_name" {
  description = "Existing resource group of the zone."
  type        = string
}

variable "virtual_network_id" {
  description = "Virtual network in which the zone answers."
  type        = string
}

variable "link_name" {
  description = "Name of the link between zone and network."
  type        = string
}

variable "tags" {
  description = "Tags of everything in this stack."
  type        = map(string)
}
