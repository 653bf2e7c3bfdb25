variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of every resource."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the workspace and its network."
  type        = string
}

variable "managed_resource_group_name" {
  description = "Resource group that Databricks fills with the machines and storage of the workspace."
  type        = string
}

variable "workspace_name" {
  description = "Name of the workspace."
  type        = string
}

variable "access_connector_name" {
  description = "Name of the identity that the workspace reads storage with."
  type        = string
}

variable "root_storage_sku" {
  description = "Replication of the storage inside the workspace, e.g. Standard_GRS."
  type        = string
}

variable "tags" {
  description = "Tags of every resource; Databricks passes those of the workspace on to its machines."
  type        = map(string)
}
