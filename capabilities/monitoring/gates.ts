import { aboutUsd, type CapabilityContext, type Gate } from '#capability'
import { estimate } from './estimate.ts'
import { planAlerts } from './plan-alerts.ts'
import { describeAlert } from './planned-alert.ts'
import type { Settings } from './settings.ts'
import { alertsId } from './stack-ids.ts'

/** US dollars a month of logs above which somebody confirms by name. */
const highLogCostUsd = 100

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  const { discovery, alerts } = planAlerts(settings, context)
  return discovery.targets.flatMap((target) => {
    const planned = alerts[target.slug] ?? []
    if (planned.length === 0) return []
    const stack = alertsId(target.slug)
    const found: Gate[] = []
    if (settings.webhook !== undefined) {
      const host = new URL(settings.webhook).host
      const text = `Every alert on ${target.name}, with its name, value and resource id, is posted to ${host}.`
      found.push({ id: 'internet_exposure', stack, text })
    }
    const loosened = planned.filter((alert) => alert.loosened !== undefined)
    if (settings.environment === 'prod' && loosened.length > 0) {
      const list = loosened.map(
        (one) => `${one.signal.replaceAll('_', ' ')} ${describeAlert(one)} (usually ${one.loosened})`,
      )
      const text = `${target.name} in production is watched less strictly than usual: ${list.join('; ')}.`
      found.push({ id: 'prod_change', stack, text })
    }
    return [...found, ...logGate(target.slug, target.name, settings, context)]
  })
}

function logGate(slug: string, name: string, settings: Settings, context: CapabilityContext): Gate[] {
  const stack = alertsId(slug)
  const own = estimate(settings, context).find((one) => one.stack === stack)
  if (own === undefined || own.expectedUsd <= highLogCostUsd) return []
  const text = `About ${aboutUsd(own.expectedUsd)} a month for the logs of ${name}, up to ${aboutUsd(own.highUsd)}.`
  return [{ id: 'high_cost', stack, text }]
}
