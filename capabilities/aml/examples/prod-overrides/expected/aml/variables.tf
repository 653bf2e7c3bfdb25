variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of every resource."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the workspace."
  type        = string
}

variable "workspace_name" {
  description = "Name of the workspace."
  type        = string
}

variable "storage_account_name" {
  description = "Storage account that the workspace keeps its files in."
  type        = string
}

variable "storage_replication" {
  description = "Copies of the files, e.g. ZRS."
  type        = string
}

variable "soft_delete_days" {
  description = "Days for which deleted files can be brought back."
  type        = number
}

variable "key_vault_name" {
  description = "Name of the key vault."
  type        = string
}

variable "key_vault_retention_days" {
  description = "Days for which deleted secrets can be brought back."
  type        = number
}

variable "container_registry_name" {
  description = "Name of the container registry."
  type        = string
}

variable "container_registry_sku" {
  description = "Tier of the container registry, e.g. Premium."
  type        = string
}

variable "app_insights_name" {
  description = "Name of Application Insights."
  type        = string
}

variable "log_workspace_name" {
  description = "Name of the Log Analytics workspace."
  type        = string
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
}

variable "isolation_mode" {
  description = "What machines reach: AllowInternetOutbound or AllowOnlyApprovedOutbound."
  type        = string
}

variable "cluster_name" {
  description = "Compute cluster that builds images."
  type        = string
}

variable "access_group" {
  description = "Group of the people who work in the workspace."
  type        = string
}

variable "private_endpoint_name" {
  description = "Name of the private endpoint of the workspace; those of its storage begin with it."
  type        = string
}

variable "endpoint_subnet_id" {
  description = "Azure resource id of the subnet that takes the private endpoints."
  type        = string
}

variable "virtual_network_id" {
  description = "Azure resource id of the network that finds the workspace by its name."
  type        = string
}

variable "virtual_network_name" {
  description = "Name of that network."
  type        = string
}

variable "blob_zone_id" {
  description = "Azure resource id of the private DNS zone of its blobs."
  type        = string
}

variable "file_zone_id" {
  description = "Azure resource id of the private DNS zone of its file shares."
  type        = string
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
