import {
  either,
  everyBlock,
  isAtLeast,
  isNamedBy,
  isOff,
  isOn,
  isPresent,
  matches,
  not,
  passes,
  someBlock,
} from './conditions.ts'
import { checkov, everywhere, house, learn, type Rule, registry } from './rule.ts'

const logs = ['azurerm_log_analytics_workspace']

/** Logs, alerts and budgets. */
export const monitoringRules: readonly Rule[] = [
  {
    id: 'diagnostic_logs',
    title: 'What is asked of a service in production is logged.',
    remedy:
      'Add an azurerm_monitor_diagnostic_setting; the log workspace of an environment stands in the configuration.',
    source: checkov('CKV_AZURE_33', 'CKV2_AZURE_21'),
    holds: { dev: 'note', staging: 'note', prod: 'warn' },
    concerns: [
      'azurerm_cognitive_account',
      'azurerm_databricks_workspace',
      'azurerm_key_vault',
      'azurerm_machine_learning_workspace',
      'azurerm_storage_account',
    ],
    check: isNamedBy('azurerm_monitor_diagnostic_setting', 'target_resource_id'),
    gates: [],
  },
  {
    id: 'logs_no_keys',
    title: 'Nobody writes to or reads a log workspace with its keys.',
    remedy: 'Set local_authentication_enabled to false.',
    source: registry('azurerm_log_analytics_workspace'),
    holds: everywhere('refuse'),
    concerns: logs,
    check: either(isOff('local_authentication_enabled'), isOn('local_authentication_disabled')),
    gates: [],
  },
  {
    id: 'logs_kept',
    title: 'Logs are kept for 30 days, and for 90 in prod.',
    remedy: 'Raise retention_in_days.',
    source: house,
    holds: { dev: 'note', staging: 'note', prod: 'warn' },
    concerns: logs,
    check: isAtLeast('retention_in_days', { dev: 30, staging: 30, prod: 90 }),
    gates: [],
  },
  {
    id: 'logs_capped',
    title: 'A log workspace outside production takes no more in a day than its cap.',
    remedy: 'Set daily_quota_gb.',
    source: house,
    holds: { dev: 'note', staging: 'note' },
    concerns: logs,
    check: passes('daily_quota_gb', (gb) => typeof gb === 'number' && gb > 0),
    gates: [],
  },
  {
    id: 'alerts_over_https',
    title: 'Alerts are posted over HTTPS only.',
    remedy: 'Use an https address.',
    source: registry('azurerm_monitor_action_group'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_monitor_action_group'],
    check: everyBlock('webhook_receiver', matches('service_uri', /^https:\/\//i)),
    gates: [],
  },
  {
    id: 'alerts_on',
    title: 'An alert of production is on.',
    remedy: 'Set enabled to true.',
    source: learn('Best practices for Azure Monitor alerts'),
    holds: { prod: 'refuse' },
    concerns: ['azurerm_monitor_metric_alert', 'azurerm_monitor_scheduled_query_rules_alert_v2'],
    check: not(isOff('enabled')),
    gates: ['prod_change'],
  },
  {
    id: 'alerts_reach_somebody',
    title: 'An alert tells somebody.',
    remedy: 'Add an action with an action group.',
    source: learn('Best practices for Azure Monitor alerts'),
    holds: everywhere('warn'),
    concerns: ['azurerm_monitor_metric_alert', 'azurerm_monitor_scheduled_query_rules_alert_v2'],
    check: isPresent('action'),
    gates: [],
  },
  {
    id: 'budget_tells_somebody',
    title: 'A budget tells somebody before it is used up.',
    remedy: 'Add a notification with a threshold of at most 100 and somebody to tell.',
    source: registry('azurerm_consumption_budget_resource_group'),
    holds: everywhere('warn'),
    concerns: ['azurerm_consumption_budget_*'],
    check: someBlock('notification', (values, scene) => {
      const early = passes('threshold', (threshold) => Number(threshold) <= 100)(values, scene)
      const told = either(
        isPresent('contact_emails'),
        isPresent('contact_groups'),
        isPresent('contact_roles'),
      )(values, scene)
      return early === true && told === true ? not(isOff('enabled'))(values, scene) : false
    }),
    gates: [],
  },
]
