import type { Problem } from '#capability'
import type { Threshold } from '../alert-parameters.ts'
import { budgetGroups } from '../budget-stack.ts'
import type { Answers } from '../parameters.ts'
import type { MonitoringPlan } from '../plan-alerts.ts'
import { windowOf } from '../planned-alert.ts'
import { ruleTable } from '../rule-table.ts'
import { convertThreshold } from './own-threshold.ts'

/** What cannot be built as stated, one sentence each. */
export function findProblems(plan: MonitoringPlan, stated: Answers): Problem[] {
  return [
    ...plan.discovery.problems,
    ...thresholdProblems(plan, stated),
    ...webhookProblems(stated),
    ...budgetProblems(plan, stated),
  ]
}

function thresholdProblems({ discovery: { targets, unclear } }: MonitoringPlan, stated: Answers): Problem[] {
  if (targets.length === 0 || unclear.length > 0) return []
  const own = (stated.alerts ?? []).flatMap((one) => (typeof one === 'string' ? [] : [one]))
  return own.flatMap((one): Problem[] => {
    const rules = targets.flatMap(({ kind }) => ruleTable[kind].filter(({ signal }) => signal === one.signal))
    const value = textOf(one)
    if (rules.length === 0) {
      const measured = new Set(targets.flatMap(({ kind }) => ruleTable[kind].map(({ signal }) => signal)))
      const rule = `Azure does not measure ${one.signal.replaceAll('_', ' ')} on ${targets.map(({ name }) => name).join(', ')}`
      return [{ parameter: 'alerts', value, rule, suggestion: [...measured].join(', ') }]
    }
    const refusals = rules.flatMap((rule) => {
      const minutes = windowOf(one.minutes ?? rule.minutes)
      const converted = convertThreshold(one, rule, minutes, stated.requests_per_minute)
      return 'refused' in converted ? [converted] : []
    })
    const [first] = refusals
    if (first === undefined || refusals.length < rules.length) return []
    return [{ parameter: 'alerts', value, rule: first.refused, suggestion: first.suggestion }]
  })
}

function textOf({ signal, operator, threshold, unit }: Threshold): string {
  return `${signal} ${operator} ${threshold}${unit === undefined ? '' : ` ${unit}`}`
}

/** Hosts whose addresses are themselves the password (seen 2026-11). */
const secretHosts =
  /(?:^|\.)(?:hooks\.slack\.com|webhook\.office\.com|logic\.azure\.com|discord\.com|discordapp\.com)$/

function webhookProblems({ webhook }: Answers): Problem[] {
  if (webhook === undefined || !secretHosts.test(new URL(webhook).hostname)) return []
  return [
    {
      parameter: 'webhook',
      value: new URL(webhook).hostname,
      rule: 'whoever knows this address can post to it, and everything in the repository can be read',
      suggestion: 'an action group that holds it already: "action group ag-oncall"',
    },
  ]
}

function budgetProblems({ discovery: { targets, unclear } }: MonitoringPlan, stated: Answers): Problem[] {
  const { budget_usd_month: budget, notify_emails: emails = [], action_group: group } = stated
  const groupsOnly = targets.filter(({ kind }) => kind === 'resource_group')
  const [first] = groupsOnly
  if (budget === undefined) {
    if (first === undefined || groupsOnly.length < targets.length) return []
    const rule = 'of a resource group only the cost can be watched, and no budget was named'
    return [{ parameter: 'targets', value: first.name, rule, suggestion: 'budget: 400 USD a month' }]
  }
  const problem = { parameter: 'budget_usd_month', value: `${budget} USD a month` }
  if (budget < 1) return [{ ...problem, rule: 'a budget is at least 1 USD a month', suggestion: '1' }]
  if (targets.length > 0 && unclear.length === 0 && budgetGroups(targets).length === 0) {
    const rule = 'the resource group that it is for is not known'
    return [{ ...problem, rule, suggestion: 'resource group: rg-web-prod' }]
  }
  if (emails.length === 0 && group === undefined && stated.webhook !== undefined) {
    const rule = 'a budget tells people by mail or through an action group, not over a webhook'
    return [{ ...problem, rule, suggestion: 'notify: team@example.com' }]
  }
  return []
}
