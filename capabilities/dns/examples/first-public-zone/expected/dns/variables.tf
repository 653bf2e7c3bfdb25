variable "subscription_id" {
  description = "Azure subscription that the zone is made in."
  type        = string
}

variable "zone_name" {
  description = "Name of the new zone."
  type        = string
}

variable "resource_group_name" {
  description = "New resource group of the zone."
  type        = string
}

variable "location" {
  description = "Azure region of the resource group; a zone has none."
  type        = string
}

variable "tags" {
  description = "Tags of everything in this stack."
  type        = map(string)
}
