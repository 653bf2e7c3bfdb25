variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "workspace_resource_id" {
  description = "Azure resource id of the workspace."
  type        = string
}

variable "workspace_name" {
  description = "Name of the workspace."
  type        = string
}

variable "resource_group_name" {
  description = "Resource group of the workspace."
  type        = string
}

variable "metastore_id" {
  description = "Unity Catalog metastore of the region."
  type        = string
}

variable "access_group" {
  description = "Group that uses the workspace."
  type        = string
}

variable "cluster_name" {
  description = "Name of the cluster."
  type        = string
}

variable "workload" {
  description = "What the cluster is for."
  type        = string
}

variable "node_type_id" {
  description = "Machine size of the driver and the workers."
  type        = string
}

variable "spark_version" {
  description = "Databricks runtime."
  type        = string
}

variable "autotermination_minutes" {
  description = "Idle minutes after which the cluster stops; 0 is never."
  type        = number
}

variable "policy_name" {
  description = "Name of the cluster policy."
  type        = string
}

variable "policy_max_workers" {
  description = "Most workers that a cluster of the team may have."
  type        = number
}
