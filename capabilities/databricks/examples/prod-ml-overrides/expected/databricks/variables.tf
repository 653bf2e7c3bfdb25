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

variable "virtual_network_name" {
  description = "Name of the virtual network."
  type        = string
}

variable "virtual_network_cidr" {
  description = "Address space of the virtual network."
  type        = string
}

variable "public_subnet_name" {
  description = "Name of the host subnet."
  type        = string
}

variable "public_subnet_cidr" {
  description = "Range of the host subnet, at least a /26."
  type        = string
}

variable "private_subnet_name" {
  description = "Name of the container subnet."
  type        = string
}

variable "private_subnet_cidr" {
  description = "Range of the container subnet, at least a /26."
  type        = string
}

variable "network_security_group_name" {
  description = "Name of the network security group of the subnets."
  type        = string
}

variable "nat_gateway_name" {
  description = "Name of the gateway for outgoing traffic."
  type        = string
}

variable "nat_public_ip_name" {
  description = "Name of the public address of outgoing traffic."
  type        = string
}

variable "endpoint_subnet_name" {
  description = "Name of the subnet of the private endpoints."
  type        = string
}

variable "endpoint_subnet_cidr" {
  description = "Range of the subnet of the private endpoints."
  type        = string
}

variable "private_endpoint_name" {
  description = "Name of the private endpoint of the workspace."
  type        = string
}

variable "log_workspace_id" {
  description = "Resource id of the Log Analytics workspace that takes audit logs."
  type        = string
}

variable "tags" {
  description = "Tags of every resource; Databricks passes those of the workspace on to its machines."
  type        = map(string)
}
