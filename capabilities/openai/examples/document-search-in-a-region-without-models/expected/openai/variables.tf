variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of the resource group and the private endpoint."
  type        = string
}

variable "model_location" {
  description = "Azure region of the account, which has the models."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the account."
  type        = string
}

variable "account_name" {
  description = "Name of the account."
  type        = string
}

variable "subdomain" {
  description = "First part of the address of the account, unique in the world."
  type        = string
}

variable "deployments" {
  description = "Models by the name of their deployment here; capacity is thousand tokens a minute, or provisioned units."
  type = map(object({
    model    = string
    version  = string
    sku      = string
    capacity = number
  }))
}

variable "version_upgrade_option" {
  description = "When Azure moves deployments to a newer version of their model."
  type        = string
}

variable "allowed_ips" {
  description = "Public addresses and networks that reach the account."
  type        = list(string)
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
