output "cluster_id" {
  description = "Id of the cluster."
  value       = databricks_cluster.main.id
}

output "policy_id" {
  description = "Id of the cluster policy."
  value       = databricks_cluster_policy.main.id
}
