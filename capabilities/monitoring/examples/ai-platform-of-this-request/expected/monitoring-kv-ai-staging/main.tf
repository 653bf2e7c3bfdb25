data "azurerm_resources" "target" {
  type                = var.target_type
  name                = var.target_name
  resource_group_name = var.target_resource_group

  lifecycle {
    postcondition {
      condition     = length(self.resources) == 1
      error_message = "Not exactly one resource named ${var.target_name} was found in the subscription; its resource id says which one it is."
    }
  }
}

locals {
  target_ids          = [for one in data.azurerm_resources.target.resources : one.id]
  resource_group_name = split("/", local.target_ids[0])[4]
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

  dynamic_criteria {
    metric_namespace  = var.target_type
    metric_name       = var.alerts.errors.metric
    aggregation       = var.alerts.errors.aggregation
    operator          = var.alerts.errors.operator
    alert_sensitivity = "Medium"

    dimension {
      name     = var.alerts.errors.dimension_name
      operator = "Include"
      values   = var.alerts.errors.dimension_values
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

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.latency.metric
    aggregation      = var.alerts.latency.aggregation
    operator         = var.alerts.latency.operator
    threshold        = var.alerts.latency.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "capacity" {
  name                = "${var.alert_name}-capacity"
  resource_group_name = local.resource_group_name
  description         = var.alerts.capacity.description
  scopes              = local.target_ids
  severity            = var.alerts.capacity.severity
  frequency           = var.alerts.capacity.frequency
  window_size         = var.alerts.capacity.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.capacity.metric
    aggregation      = var.alerts.capacity.aggregation
    operator         = var.alerts.capacity.operator
    threshold        = var.alerts.capacity.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}
