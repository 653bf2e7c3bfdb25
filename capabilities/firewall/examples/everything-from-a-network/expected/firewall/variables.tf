variable "subscription_id" {
  description = "Azure subscription of the network security group."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the network security group."
  type        = string
}

variable "network_security_group_name" {
  description = "Existing network security group that gets the rule."
  type        = string
}

variable "rule_name" {
  description = "Name of the rule, unique in the network security group."
  type        = string
}

variable "description" {
  description = "Where the rule comes from, at most 140 characters."
  type        = string
}

variable "direction" {
  description = "Inbound or Outbound."
  type        = string
}

variable "access" {
  description = "Allow or Deny."
  type        = string
}

variable "protocol" {
  description = "Tcp, Udp, Icmp or * for any."
  type        = string
}

variable "source_addresses" {
  description = "Networks that the traffic comes from, as CIDR."
  type        = list(string)
}

variable "destination_addresses" {
  description = "Networks that the traffic goes to, as CIDR."
  type        = list(string)
}

variable "priority_band" {
  description = "Where to look for a free priority: slots from first in steps, beginning at the slot start."
  type = object({
    first = number
    slots = number
    step  = number
    start = number
  })
}
