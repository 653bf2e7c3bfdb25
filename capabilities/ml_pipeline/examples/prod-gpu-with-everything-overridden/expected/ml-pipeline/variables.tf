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

variable "git_url" {
  description = "Repository of the code."
  type        = string
}

variable "git_commit" {
  description = "Commit of the code."
  type        = string
}

variable "schedule" {
  description = "Quartz expression of the times at which a run starts."
  type        = string
}

variable "timezone" {
  description = "Time zone of the schedule."
  type        = string
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

variable "run_as" {
  description = "Service principal that the job runs as."
  type        = string
}

variable "access_group" {
  description = "Group that sees the job."
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

variable "min_workers" {
  description = "Workers that the cluster keeps during a run."
  type        = number
}

variable "max_workers" {
  description = "Workers that the cluster grows to."
  type        = number
}

variable "cluster_policy" {
  description = "Cluster policy that limits the cluster."
  type        = string
}

variable "tags" {
  description = "Tags of the job; Databricks passes them on to its machines."
  type        = map(string)
}
