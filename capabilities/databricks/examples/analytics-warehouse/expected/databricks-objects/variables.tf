variable "workspace_resource_id" {
  description = "Azure resource id of the workspace."
  type        = string
}

variable "access_group" {
  description = "Group that uses the workspace."
  type        = string
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
