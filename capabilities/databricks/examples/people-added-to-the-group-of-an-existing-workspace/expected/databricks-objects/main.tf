data "azurerm_databricks_workspace" "main" {
  name                = var.workspace_name
  resource_group_name = var.resource_group_name
}

resource "databricks_metastore_assignment" "main" {
  metastore_id = var.metastore_id
  workspace_id = data.azurerm_databricks_workspace.main.workspace_id
}

data "azuread_group" "access" {
  display_name     = var.access_group
  security_enabled = true
}

data "databricks_workspace_iam_external_group_v2" "access" {
  name = "external-groups/${data.azuread_group.access.object_id}"

  depends_on = [databricks_metastore_assignment.main]
}

resource "databricks_permission_assignment" "access" {
  principal_id = data.databricks_workspace_iam_external_group_v2.access.internal_id
  permissions  = ["USER"]
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
  node_type_id            = var.node_type_id
  autotermination_minutes = var.autotermination_minutes
  runtime_engine          = "STANDARD"

  kind               = "CLASSIC_PREVIEW"
  data_security_mode = "SINGLE_USER"
  single_user_name   = var.access_group

  is_single_node = true

  azure_attributes {
    availability       = "SPOT_WITH_FALLBACK_AZURE"
    first_on_demand    = 1
    spot_bid_max_price = -1
  }

  custom_tags = {
    workload = var.workload
  }

  depends_on = [databricks_permission_assignment.access]
}

resource "databricks_permissions" "cluster" {
  cluster_id = databricks_cluster.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_RESTART"
  }

  depends_on = [databricks_permission_assignment.access]
}
