output "group_object_id" {
  description = "Object id of the group, for role assignments."
  value       = azuread_group.main.object_id
}

output "group_name" {
  description = "Name of the group."
  value       = azuread_group.main.display_name
}
