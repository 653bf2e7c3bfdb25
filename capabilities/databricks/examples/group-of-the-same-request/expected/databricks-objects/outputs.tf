output "cluster_id" {
  description = "Id of the cluster."
  value       = databricks_cluster.main.id
}

output "policy_id" {
  description = "Id of the cluster policy."
  value       = databricks_cluster_policy.main.id
}

output "pool_id" {
  description = "Id of the instance pool."
  value       = databricks_instance_pool.main.id
}

output "warehouse_id" {
  description = "Id of the SQL warehouse."
  value       = databricks_sql_endpoint.main.id
}

output "warehouse_jdbc_url" {
  description = "JDBC address of the SQL warehouse."
  value       = databricks_sql_endpoint.main.jdbc_url
}
