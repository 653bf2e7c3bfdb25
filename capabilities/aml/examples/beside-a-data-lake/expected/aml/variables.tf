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

variable "log_daily_cap_gb" {
  description = "GB a day after which the log workspace takes no more logs."
  type        = number
}

variable "isolation_mode" {
  description = "What machines reach: AllowInternetOutbound or AllowOnlyApprovedOutbound."
  type        = string
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
