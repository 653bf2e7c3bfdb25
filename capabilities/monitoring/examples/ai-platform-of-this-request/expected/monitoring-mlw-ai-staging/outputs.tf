output "alert_ids" {
  description = "Azure resource ids of the alerts."
  value = [
    azurerm_monitor_metric_alert.job_failures.id,
    azurerm_monitor_metric_alert.stuck_jobs.id,
    azurerm_monitor_metric_alert.deploy_failures.id,
    azurerm_monitor_metric_alert.nodes.id,
    azurerm_monitor_metric_alert.quota.id,
  ]
}

output "action_group_id" {
  description = "Azure resource id of the action group."
  value       = azurerm_monitor_action_group.main.id
}
