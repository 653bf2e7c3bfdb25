import type { ReviewedType, ReviewedTypes } from './reviewed-type.ts'

const BUDGET: Omit<ReviewedType, 'replaces'> = {
  updates: ['amount', 'notification.threshold', 'notification.contact_emails', 'time_period.end_date'],
  defaults: { time_grain: 'Monthly', 'notification.enabled': true, 'notification.threshold_type': 'Actual' },
  refuses: {
    name: 'budget team',
    amount: 0,
    'notification.threshold': 1001,
    'notification.operator': 'LessThan',
    'time_period.start_date': '2026-12-02T00:00:00Z',
  },
  accepts: { name: 'budget-rg_1', amount: 1, 'time_period.start_date': '2026-12-01T00:00:00Z' },
}

const PROCESSING_RULE: Omit<ReviewedType, 'updates'> = {
  replaces: ['name', 'resource_group_name'],
  defaults: { enabled: true, 'schedule.time_zone': 'UTC' },
  refuses: {
    name: '_mute',
    'condition.severity.values': ['Sev5'],
    'schedule.effective_from': '2026-12-01T08:00:00Z',
  },
  accepts: {
    name: 'mute-release',
    'condition.severity.values': ['Sev3'],
    'schedule.effective_from': '2026-12-01T08:00:00',
  },
}

/** Logs, alerts, who hears of them, and budgets. */
export const MONITORING_TYPES: ReviewedTypes = {
  azurerm_log_analytics_workspace: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['retention_in_days', 'daily_quota_gb', 'internet_query_enabled', 'tags'],
    defaults: { daily_quota_gb: -1, internet_ingestion_enabled: true, allow_resource_only_permissions: true },
    refuses: { name: 'log', retention_in_days: 29, sku: 'Free' },
    accepts: { name: 'log-team', retention_in_days: 730, sku: 'PerGB2018' },
  },
  azurerm_application_insights: {
    replaces: ['name', 'resource_group_name', 'location', 'application_type'],
    updates: ['retention_in_days', 'sampling_percentage', 'daily_data_cap_in_gb', 'workspace_id'],
    defaults: { retention_in_days: 90, sampling_percentage: 100, local_authentication_disabled: false },
    refuses: { name: 'appi/team', application_type: 'Web', retention_in_days: 45 },
    accepts: { name: 'appi-team', application_type: 'web', retention_in_days: 550 },
  },
  azurerm_monitor_action_group: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['short_name', 'enabled', 'email_receiver.email_address', 'webhook_receiver.service_uri'],
    defaults: { enabled: true, location: 'global' },
    refuses: { name: 'ag?', short_name: 'thirteen-char', 'email_receiver.email_address': 'oncall' },
    accepts: {
      name: 'ag-team',
      short_name: 'team-oncall1',
      'email_receiver.email_address': 'oncall@contoso.com',
    },
  },
  azurerm_monitor_metric_alert: {
    replaces: ['name', 'resource_group_name'],
    updates: [
      'scopes',
      'severity',
      'criteria.threshold',
      'window_size',
      'frequency',
      'action.action_group_id',
    ],
    defaults: { severity: 3, frequency: 'PT1M', window_size: 'PT5M', auto_mitigate: true, enabled: true },
    refuses: { name: 'cpu > 80%', severity: 5, window_size: 'PT10M', 'criteria.operator': 'Equal' },
    accepts: { name: 'ma-app-cpu', severity: 0, window_size: 'P1D', 'criteria.operator': 'Equals' },
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    replaces: ['name', 'resource_group_name', 'location', 'scopes'],
    updates: [
      'severity',
      'criteria.query',
      'evaluation_frequency',
      'window_duration',
      'action.action_groups',
    ],
    defaults: { enabled: true, auto_mitigation_enabled: false, workspace_alerts_storage_enabled: false },
    refuses: { name: 'la:errors', 'criteria.operator': 'Equals', evaluation_frequency: 'PT2M' },
    accepts: { name: 'la-errors', 'criteria.operator': 'Equal', evaluation_frequency: 'PT10M' },
  },
  azurerm_monitor_diagnostic_setting: {
    replaces: ['name', 'target_resource_id'],
    updates: ['log_analytics_workspace_id', 'storage_account_id', 'enabled_log.category_group'],
    refuses: { name: 'logs/all', log_analytics_destination_type: 'Shared' },
    accepts: { name: 'to-log-team', log_analytics_destination_type: 'Dedicated' },
  },
  azurerm_monitor_activity_log_alert: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['scopes', 'criteria.operation_name', 'enabled', 'action.action_group_id'],
    defaults: { enabled: true },
    refuses: { name: 'deleted.', 'criteria.category': 'Alert', 'criteria.level': 'Fatal' },
    accepts: { name: 'deleted', 'criteria.category': 'ServiceHealth', 'criteria.level': 'Critical' },
  },
  azurerm_monitor_alert_processing_rule_suppression: {
    ...PROCESSING_RULE,
    updates: ['scopes', 'enabled', 'schedule.effective_until'],
  },
  azurerm_monitor_alert_processing_rule_action_group: {
    ...PROCESSING_RULE,
    updates: ['scopes', 'add_action_group_ids'],
  },
  azurerm_consumption_budget_resource_group: {
    ...BUDGET,
    replaces: ['name', 'resource_group_id', 'time_grain', 'time_period.start_date'],
  },
  azurerm_consumption_budget_subscription: {
    ...BUDGET,
    replaces: ['name', 'subscription_id', 'time_grain', 'time_period.start_date'],
  },
}
