variable "group_name" {
  description = "Existing group that gets the people."
  type        = string
}

variable "members" {
  description = "User principal names of the people who are added, by the key of their resource."
  type        = map(string)
}

variable "place_mark" {
  description = "Words in the description of a group that tell its team and environment."
  type        = string
}

variable "list_mark" {
  description = "Last words in the description of a group whose members are kept as a list elsewhere."
  type        = string
}
