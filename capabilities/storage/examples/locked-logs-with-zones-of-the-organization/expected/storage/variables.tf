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

variable "subnet_id" {
  description = "Subnet of the private endpoints."
  type        = string
}

variable "private_endpoint_name" {
  description = "Name of the private endpoints, before the service that they lead to."
  type        = string
}

variable "blob_zone_id" {
  description = "Private DNS zone of the organization for the blob service."
  type        = string
}

variable "access_group" {
  description = "Group in the directory that gets a role for the data."
  type        = string
}

variable "cool_after_days" {
  description = "Days after its last change when data moves to the Cool tier; null is never."
  type        = number
}

variable "delete_after_days" {
  description = "Days after its last change when data is deleted; null is never."
  type        = number
}

variable "delete_versions_after_days" {
  description = "Days after which an old version is deleted."
  type        = number
}

variable "retention_days" {
  description = "Days in which nothing can be changed or deleted."
  type        = number
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
