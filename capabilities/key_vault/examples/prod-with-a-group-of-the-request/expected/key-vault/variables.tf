variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of every resource."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the vault."
  type        = string
}

variable "vault_name" {
  description = "Name of the vault, unique in the world."
  type        = string
}

variable "soft_delete_days" {
  description = "Days in which what was deleted can be brought back."
  type        = number
}

variable "subnet_id" {
  description = "Subnet of the private endpoint."
  type        = string
}

variable "private_endpoint_name" {
  description = "Name of the private endpoint."
  type        = string
}

variable "virtual_network_id" {
  description = "Network in which machines find the vault by its name."
  type        = string
}

variable "officers_group" {
  description = "Group in the directory that may read and change what is kept."
  type        = string
}

variable "log_workspace_id" {
  description = "Log Analytics workspace that takes the access logs."
  type        = string
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
