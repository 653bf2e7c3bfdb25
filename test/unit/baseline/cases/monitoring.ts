import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

type After = Readonly<Record<string, unknown>>
const logs = (after: After): Sketch => planned('azurerm_log_analytics_workspace', after)
const alert = (after: After): Sketch => planned('azurerm_monitor_metric_alert', after)
const webhook = (address: string): Sketch =>
  planned('azurerm_monitor_action_group', { webhook_receiver: [{ service_uri: address }] })
const budget = (...notifications: After[]): Sketch =>
  planned('azurerm_consumption_budget_subscription', { notification: notifications })
const vault = planned('azurerm_key_vault', {})
const tags = {
  environment: 'dev',
  team: 'ml',
  owner: 'alice',
  managed_by: 'planwright',
  request: 'acme/infrastructure#12',
}

export const monitoringCases: RuleCases = {
  diagnostic_logs: {
    held: [
      vault,
      pointing(
        planned('azurerm_monitor_diagnostic_setting', {}),
        'target_resource_id',
        'azurerm_key_vault.main',
      ),
    ],
    broken: [vault],
  },
  logs_no_keys: {
    held: [logs({ local_authentication_enabled: false })],
    broken: [logs({ local_authentication_enabled: true })],
  },
  logs_kept: { held: [logs({ retention_in_days: 90 })], broken: [logs({ retention_in_days: 7 })] },
  logs_capped: { held: [logs({ daily_quota_gb: 1 })], broken: [logs({ daily_quota_gb: -1 })] },
  alerts_over_https: {
    held: [webhook('https://alerts.example.org/x')],
    broken: [webhook('http://alerts.example.org/x')],
  },
  alerts_on: { held: [alert({ enabled: true })], broken: [alert({ enabled: false })] },
  alerts_reach_somebody: {
    held: [alert({ action: [{ action_group_id: 'x' }] })],
    broken: [alert({ action: [] })],
  },
  budget_tells_somebody: {
    held: [
      budget({ threshold: 110, contact_emails: [] }, { threshold: 80, contact_emails: ['a@example.com'] }),
    ],
    broken: [
      budget({ threshold: 110, contact_emails: ['a@example.com'] }, { threshold: 80, contact_emails: [] }),
    ],
  },
  tags_complete: {
    held: [planned('azurerm_key_vault', { tags })],
    broken: [planned('azurerm_key_vault', { tags: { ...tags, owner: '' } })],
    free: [planned('azurerm_role_assignment', {})],
  },
}
