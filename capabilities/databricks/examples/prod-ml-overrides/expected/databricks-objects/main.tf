resource "databricks_workspace_conf" "main" {
  custom_config = {
    enableTokensConfig = false
  }
}

resource "databricks_cluster_policy" "main" {
  name        = var.policy_name
  description = "Limits of the clusters that the team starts."

  definition = jsonencode({
    "node_type_id" = {
      type         = "allowlist"
      values       = [var.node_type_id]
      defaultValue = var.node_type_id
    }
    "azure_attributes.availability" = {
      type  = "fixed"
      value = "ON_DEMAND_AZURE"
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
}

resource "databricks_cluster" "main" {
  cluster_name            = var.cluster_name
  policy_id               = databricks_cluster_policy.main.id
  spark_version           = var.spark_version
  node_type_id            = var.node_type_id
  autotermination_minutes = var.autotermination_minutes
  runtime_engine          = "STANDARD"

  kind               = "CLASSIC_PREVIEW"
  data_security_mode = "SINGLE_USER"
  single_user_name   = var.access_group

  autoscale {
    min_workers = var.min_workers
    max_workers = var.max_workers
  }

  azure_attributes {
    availability    = "ON_DEMAND_AZURE"
    first_on_demand = 1
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
}
