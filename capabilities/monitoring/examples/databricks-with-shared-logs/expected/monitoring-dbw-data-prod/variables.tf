variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "target_type" {
  description = "Azure's name of the type of what is watched."
  type        = string
}

variable "target_name" {
  description = "Name of what is watched."
  type        = string
}

variable "location" {
  description = "Azure region of the alert and of what it needs."
  type        = string
}

variable "alert_name" {
  description = "What the names of the alerts begin with."
  type        = string
}

variable "action_group_name" {
  description = "Name of the existing action group that is told as well."
  type        = string
}

variable "diagnostic_setting_name" {
  description = "Name of the setting that sends the job log."
  type        = string
}

variable "log_workspace_id" {
  description = "Azure resource id of the log workspace that is there."
  type        = string
}

variable "job_failures" {
  description = "Threshold, time (ISO 8601) and severity (0 is critical, 4 is verbose) of the alert on failed jobs."
  type = object({
    description = string
    operator    = string
    threshold   = number
    window      = string
    frequency   = string
    severity    = number
  })
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
