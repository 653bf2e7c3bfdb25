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

resource "azurerm_monitor_metric_alert" "availability" {
  name                = "${var.alert_name}-availability"
  resource_group_name = local.resource_group_name
  description         = var.alerts.availability.description
  scopes              = local.target_ids
  severity            = var.alerts.availability.severity
  frequency           = var.alerts.availability.frequency
  window_size         = var.alerts.availability.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.availability.metric
    aggregation      = var.alerts.availability.aggregation
    operator         = var.alerts.availability.operator
    threshold        = var.alerts.availability.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "errors" {
  name                = "${var.alert_name}-errors"
  resource_group_name = local.resource_group_name
  description         = var.alerts.errors.description
  scopes              = local.target_ids
  severity            = var.alerts.errors.severity
  frequency           = var.alerts.errors.frequency
  window_size         = var.alerts.errors.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.errors.metric
    aggregation      = var.alerts.errors.aggregation
    operator         = var.alerts.errors.operator
    threshold        = var.alerts.errors.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "throttling" {
  name                = "${var.alert_name}-throttling"
  resource_group_name = local.resource_group_name
  description         = var.alerts.throttling.description
  scopes              = local.target_ids
  severity            = var.alerts.throttling.severity
  frequency           = var.alerts.throttling.frequency
  window_size         = var.alerts.throttling.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.throttling.metric
    aggregation      = var.alerts.throttling.aggregation
    operator         = var.alerts.throttling.operator
    threshold        = var.alerts.throttling.threshold

    dimension {
      name     = var.alerts.throttling.dimension_name
      operator = "Include"
      values   = var.alerts.throttling.dimension_values
    }
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "latency" {
  name                = "${var.alert_name}-latency"
  resource_group_name = local.resource_group_name
  description         = var.alerts.latency.description
  scopes              = local.target_ids
  severity            = var.alerts.latency.severity
  frequency           = var.alerts.latency.frequency
  window_size         = var.alerts.latency.window
  tags                = var.tags

  dynamic_criteria {
    metric_namespace  = var.target_type
    metric_name       = var.alerts.latency.metric
    aggregation       = var.alerts.latency.aggregation
    operator          = var.alerts.latency.operator
    alert_sensitivity = "Medium"
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "tokens" {
  name                = "${var.alert_name}-tokens"
  resource_group_name = local.resource_group_name
  description         = var.alerts.tokens.description
  scopes              = local.target_ids
  severity            = var.alerts.tokens.severity
  frequency           = var.alerts.tokens.frequency
  window_size         = var.alerts.tokens.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.tokens.metric
    aggregation      = var.alerts.tokens.aggregation
    operator         = var.alerts.tokens.operator
    threshold        = var.alerts.tokens.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}
