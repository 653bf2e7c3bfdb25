data "azurerm_resources" "target" {
  type = var.target_type
  name = var.target_name

  lifecycle {
    postcondition {
      condition     = length(self.resources) == 1
      error_message = "Not exactly one resource named ${var.target_name} was found in the subscription; its resource id says which one it is."
    }
  }
}

data "azurerm_resources" "action_group" {
  type = "Microsoft.Insights/actionGroups"
  name = var.action_group_name

  lifecycle {
    postcondition {
      condition     = length(self.resources) == 1
      error_message = "Not exactly one action group named ${var.action_group_name} was found in the subscription; its resource id says which one it is."
    }
  }
}

locals {
  target_id           = data.azurerm_resources.target.resources[0].id
  resource_group_name = split("/", local.target_id)[4]
  log_workspace_id    = var.log_workspace_id
  action_group_id     = data.azurerm_resources.action_group.resources[0].id
}

# A Databricks workspace has no metrics; what its jobs do is in this log.
resource "azurerm_monitor_diagnostic_setting" "main" {
  name                           = var.diagnostic_setting_name
  target_resource_id             = local.target_id
  log_analytics_workspace_id     = local.log_workspace_id
  log_analytics_destination_type = "Dedicated"

  enabled_log {
    category = "jobs"
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "job_failures" {
  name                    = "${var.alert_name}-job-failures"
  resource_group_name     = local.resource_group_name
  location                = var.location
  description             = var.job_failures.description
  scopes                  = [local.log_workspace_id]
  severity                = var.job_failures.severity
  evaluation_frequency    = var.job_failures.frequency
  window_duration         = var.job_failures.window
  auto_mitigation_enabled = true
  tags                    = var.tags

  # The table exists once the first job has written to it.
  skip_query_validation = true

  criteria {
    query                   = <<-KQL
      DatabricksJobs
      | where _ResourceId =~ "${local.target_id}"
      | where ActionName == "runFailed"
    KQL
    time_aggregation_method = "Count"
    operator                = var.job_failures.operator
    threshold               = var.job_failures.threshold
  }

  action {
    action_groups = [
      local.action_group_id,
    ]
  }

  depends_on = [azurerm_monitor_diagnostic_setting.main]
}
