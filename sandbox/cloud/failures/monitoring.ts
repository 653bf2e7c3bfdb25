import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of alerts, action groups and budgets; wording seen in 2026. */
export const monitoringFailures = {
  metric_not_found: {
    op: 'create',
    type: 'azurerm_monitor_metric_alert',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: The metric of the alert is not valid, or not found in the namespace of the target.`,
  },
  scope_not_found: {
    op: 'create',
    type: 'azurerm_monitor_*',
    error: `${CREATING} 404 (404 Not Found) with error: ResourceNotFound: Scope of the alert was not found.`,
  },
  dimension_not_found: {
    op: 'create',
    type: 'azurerm_monitor_metric_alert',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: Dimension not found: the metric of the alert has no such dimension.`,
  },
  frequency_above_window: {
    op: 'create',
    type: 'azurerm_monitor_*alert*',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: The evaluation frequency must be less than the window size.`,
  },
  ActionGroupShortName: {
    op: 'create',
    type: 'azurerm_monitor_action_group',
    error: `${CREATING} 400 (400 Bad Request) with error: ActionGroupShortName: The short name '{short_name}' must have at most 12 characters.`,
  },
  budget_start_date: {
    op: 'create',
    type: 'azurerm_consumption_budget_*',
    error: `${CREATING} 400 (400 Bad Request) with error: 400: Invalid budget configuration: the start date must be the first day of a month and not before the current one.`,
  },
} as const satisfies Failures
