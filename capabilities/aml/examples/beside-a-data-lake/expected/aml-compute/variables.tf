variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "location" {
  description = "Azure region of the workspace."
  type        = string
}

variable "workspace_id" {
  description = "Azure resource id of the workspace."
  type        = string
}

variable "storage_account_id" {
  description = "Azure resource id of the storage account of the workspace."
  type        = string
}

variable "cluster_name" {
  description = "Name of the compute cluster."
  type        = string
}

variable "node_type" {
  description = "Machine size of the nodes."
  type        = string
}

variable "vm_priority" {
  description = "LowPriority or Dedicated."
  type        = string
}

variable "min_nodes" {
  description = "Nodes that are kept without work."
  type        = number
}

variable "max_nodes" {
  description = "Largest number of nodes."
  type        = number
}

variable "idle_duration" {
  description = "Time without work after which a node goes, e.g. PT15M."
  type        = string
}

variable "tags" {
  description = "Tags of every machine."
  type        = map(string)
}
