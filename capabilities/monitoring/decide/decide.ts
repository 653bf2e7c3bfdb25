import { type CapabilityContext, type Choice, choose, given, type Settled } from '#capability'
import { proposedLogWorkspace, usualLogGbPerDay } from '../log-workspace.ts'
import type { Answers } from '../parameters.ts'
import { type MonitoringPlan, planAlerts } from '../plan-alerts.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { describeDecisions } from './describe-decisions.ts'
import { findProblems } from './find-problems.ts'

/** Settles what is watched, from which values, and who is told. */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const plan = planAlerts(stated, context)
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = {
    ...plan.place,
    resource_group: given(stated.resource_group),
    ...targetChoices(plan, stated),
    signals: choose(stated.signals, { value: [], reason: 'the usual ones of each kind of resource' }),
    alerts: choose(stated.alerts, { value: [], reason: 'the usual thresholds of each kind of resource' }),
    slo: given(stated.slo),
    requests_per_minute: given(stated.requests_per_minute),
    severity: given(stated.severity),
    ...noticeChoices(plan, stated, context),
    budget_usd_month: given(stated.budget_usd_month),
  }
  return {
    settings: parseSettings(mapChoices(choices, ({ value }) => value)),
    origins: mapChoices(choices, ({ source, reason }) => ({
      source,
      ...(reason === undefined ? {} : { reason }),
    })),
    problems: findProblems(plan, stated),
    decisions: describeDecisions(plan, stated, context),
    steps: plan.steps,
  }
}

/** While a name says nothing of what it is, the targets are open, and the kind is asked for. */
function targetChoices({ discovery: { names, reason, unclear } }: MonitoringPlan, stated: Answers) {
  const isOpen = names === undefined || unclear.length > 0
  return {
    targets: isOpen
      ? undefined
      : stated.targets === undefined
        ? { value: names, source: 'inferred' as const, reason }
        : { value: stated.targets, source: 'stated' as const },
    target_link: given(stated.target_link),
    target_type: given(stated.target_type),
  }
}

function noticeChoices({ discovery, place }: MonitoringPlan, stated: Answers, context: CapabilityContext) {
  const { notify_emails: emails, webhook, action_group: group } = stated
  const environment = place.environment.value
  const isLogged = discovery.targets.some(({ kind }) => kind === 'databricks')
  const elsewhere = group ?? webhook
  return {
    notify_emails:
      emails !== undefined && (emails.length > 0 || elsewhere !== undefined)
        ? given(emails)
        : elsewhere === undefined
          ? undefined
          : choose(emails, {
              value: [],
              reason: group === undefined ? 'the webhook is told' : 'the action group says who is told',
            }),
    webhook: given(webhook),
    action_group: given(group),
    log_workspace: isLogged
      ? choose(stated.log_workspace, {
          value: proposedLogWorkspace(context, environment),
          reason:
            context.logWorkspaces[environment] === undefined
              ? 'Databricks is watched through its logs, and no shared log workspace is known'
              : 'the shared log workspace',
        })
      : given(stated.log_workspace),
    log_gb_per_day: isLogged
      ? choose(stated.log_gb_per_day, {
          value: usualLogGbPerDay[environment],
          reason: `usual in ${environment}`,
        })
      : given(stated.log_gb_per_day),
  }
}

function mapChoices<T>(
  choices: Readonly<Record<string, Choice<unknown> | undefined>>,
  toValue: (choice: Choice<unknown>) => T,
): Record<string, T> {
  const entries = Object.entries(choices).flatMap(([name, choice]) =>
    choice === undefined ? [] : [[name, toValue(choice)] as const],
  )
  return Object.fromEntries(entries)
}
