import type { CapabilityContext, StackBlueprint } from '#capability'
import { budgetStack } from './budget-stack.ts'
import { logAlertsStack } from './log-alerts-stack.ts'
import { metricAlertsStack } from './metric-alerts-stack.ts'
import { planAlerts } from './plan-alerts.ts'
import type { Settings } from './settings.ts'

/** One stack for each target, with its alerts and whom they tell, and one for the budget. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { discovery, alerts } = planAlerts(settings, context)
  const ofTargets = discovery.targets.flatMap((target) => {
    const planned = alerts[target.slug] ?? []
    if (planned.length === 0) return []
    const [first] = planned
    return target.kind === 'databricks' && first !== undefined
      ? [logAlertsStack(target, first, settings, context)]
      : [metricAlertsStack(target, planned, settings, context)]
  })
  return [...ofTargets, ...budgetStack(discovery.targets, settings, context)]
}
