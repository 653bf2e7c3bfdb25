output "group_object_id" {
  description = "Object id of the group."
  value       = data.azuread_group.target.object_id
}

output "group_name" {
  description = "Name of the group."
  value       = data.azuread_group.target.display_name
}

output "added_members" {
  description = "User principal names of the people who were added."
  value       = sort(values(var.members))
}
