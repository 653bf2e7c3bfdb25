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

variable "own_action_group_name" {
  description = "Name of the action group that tells people."
  type        = string
}

variable "short_name" {
  description = "Sender shown in messages, at most 12 characters."
  type        = string
}

variable "notify_emails" {
  description = "Mail addresses of those who are told."
  type        = list(string)
}

variable "diagnostic_setting_name" {
  description = "Name of the setting that sends the job log."
  type        = string
}

variable "log_workspace_name" {
  description = "Name of the log workspace that is there."
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
