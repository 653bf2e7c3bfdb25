output "alert_ids" {
  description = "Azure resource ids of the alerts."
  value = [
    azurerm_monitor_metric_alert.availability.id,
    azurerm_monitor_metric_alert.errors.id,
    azurerm_monitor_metric_alert.latency.id,
    azurerm_monitor_metric_alert.capacity.id,
  ]
}

output "action_group_id" {
  description = "Azure resource id of the action group."
  value       = azurerm_monitor_action_group.main.id
}
