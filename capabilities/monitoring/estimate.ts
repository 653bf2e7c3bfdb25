import {
  type Amount,
  type CapabilityContext,
  type CostSheet,
  createCostSheet,
  type StackEstimate,
  times,
} from '#capability'
import { budgetStack } from './budget-stack.ts'
import { logFrequencyOf } from './log-alerts-stack.ts'
import { dailyCapGb, usualLogGbPerDay } from './log-workspace.ts'
import { isWholeServer } from './metric-alerts-stack.ts'
import { planAlerts } from './plan-alerts.ts'
import type { PlannedAlert } from './planned-alert.ts'
import type { Settings } from './settings.ts'
import { alertsId, budgetId } from './stack-ids.ts'
import type { Target } from './target.ts'

const daysInMonth = 365 / 12

/** What each stack costs a month: alerts by what they compare, logs by their size. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const { discovery, alerts } = planAlerts(settings, context)
  const ofTargets = discovery.targets.flatMap((target) => {
    const planned = alerts[target.slug] ?? []
    if (planned.length === 0) return []
    const sheet = createCostSheet(alertsId(target.slug), context.prices)
    if (target.kind === 'databricks') addLogs(sheet, planned, settings)
    else addMetrics(sheet, target, planned)
    sheet.assume('mails and posts to a webhook cost next to nothing and are not counted')
    return [sheet.estimate()]
  })
  return [...ofTargets, ...budgetEstimate(discovery.targets, settings, context)]
}

function addMetrics(sheet: CostSheet, target: Target, alerts: readonly PlannedAlert[]): void {
  const series = (one: PlannedAlert) => one.dimension?.values.length ?? 1
  const all = alerts.reduce((sum, one) => sum + series(one), 0)
  const learned = alerts
    .filter(({ threshold }) => threshold === undefined)
    .reduce((sum, one) => sum + series(one), 0)
  const databases = databasesOf(target)
  sheet.add({
    label: 'metric alert',
    units: times(databases, all),
    path: 'monitor_alerts.metric_per_series_month',
  })
  if (learned > 0) {
    sheet.add({
      label: 'learned threshold',
      units: times(databases, learned),
      path: 'monitor_alerts.dynamic_threshold_extra_per_series_month',
    })
  }
  sheet.assume(
    `${alerts.length} metric alerts that compare ${all} values${learned > 0 ? `, ${learned} of them with a learned range` : ''}`,
  )
  if (databases.high > 1)
    sheet.assume(`${databases.expected} databases on the server, 1 to ${databases.high}`)
}

function databasesOf({ kind, name, id }: Target): Amount {
  return kind === 'sql_database' && id === undefined && isWholeServer(name)
    ? { low: 1, expected: 2, high: 10 }
    : { low: 1, expected: 1, high: 1 }
}

function addLogs(sheet: CostSheet, [alert]: readonly PlannedAlert[], settings: Settings): void {
  const minutes = logFrequencyOf(alert?.minutes ?? 15)
  const step = minutes >= 15 ? 'PT15M_or_more' : `PT${minutes}M`
  sheet.add({ label: 'log alert', units: 1, path: `monitor_alerts.log_rule_month.${step}` })
  sheet.assume(`the log is read every ${minutes} minutes`)
  const amount = logAmount(settings)
  sheet.add({ label: 'logs', units: times(amount, daysInMonth), path: 'log_analytics.usd_per_gb_ingested' })
  sheet.assume(`${amount.expected} GB of job logs a day, ${amount.low} to ${amount.high}`)
  sheet.assume('kept as long as the log workspace keeps logs for free')
}

/** GB of logs a day; a daily cap of a new log workspace is the most. */
export function logAmount({ log_gb_per_day: stated, log_workspace, environment }: Settings): Amount {
  const expected = stated ?? usualLogGbPerDay[environment]
  const cap = log_workspace === 'new' ? dailyCapGb[environment] : undefined
  const upTo = (gb: number) => Math.min(Math.round(gb * 1000) / 1000, cap ?? Number.POSITIVE_INFINITY)
  return { low: upTo(expected / 5), expected: upTo(expected), high: upTo(expected * 4) }
}

function budgetEstimate(
  targets: readonly Target[],
  settings: Settings,
  context: CapabilityContext,
): StackEstimate[] {
  return budgetStack(targets, settings, context).map(() => {
    const sheet = createCostSheet(budgetId, context.prices)
    sheet.assume('Azure charges nothing for a budget')
    return sheet.estimate()
  })
}
