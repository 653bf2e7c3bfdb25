data "azurerm_resources" "target" {
  type = var.target_type

  lifecycle {
    postcondition {
      condition = anytrue([
        for one in self.resources :
        strcontains(lower("${one.id}/"), lower(var.database_path)) && !endswith(lower(one.id), "/databases/master")
      ])
      error_message = "No database of ${var.target_name} was found in the subscription; its resource id says where it is."
    }
  }
}

locals {
  found = [
    for one in data.azurerm_resources.target.resources : one
    if strcontains(lower("${one.id}/"), lower(var.database_path)) && !endswith(lower(one.id), "/databases/master")
  ]
  target_ids          = [for one in local.found : one.id]
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

resource "azurerm_monitor_metric_alert" "cpu" {
  name                = "${var.alert_name}-cpu"
  resource_group_name = local.resource_group_name
  description         = var.alerts.cpu.description
  scopes              = local.target_ids
  severity            = var.alerts.cpu.severity
  frequency           = var.alerts.cpu.frequency
  window_size         = var.alerts.cpu.window
  tags                = var.tags

  target_resource_type     = var.target_type
  target_resource_location = local.found[0].location

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

  target_resource_type     = var.target_type
  target_resource_location = local.found[0].location

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

  target_resource_type     = var.target_type
  target_resource_location = local.found[0].location

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
}

resource "azurerm_monitor_metric_alert" "connections" {
  name                = "${var.alert_name}-connections"
  resource_group_name = local.resource_group_name
  description         = var.alerts.connections.description
  scopes              = local.target_ids
  severity            = var.alerts.connections.severity
  frequency           = var.alerts.connections.frequency
  window_size         = var.alerts.connections.window
  tags                = var.tags

  target_resource_type     = var.target_type
  target_resource_location = local.found[0].location

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.connections.metric
    aggregation      = var.alerts.connections.aggregation
    operator         = var.alerts.connections.operator
    threshold        = var.alerts.connections.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}

resource "azurerm_monitor_metric_alert" "deadlocks" {
  name                = "${var.alert_name}-deadlocks"
  resource_group_name = local.resource_group_name
  description         = var.alerts.deadlocks.description
  scopes              = local.target_ids
  severity            = var.alerts.deadlocks.severity
  frequency           = var.alerts.deadlocks.frequency
  window_size         = var.alerts.deadlocks.window
  tags                = var.tags

  target_resource_type     = var.target_type
  target_resource_location = local.found[0].location

  criteria {
    metric_namespace = var.target_type
    metric_name      = var.alerts.deadlocks.metric
    aggregation      = var.alerts.deadlocks.aggregation
    operator         = var.alerts.deadlocks.operator
    threshold        = var.alerts.deadlocks.threshold
  }

  action {
    action_group_id = azurerm_monitor_action_group.main.id
  }
}
