locals {
  target_ids          = [var.target_id]
  resource_group_name = split("/", var.target_id)[4]
}

resource "azurerm_monitor_action_group" "main" {
  name                = var.own_action_group_name
  resource_group_name = local.resource_group_name
  short_name          = var.short_name
  tags                = var.tags

  dynamic "email_receiver" {
    for_each = var.notify_emails

    content {
      name                    = email_receiver.value
      email_address           = email_receiver.value
      use_common_alert_schema = true
    }
  }
}

resource "azurerm_monitor_metric_alert" "job_failures" {
  name                = "${var.alert_name}-job-failures"
  resource_group_name = local.resource_group_name
  description         = var.alerts.job_failures.description
  scopes              = local.target_ids
  severity            = var.alerts.job_failures.severity
  frequency           = var.alerts.job_failures.frequency
  window_size         = var.alerts.job_failures.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.job_failures.metric
    aggregation      = var.alerts.job_failures.aggregation
    operator         = var.alerts.job_failures.operator
    threshold        = var.alerts.job_failures.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "stuck_jobs" {
  name                = "${var.alert_name}-stuck-jobs"
  resource_group_name = local.resource_group_name
  description         = var.alerts.stuck_jobs.description
  scopes              = local.target_ids
  severity            = var.alerts.stuck_jobs.severity
  frequency           = var.alerts.stuck_jobs.frequency
  window_size         = var.alerts.stuck_jobs.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.stuck_jobs.metric
    aggregation      = var.alerts.stuck_jobs.aggregation
    operator         = var.alerts.stuck_jobs.operator
    threshold        = var.alerts.stuck_jobs.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "deploy_failures" {
  name                = "${var.alert_name}-deploy-failures"
  resource_group_name = local.resource_group_name
  description         = var.alerts.deploy_failures.description
  scopes              = local.target_ids
  severity            = var.alerts.deploy_failures.severity
  frequency           = var.alerts.deploy_failures.frequency
  window_size         = var.alerts.deploy_failures.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.deploy_failures.metric
    aggregation      = var.alerts.deploy_failures.aggregation
    operator         = var.alerts.deploy_failures.operator
    threshold        = var.alerts.deploy_failures.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "nodes" {
  name                = "${var.alert_name}-nodes"
  resource_group_name = local.resource_group_name
  description         = var.alerts.nodes.description
  scopes              = local.target_ids
  severity            = var.alerts.nodes.severity
  frequency           = var.alerts.nodes.frequency
  window_size         = var.alerts.nodes.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.nodes.metric
    aggregation      = var.alerts.nodes.aggregation
    operator         = var.alerts.nodes.operator
    threshold        = var.alerts.nodes.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "quota" {
  name                = "${var.alert_name}-quota"
  resource_group_name = local.resource_group_name
  description         = var.alerts.quota.description
  scopes              = local.target_ids
  severity            = var.alerts.quota.severity
  frequency           = var.alerts.quota.frequency
  window_size         = var.alerts.quota.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.quota.metric
    aggregation      = var.alerts.quota.aggregation
    operator         = var.alerts.quota.operator
    threshold        = var.alerts.quota.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}
