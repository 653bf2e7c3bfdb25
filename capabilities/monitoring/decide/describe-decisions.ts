import type { CapabilityContext, Decision } from '#capability'
import { budgetGroups } from '../budget-stack.ts'
import { dailyCapGb, proposedLogWorkspace } from '../log-workspace.ts'
import type { Answers } from '../parameters.ts'
import type { MonitoringPlan } from '../plan-alerts.ts'
import { describeAlert } from '../planned-alert.ts'
import { ruleTable } from '../rule-table.ts'
import { signals } from '../signals.ts'
import { kindFacts } from '../target-kinds.ts'
import { hasValue, namedSignals, ownThreshold } from './propose-signals.ts'

/** What was chosen for the person, and what else was possible. */
export function describeDecisions(
  plan: MonitoringPlan,
  stated: Answers,
  context: CapabilityContext,
): Decision[] {
  if (plan.discovery.targets.length === 0) return []
  return [
    ...alertDecisions(plan),
    ...lookupDecision(plan),
    ...logDecision(plan, stated, context),
    ...leftOutDecisions(plan, stated),
    ...levelDecision(plan, stated),
    ...budgetDecision(plan, stated),
    ...unusedLogs(plan, stated),
  ]
}

/** One for each alert; the same alert on several targets is one. */
function alertDecisions({ discovery: { targets }, alerts }: MonitoringPlan): Decision[] {
  const groups = new Map<string, Decision & { readonly names: string[] }>()
  for (const signal of signals) {
    for (const { name, slug } of targets) {
      const alert = (alerts[slug] ?? []).find((one) => one.signal === signal)
      if (alert === undefined) continue
      const choice = `${describeAlert(alert)}, severity ${alert.severity}`
      const key = JSON.stringify([signal, choice, alert.reason])
      const group = groups.get(key)
      if (group === undefined) {
        groups.set(key, { topic: signal.replaceAll('_', ' '), choice, reason: alert.reason, names: [name] })
      } else group.names.push(name)
    }
  }
  return [...groups.values()].map(({ names, topic, choice, reason }) => ({
    topic: targets.length > 1 ? `${topic} of ${names.join(', ')}` : topic,
    choice,
    reason,
  }))
}

function lookupDecision({ discovery: { targets }, place }: MonitoringPlan): Decision[] {
  const named = targets.filter(({ id }) => id === undefined)
  if (named.length === 0) return []
  const list = named.map(({ name, kind }) => `${name} as ${kindFacts[kind].title}`)
  return [
    {
      topic: 'found by name',
      choice: list.join(', '),
      reason: `its name says what it is; the plan looks for it in the subscription of ${place.environment.value} and stops unless there is exactly one`,
      alternative: 'a resource id or a link of the Azure portal, where the name says something else',
    },
  ]
}

function logDecision(
  { discovery: { targets }, place }: MonitoringPlan,
  stated: Answers,
  context: CapabilityContext,
): Decision[] {
  const watched = targets.filter(({ kind }) => kind === 'databricks')
  const environment = place.environment.value
  if (watched.length === 0) return []
  const workspace = stated.log_workspace ?? proposedLogWorkspace(context, environment)
  const cap = dailyCapGb[environment]
  const choice =
    workspace === 'new'
      ? `a new log workspace${cap === undefined ? ' without a daily cap' : `, at most ${cap} GB a day`}`
      : (workspace.split('/').at(-1) ?? workspace)
  return [
    {
      topic: 'logs of Databricks',
      choice,
      reason: 'a Databricks workspace has no metrics; its job log goes there and is searched for failed runs',
      alternative: 'mails of the jobs themselves cost nothing, one setting for each job',
    },
  ]
}

/** Signals that were named and are watched nowhere. */
function leftOutDecisions({ discovery: { targets }, alerts }: MonitoringPlan, stated: Answers): Decision[] {
  return [...namedSignals(stated)].flatMap((signal): Decision[] => {
    if (targets.some(({ slug }) => (alerts[slug] ?? []).some((one) => one.signal === signal))) return []
    if (ownThreshold(stated, signal) !== undefined) return []
    const rules = targets.flatMap(({ kind }) => ruleTable[kind].filter((rule) => rule.signal === signal))
    const topic = signal.replaceAll('_', ' ')
    const needsNumber = rules.some((rule) => !hasValue(rule))
    return [
      {
        topic,
        choice: 'not watched',
        reason: needsNumber
          ? 'no value fits every resource; say from which one'
          : 'Azure does not measure it on these resources',
        ...(needsNumber ? { alternative: `for example "${topic} above 500 GB"` } : {}),
      },
    ]
  })
}

function levelDecision({ discovery: { targets }, alerts }: MonitoringPlan, { slo }: Answers): Decision[] {
  if (slo === undefined) return []
  const isUsed = targets.some(({ slug }) =>
    (alerts[slug] ?? []).some(({ reason }) => reason.includes(`${slo} %`)),
  )
  if (isUsed) return []
  return [
    {
      topic: 'service level',
      choice: `${slo} % sets no threshold yet`,
      reason: 'Azure counts failures here, so how many are allowed depends on the number of requests',
      alternative: 'say it, for example "requests per minute: 600"',
    },
  ]
}

function budgetDecision({ discovery: { targets } }: MonitoringPlan, stated: Answers): Decision[] {
  const groups = budgetGroups(targets)
  const amount = stated.budget_usd_month
  if (amount === undefined || groups.length === 0) return []
  const elsewhere = targets.filter(
    ({ kind, costGroups }) => ['databricks', 'kubernetes'].includes(kind) && costGroups.length < 2,
  )
  return [
    {
      topic: 'budget',
      choice: `tells at 50, 80 and 100 % of ${amount.toLocaleString('en-US')} USD spent, and at 110 % forecast`,
      reason: `for what ${groups.join(', ')} cost; it tells and never stops anything`,
      ...(elsewhere.length === 0
        ? {}
        : {
            alternative: `name the resource group of the machines of ${elsewhere.map(({ name }) => name).join(', ')} too, which Azure keeps apart`,
          }),
    },
  ]
}

function unusedLogs(
  { discovery: { targets } }: MonitoringPlan,
  { log_workspace: workspace }: Answers,
): Decision[] {
  if (workspace === undefined || targets.some(({ kind }) => kind === 'databricks')) return []
  return [
    {
      topic: 'log workspace',
      choice: `${workspace} is not used`,
      reason: 'these alerts compare metrics, which cost less than logs and are faster',
    },
  ]
}
