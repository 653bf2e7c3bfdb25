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

variable "members" {
  description = "User principal names of everybody in the group."
  type        = list(string)
}
