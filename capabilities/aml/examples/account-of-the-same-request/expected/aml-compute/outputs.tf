output "cluster_name" {
  description = "Compute cluster that jobs run on."
  value       = azurerm_machine_learning_compute_cluster.main.name
}

output "cluster_principal_id" {
  description = "Object id of the identity that jobs run as."
  value       = azurerm_machine_learning_compute_cluster.main.identity[0].principal_id
}
