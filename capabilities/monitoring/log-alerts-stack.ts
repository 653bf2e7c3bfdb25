import { type CapabilityContext, type JsonValue, type StackBlueprint, standardTags } from '#capability'
import { dailyCapGb, logPlaceOf, newWorkspace } from './log-workspace.ts'
import { describe, operatorOf } from './metric-alerts-stack.ts'
import { isoDuration, type PlannedAlert } from './planned-alert.ts'
import type { Settings } from './settings.ts'
import { alertsId } from './stack-ids.ts'
import type { Target } from './target.ts'
import { noticePart, targetPart } from './target-variables.ts'

/** Days that a new log workspace keeps logs. */
const retentionDays = { dev: 30, staging: 30, prod: 90 } as const

/** The stack of the alert on the job log of a Databricks workspace, which has no metrics. */
export function logAlertsStack(
  target: Target,
  alert: PlannedAlert,
  settings: Settings,
  context: CapabilityContext,
): StackBlueprint {
  const { target_type: type, ...variables } = targetPart(target, settings, context).variables
  const found = targetPart(target, settings, context)
  const notice = noticePart(target, settings)
  const place = logPlaceOf(settings.log_workspace ?? newWorkspace)
  const cap = dailyCapGb[settings.environment]
  return {
    id: alertsId(target.slug),
    title: `Alerts on ${target.name}`,
    folder: `alerts-${target.slug}`,
    template: 'log-alerts',
    providers: ['azurerm'],
    settings: {
      ...found.settings,
      ...notice.settings,
      new_log_workspace: place.kind === 'new',
      log_lookup: place.kind === 'named',
      daily_cap: cap !== undefined,
    },
    variables: {
      ...variables,
      ...(found.settings['lookup'] === true && type !== undefined ? { target_type: type } : {}),
      alert_name: `la-${target.slug}`,
      location: settings.region,
      diagnostic_setting_name: `alerts-${target.slug}`,
      ...logVariables(place, target, cap, settings),
      ...notice.variables,
      job_failures: alertVariable(alert),
      tags: standardTags(settings, context, { watches: target.slug }),
    },
    dependsOn: [...target.dependsOn],
    plannable: 'now',
  }
}

function logVariables(
  place: ReturnType<typeof logPlaceOf>,
  { slug }: Target,
  cap: number | undefined,
  { environment }: Settings,
): Record<string, JsonValue> {
  if (place.kind === 'id') return { log_workspace_id: place.id }
  if (place.kind === 'named') return { log_workspace_name: place.name }
  return {
    log_workspace_name: `log-${slug}`,
    log_retention_days: retentionDays[environment],
    ...(cap === undefined ? {} : { log_daily_cap_gb: cap }),
  }
}

function alertVariable(alert: PlannedAlert): Record<string, JsonValue> {
  return {
    description: describe(alert),
    operator: operatorOf(alert.operator),
    threshold: alert.threshold ?? 0,
    window: isoDuration(alert.minutes),
    frequency: isoDuration(logFrequencyOf(alert.minutes)),
    severity: alert.severity,
  }
}

/** A log is read less often than a metric, because every reading costs. */
export function logFrequencyOf(minutes: number): number {
  return Math.min(minutes, 60)
}
