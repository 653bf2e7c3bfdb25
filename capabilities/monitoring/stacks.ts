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
    const [first] = planned
    const { kind } = target
    if (first === undefined || kind === 'resource_group') return []
    return kind === 'databricks'
      ? [logAlertsStack(target, first, settings, context)]
      : [metricAlertsStack({ ...target, kind }, planned, settings, context)]
  })
  return [...ofTargets, ...budgetStack(discovery.targets, settings, context)]
}
