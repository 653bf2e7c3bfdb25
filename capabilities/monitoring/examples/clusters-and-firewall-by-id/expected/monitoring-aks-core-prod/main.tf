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

resource "azurerm_monitor_metric_alert" "cpu" {
  name                = "${var.alert_name}-cpu"
  resource_group_name = local.resource_group_name
  description         = var.alerts.cpu.description
  scopes              = local.target_ids
  severity            = var.alerts.cpu.severity
  frequency           = var.alerts.cpu.frequency
  window_size         = var.alerts.cpu.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.cpu.metric
    aggregation      = var.alerts.cpu.aggregation
    operator         = var.alerts.cpu.operator
    threshold        = var.alerts.cpu.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }

  action {
    action_group_id = local.action_group_id
  }
}

resource "azurerm_monitor_metric_alert" "memory" {
  name                = "${var.alert_name}-memory"
  resource_group_name = local.resource_group_name
  description         = var.alerts.memory.description
  scopes              = local.target_ids
  severity            = var.alerts.memory.severity
  frequency           = var.alerts.memory.frequency
  window_size         = var.alerts.memory.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.memory.metric
    aggregation      = var.alerts.memory.aggregation
    operator         = var.alerts.memory.operator
    threshold        = var.alerts.memory.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }

  action {
    action_group_id = local.action_group_id
  }
}

resource "azurerm_monitor_metric_alert" "disk" {
  name                = "${var.alert_name}-disk"
  resource_group_name = local.resource_group_name
  description         = var.alerts.disk.description
  scopes              = local.target_ids
  severity            = var.alerts.disk.severity
  frequency           = var.alerts.disk.frequency
  window_size         = var.alerts.disk.window
  tags                = var.tags

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.disk.metric
    aggregation      = var.alerts.disk.aggregation
    operator         = var.alerts.disk.operator
    threshold        = var.alerts.disk.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }

  action {
    action_group_id = local.action_group_id
  }
}
