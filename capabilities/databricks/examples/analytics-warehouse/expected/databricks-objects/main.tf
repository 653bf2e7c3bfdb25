resource "databricks_sql_endpoint" "main" {
  name                      = var.warehouse_name
  cluster_size              = var.warehouse_size
  warehouse_type            = "PRO"
  enable_serverless_compute = true
  min_num_clusters          = 1
  max_num_clusters          = 1
  auto_stop_mins            = var.warehouse_auto_stop_minutes
}

resource "databricks_permissions" "warehouse" {
  sql_endpoint_id = databricks_sql_endpoint.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_USE"
  }
}
