output "group_object_id" {
  description = "Object id of the group, for role assignments."
  value       = azuread_group.main.object_id
}

output "group_name" {
  description = "Name of the group."
  value       = azuread_group.main.display_name
}

output "role" {
  description = "What the group may do, in one line."
  value       = "${azurerm_role_assignment.main.role_definition_name} on ${azurerm_role_assignment.main.scope}"
}
