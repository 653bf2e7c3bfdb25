data "azuread_group" "access" {
  display_name     = var.access_group
  security_enabled = true
}

data "databricks_workspace_iam_external_group_v2" "access" {
  name = "external-groups/${data.azuread_group.access.object_id}"
}

resource "databricks_permission_assignment" "access" {
  principal_id = data.databricks_workspace_iam_external_group_v2.access.internal_id
  permissions  = ["USER"]
}

resource "databricks_instance_pool" "main" {
  instance_pool_name                    = var.pool_name
  node_type_id                          = var.node_type_id
  min_idle_instances                    = var.pool_min_idle
  max_capacity                          = var.pool_max_capacity
  idle_instance_autotermination_minutes = var.pool_idle_minutes
  preloaded_spark_versions              = [var.spark_version]

  azure_attributes {
    availability = "ON_DEMAND_AZURE"
  }
}

resource "databricks_permissions" "pool" {
  instance_pool_id = databricks_instance_pool.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_ATTACH_TO"
  }

  depends_on = [databricks_permission_assignment.access]
}

resource "databricks_cluster_policy" "main" {
  name        = var.policy_name
  description = "Limits of the clusters that the team starts."

  definition = jsonencode({
    "instance_pool_id" = {
      type  = "fixed"
      value = databricks_instance_pool.main.id
    }
    "spark_version" = {
      type         = "allowlist"
      values       = [var.spark_version]
      defaultValue = var.spark_version
    }
    "data_security_mode" = {
      type   = "allowlist"
      values = ["SINGLE_USER", "USER_ISOLATION"]
    }
    "autotermination_minutes" = {
      type         = "range"
      minValue     = 10
      maxValue     = var.autotermination_minutes
      defaultValue = var.autotermination_minutes
    }
    "num_workers" = {
      type       = "range"
      maxValue   = var.policy_max_workers
      isOptional = true
    }
    "autoscale.max_workers" = {
      type       = "range"
      maxValue   = var.policy_max_workers
      isOptional = true
    }
  })
}

resource "databricks_permissions" "policy" {
  cluster_policy_id = databricks_cluster_policy.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_USE"
  }

  depends_on = [databricks_permission_assignment.access]
}

resource "databricks_cluster" "main" {
  cluster_name            = var.cluster_name
  policy_id               = databricks_cluster_policy.main.id
  spark_version           = var.spark_version
  instance_pool_id        = databricks_instance_pool.main.id
  autotermination_minutes = var.autotermination_minutes
  runtime_engine          = "STANDARD"

  data_security_mode = "USER_ISOLATION"

  autoscale {
    min_workers = var.min_workers
    max_workers = var.max_workers
  }

  custom_tags = {
    workload = var.workload
  }
}

resource "databricks_permissions" "cluster" {
  cluster_id = databricks_cluster.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_RESTART"
  }

  depends_on = [databricks_permission_assignment.access]
}

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

  depends_on = [databricks_permission_assignment.access]
}
