variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of every resource."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the account."
  type        = string
}

variable "account_name" {
  description = "Name of the account, unique in the world."
  type        = string
}

variable "replication" {
  description = "How the data is replicated, e.g. ZRS."
  type        = string
}

variable "access_tier" {
  description = "Tier of data that says nothing else: Hot, Cool or Cold."
  type        = string
}

variable "soft_delete_days" {
  description = "Days in which deleted data can be brought back."
  type        = number
}

variable "container_names" {
  description = "Names of the containers, by what they are called in main.tf."
  type        = map(string)
}

variable "allowed_ips" {
  description = "Public addresses that the firewall of the account lets in."
  type        = list(string)
}

variable "subnet_id" {
  description = "Subnet of the private endpoints."
  type        = string
}

variable "private_endpoint_name" {
  description = "Name of the private endpoints, before the service that they lead to."
  type        = string
}

variable "virtual_network_id" {
  description = "Network in which machines find the account by its name."
  type        = string
}

variable "access_group" {
  description = "Group in the directory that gets a role for the data."
  type        = string
}

variable "key_vault_id" {
  description = "Key vault that takes the key of the account."
  type        = string
}

variable "encryption_identity_name" {
  description = "Name of the identity that unwraps the key."
  type        = string
}

variable "log_workspace_id" {
  description = "Log Analytics workspace that takes the access logs."
  type        = string
}

variable "delete_versions_after_days" {
  description = "Days after which an old version is deleted."
  type        = number
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
