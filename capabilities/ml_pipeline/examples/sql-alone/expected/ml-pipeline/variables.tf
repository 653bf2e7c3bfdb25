variable "workspace_resource_id" {
  description = "Azure resource id of the workspace."
  type        = string
}

variable "job_name" {
  description = "Name of the job."
  type        = string
}

variable "description" {
  description = "What the job was asked for with, and where its code is."
  type        = string
}

variable "tasks" {
  description = "Steps in the order of their keys, each with the key of the one before it in a run."
  type = list(object({
    key   = string
    path  = string
    after = optional(string)
  }))
}

variable "timeout_seconds" {
  description = "Seconds after which a run is stopped."
  type        = number
}

variable "retries" {
  description = "How often a step that failed runs again."
  type        = number
}

variable "retry_interval_ms" {
  description = "Milliseconds between a failure and the next try."
  type        = number
}

variable "notify_emails" {
  description = "Who is told when a run fails."
  type        = list(string)
}

variable "access_group" {
  description = "Group that sees the job."
  type        = string
}

variable "warehouse_name" {
  description = "SQL warehouse that runs SQL steps."
  type        = string
}

variable "tags" {
  description = "Tags of the job; Databricks passes them on to its machines."
  type        = map(string)
}
