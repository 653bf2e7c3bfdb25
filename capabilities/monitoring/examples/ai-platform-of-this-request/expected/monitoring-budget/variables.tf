variable "subscription_id" {
  description = "Azure subscription of the environment."
  type        = string
}

variable "budget_name" {
  description = "Name of the budget."
  type        = string
}

variable "resource_groups" {
  description = "Names of the resource groups that the budget is for."
  type        = list(string)
}

variable "amount_usd" {
  description = "US dollars a month."
  type        = number
}

variable "start_date" {
  description = "First day of the month in which the budget begins, as a time."
  type        = string
}

variable "notify_emails" {
  description = "Mail addresses of those who are told."
  type        = list(string)
}
