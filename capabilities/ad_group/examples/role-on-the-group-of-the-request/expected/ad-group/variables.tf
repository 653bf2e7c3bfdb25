variable "subscription_id" {
  description = "Azure subscription in which the group gets its role."
  type        = string
}

variable "role" {
  description = "Azure role that the group gets."
  type        = string
}

variable "resource_group_name" {
  description = "Existing resource group on which the role counts."
  type        = string
}

variable "group_name" {
  description = "Name of the group, which no other group of the directory has."
  type        = string
}

variable "description" {
  description = "What the group is for and which request made it."
  type        = string
}

variable "owners" {
  description = "User principal names of the people who own the group."
  type        = list(string)
}
