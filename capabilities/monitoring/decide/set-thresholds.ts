import * as z from 'zod'
import type { Environment, Finding, Step } from '#capability'
import type { AlertRule } from '../alert-rule.ts'
import type { Answers } from '../parameters.ts'
import { PlannedAlert, windowOf } from '../planned-alert.ts'
import { ruleTable } from '../rule-table.ts'
import type { Target } from '../target.ts'
import { kindFacts } from '../target-kinds.ts'
import { convertThreshold } from './own-threshold.ts'
import { ownThreshold, type Proposal } from './propose-signals.ts'
import { serviceLevel } from './service-level.ts'

/** The alerts of each target, by its slug. */
export const AlertPlan = z.record(z.string(), z.array(PlannedAlert))
export type AlertPlan = z.infer<typeof AlertPlan>

export interface ThresholdInput {
  readonly targets: readonly Target[]
  readonly proposal: Proposal
  readonly stated: Answers
  readonly environment: Environment
}

/** How much longer an alert outside production waits after a finding that it is too nervous. */
const longer = 3

/**
 * Sets numbers: what a person stated, else the service level, else the table. No number comes from anywhere else.
 * Findings lengthen what is looked at, or leave a signal out.
 */
export const thresholds: Step<
  { readonly input: ThresholdInput; readonly findings: readonly Finding[] },
  AlertPlan
> = {
  id: 'thresholds',
  role: 'sets the value, the length of time and the severity of each alert',
  out: AlertPlan,
  rule({ input, findings }, blackboard) {
    const codes = new Set(findings.map(({ code }) => code))
    const plan = Object.fromEntries(
      input.targets.map((target) => {
        const wanted = input.proposal[target.slug] ?? []
        const planned = ruleTable[target.kind]
          .filter(({ signal }) => wanted.includes(signal) && !codes.has(`drop:${target.slug}:${signal}`))
          .map((rule) => {
            const nervous = codes.has(`nervous:${target.slug}:${rule.signal}`)
            return planAlert(rule, target, input, nervous)
          })
        return [target.slug, planned.filter((one) => one !== undefined)]
      }),
    )
    for (const { name, slug } of input.targets) {
      const alerts = (plan[slug] ?? []).map(
        ({ signal, minutes }) => `${spoken(signal)} over ${minutes} minutes`,
      )
      blackboard.note(`${alerts.join(', ') || 'no alert'} on ${name}`)
    }
    return plan
  },
}

function spoken(signal: string): string {
  return signal.replaceAll('_', ' ')
}

function planAlert(
  rule: AlertRule,
  target: Target,
  input: ThresholdInput,
  nervous: boolean,
): PlannedAlert | undefined {
  const { stated, environment } = input
  const own = ownThreshold(stated, rule.signal)
  const base = {
    signal: rule.signal,
    aggregation: rule.aggregation,
    severity: stated.severity ?? usualSeverity(rule, environment),
    ...(rule.dimension === undefined
      ? {}
      : { dimension: { name: rule.dimension.name, values: [...rule.dimension.values] } }),
  }
  if (own === undefined) return usualAlert(rule, target, input, nervous, base)
  const minutes = windowOf(own.minutes ?? rule.minutes)
  const converted = convertThreshold(own, rule, minutes, stated.requests_per_minute)
  if ('refused' in converted) {
    const usual = usualAlert(rule, target, input, nervous, base)
    if (usual === undefined) return undefined
    return {
      ...usual,
      reason: `${usual.reason}; the one that was asked for does not fit: ${converted.refused}`,
    }
  }
  const { metric, unit } = converted.rule
  const loosened = loosenedFrom(rule, converted)
  return {
    ...base,
    metric,
    unit,
    minutes,
    operator: converted.operator,
    threshold: converted.threshold,
    reason:
      own.minutes === undefined || own.minutes === minutes
        ? 'as asked'
        : `as asked; Azure cannot look at ${own.minutes} minutes`,
    own: true,
    ...(loosened === undefined ? {} : { loosened }),
  }
}

function usualAlert(
  rule: AlertRule,
  target: Target,
  { stated, environment }: ThresholdInput,
  nervous: boolean,
  base: Pick<PlannedAlert, 'signal' | 'aggregation' | 'severity' | 'dimension'>,
): PlannedAlert | undefined {
  const { metric, unit, operator } = rule
  const minutes = windowOf(rule.minutes * (nervous ? longer : 1))
  const usual = { ...base, metric, unit, operator, minutes, own: false }
  const fromLevel = serviceLevel(rule, minutes, stated)
  if (fromLevel !== undefined) return { ...usual, ...fromLevel }
  if (rule.signal === 'tokens' && target.tokensPerMinute !== undefined) {
    const perMinute = target.tokensPerMinute.toLocaleString('en-US')
    const reason = `80 % of the ${perMinute} tokens a minute that the models may take`
    return { ...usual, threshold: Math.round(target.tokensPerMinute * minutes * 0.8), reason }
  }
  if (rule.threshold !== undefined) {
    const reason = `usual for ${kindFacts[target.kind].title}${nervous ? `, over a longer time in ${environment}` : ''}`
    return { ...usual, threshold: lenient(rule, environment), reason }
  }
  if (rule.learned !== true) return undefined
  return { ...usual, reason: 'no number fits every workload, so Azure learns what is usual in about 3 days' }
}

/** At least 3 (information) in dev and 2 (warning) in staging: only production wakes somebody up. */
function usualSeverity({ severity }: AlertRule, environment: Environment): number {
  return Math.max(severity, { dev: 3, staging: 2, prod: 0 }[environment])
}

const devAvailability = 95

/** A service level in dev is not what is promised to anybody. */
function lenient({ threshold, isServiceLevel }: AlertRule, environment: Environment): number | undefined {
  if (threshold === undefined || environment !== 'dev' || isServiceLevel !== true) return threshold
  return Math.min(threshold, devAvailability)
}

function loosenedFrom(
  rule: AlertRule,
  {
    operator,
    threshold,
    rule: { unit },
  }: { operator: 'above' | 'below'; threshold: number; rule: AlertRule },
): string | undefined {
  if (rule.threshold === undefined || operator !== rule.operator || unit !== rule.unit) return undefined
  const isLooser = operator === 'above' ? threshold > rule.threshold : threshold < rule.threshold
  return isLooser ? String(rule.threshold) : undefined
}
