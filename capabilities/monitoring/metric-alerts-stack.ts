import { type CapabilityContext, type JsonValue, type StackBlueprint, standardTags } from '#capability'
import { describeAlert, frequencyOf, isoDuration, type PlannedAlert } from './planned-alert.ts'
import type { Settings } from './settings.ts'
import { signals } from './signals.ts'
import { alertsId } from './stack-ids.ts'
import type { Target } from './target.ts'
import type { TargetKind } from './target-kinds.ts'
import { noticePart, targetPart } from './target-variables.ts'

type MetricKind = Exclude<TargetKind, 'databricks' | 'resource_group'>

const templates: Readonly<Record<MetricKind, string>> = {
  storage_account: 'service-alerts',
  key_vault: 'service-alerts',
  openai: 'service-alerts',
  virtual_machine: 'compute-alerts',
  web_app: 'compute-alerts',
  kubernetes: 'compute-alerts',
  sql_database: 'database-alerts',
  machine_learning: 'machine-learning-alerts',
  azure_firewall: 'network-alerts',
}

/** The stack of alerts on the metrics of one target. */
export function metricAlertsStack(
  target: Target & { readonly kind: MetricKind },
  alerts: readonly PlannedAlert[],
  settings: Settings,
  context: CapabilityContext,
): StackBlueprint {
  const found = targetPart(target, settings, context)
  const notice = noticePart(target, settings)
  const databases = target.kind === 'sql_database' && target.id === undefined
  return {
    id: alertsId(target.slug),
    title: `Alerts on ${target.name}`,
    folder: `alerts-${target.slug}`,
    template: templates[target.kind],
    providers: ['azurerm'],
    settings: {
      ...found.settings,
      ...notice.settings,
      whole_server: databases && isWholeServer(target.name),
      ...alertSettings(alerts),
    },
    variables: {
      ...found.variables,
      ...notice.variables,
      ...(databases ? { database_path: databasePath(target.name) } : {}),
      alerts: Object.fromEntries(alerts.map((alert) => [alert.signal, alertVariable(alert)])),
      tags: standardTags(settings, context, { watches: target.slug }),
    },
    dependsOn: [...target.dependsOn],
    plannable: 'now',
  }
}

/** A name without a database means every database of the server, unless it is the name of a database. */
export function isWholeServer(name: string): boolean {
  return !name.includes('/') && !name.toLowerCase().startsWith('sqldb-')
}

/** What the resource ids of the databases hold, with a slash behind the database. */
function databasePath(name: string): string {
  const [server = '', database] = name.split('/')
  if (isWholeServer(name)) return `/servers/${server}/databases/`
  return database === undefined ? `/databases/${server}/` : `/servers/${server}/databases/${database}/`
}

function alertSettings(alerts: readonly PlannedAlert[]): StackBlueprint['settings'] {
  return Object.fromEntries(
    signals.flatMap((signal): [string, boolean][] => {
      const alert = alerts.find((one) => one.signal === signal)
      return [
        [signal, alert !== undefined],
        [`${signal}_learned`, alert !== undefined && alert.threshold === undefined],
        [`${signal}_split`, alert?.dimension !== undefined],
      ]
    }),
  )
}

function alertVariable(alert: PlannedAlert): Record<string, JsonValue> {
  const { metric, aggregation, operator, threshold, minutes, severity, dimension } = alert
  return {
    description: describe(alert),
    metric,
    aggregation,
    operator: operatorOf(operator),
    ...(threshold === undefined ? {} : { threshold }),
    window: isoDuration(minutes),
    frequency: isoDuration(frequencyOf(minutes)),
    severity,
    ...(dimension === undefined
      ? {}
      : { dimension_name: dimension.name, dimension_values: dimension.values }),
  }
}

/** `Errors above 10 over 5 min: usual for a web app.` */
export function describe(alert: PlannedAlert): string {
  const name = alert.signal.replaceAll('_', ' ')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${describeAlert(alert)}: ${alert.reason}.`
}

/** The operator as Azure calls it. */
export function operatorOf(operator: PlannedAlert['operator']): string {
  return operator === 'above' ? 'GreaterThan' : 'LessThan'
}
