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

variable "share_names" {
  description = "Names of the shares, by what they are called in main.tf."
  type        = map(string)
}

variable "share_quota_gb" {
  description = "Most gigabytes that a share may hold."
  type        = number
}

variable "allowed_ips" {
  description = "Public addresses that the firewall of the account lets in."
  type        = list(string)
}

variable "access_group" {
  description = "Group in the directory that gets a role for the data."
  type        = string
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
