variable "workspace_resource_id" {
  description = "Azure resource id of the workspace."
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

variable "min_workers" {
  description = "Workers that the cluster keeps while it runs."
  type        = number
}

variable "max_workers" {
  description = "Workers that the cluster grows to."
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

variable "pool_name" {
  description = "Name of the instance pool."
  type        = string
}

variable "pool_min_idle" {
  description = "Machines that the pool keeps running without work."
  type        = number
}

variable "pool_max_capacity" {
  description = "Most machines in the pool, working or not."
  type        = number
}

variable "pool_idle_minutes" {
  description = "Minutes after which the pool lets go of an idle machine."
  type        = number
}

variable "warehouse_name" {
  description = "Name of the SQL warehouse."
  type        = string
}

variable "warehouse_size" {
  description = "Size of the SQL warehouse, e.g. 2X-Small."
  type        = string
}

variable "warehouse_auto_stop_minutes" {
  description = "Idle minutes after which the SQL warehouse stops."
  type        = number
}
