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
  target_ids          = [var.target_id]
  resource_group_name = split("/", var.target_id)[4]
  action_group_id     = data.azurerm_resources.action_group.resources[0].id
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

  action {
    action_group_id = local.action_group_id
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

  action {
    action_group_id = local.action_group_id
  }
}

resource "azurerm_monitor_metric_alert" "throughput" {
  name                = "${var.alert_name}-throughput"
  resource_group_name = local.resource_group_name
  description         = var.alerts.throughput.description
  scopes              = local.target_ids
  severity            = var.alerts.throughput.severity
  frequency           = var.alerts.throughput.frequency
  window_size         = var.alerts.throughput.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.throughput.metric
    aggregation      = var.alerts.throughput.aggregation
    operator         = var.alerts.throughput.operator
    threshold        = var.alerts.throughput.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }

  action {
    action_group_id = local.action_group_id
  }
}
