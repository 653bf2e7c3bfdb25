output "alert_ids" {
  description = "Azure resource ids of the alerts."
  value = [
    azurerm_monitor_scheduled_query_rules_alert_v2.job_failures.id,
  ]
}

output "log_workspace_id" {
  description = "Azure resource id of the log workspace."
  value       = local.log_workspace_id
}
