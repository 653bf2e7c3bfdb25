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

variable "target_resource_group" {
  description = "Resource group of what is watched."
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

variable "alerts" {
  description = "Metric, threshold, time (ISO 8601) and severity (0 is critical, 4 is verbose) of each alert."
  type = map(object({
    description      = string
    metric           = string
    aggregation      = string
    operator         = string
    threshold        = optional(number)
    window           = string
    frequency        = string
    severity         = number
    dimension_name   = optional(string)
    dimension_values = optional(list(string))
  }))
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
}
