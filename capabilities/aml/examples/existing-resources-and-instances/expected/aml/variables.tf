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

variable "storage_resource_group_name" {
  description = "Resource group of the storage account."
  type        = string
}

variable "key_vault_id" {
  description = "Azure resource id of the key vault."
  type        = string
}

variable "container_registry_id" {
  description = "Azure resource id of the container registry."
  type        = string
}

variable "app_insights_id" {
  description = "Azure resource id of Application Insights."
  type        = string
}

variable "isolation_mode" {
  description = "What machines reach: AllowInternetOutbound or AllowOnlyApprovedOutbound."
  type        = string
}

variable "cluster_name" {
  description = "Compute cluster that builds images."
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

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
