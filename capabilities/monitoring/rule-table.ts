import type { AlertRule } from './alert-rule.ts'
import { computeRules } from './compute-rules.ts'
import { platformRules } from './platform-rules.ts'
import { serviceRules } from './service-rules.ts'
import type { TargetKind } from './target-kinds.ts'

/**
 * Usual alerts by kind of resource: start values of the Azure Monitor Baseline Alerts (read 2026-05-26), less nervous
 * where those fire on every hiccup. Databricks gives no metrics: its rule reads the job log.
 */
export const ruleTable: Readonly<Record<TargetKind, readonly AlertRule[]>> = {
  ...serviceRules,
  ...computeRules,
  ...platformRules,
  resource_group: [],
}
