variable "subscription_id" {
  description = "Azure subscription of the zone."
  type        = string
}

variable "zone_name" {
  description = "Existing zone that gets the record."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the zone."
  type        = string
}

variable "fqdn" {
  description = "Full name of the record."
  type        = string
}

variable "record_name" {
  description = "Name of the record inside the zone; @ is the zone itself."
  type        = string
}

variable "ttl" {
  description = "Seconds for which others may remember the answer."
  type        = number
}

variable "records" {
  description = "Host names that the record holds."
  type        = list(string)
}

variable "tags" {
  description = "Metadata of the record."
  type        = map(string)
}
