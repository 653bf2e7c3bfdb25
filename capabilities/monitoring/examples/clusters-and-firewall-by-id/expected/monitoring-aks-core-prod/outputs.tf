output "alert_ids" {
  description = "Azure resource ids of the alerts."
  value = [
    azurerm_monitor_metric_alert.cpu.id,
    azurerm_monitor_metric_alert.memory.id,
    azurerm_monitor_metric_alert.disk.id,
  ]
}

output "action_group_id" {
  description = "Azure resource id of the action group."
  value       = azurerm_monitor_action_group.main.id
}
