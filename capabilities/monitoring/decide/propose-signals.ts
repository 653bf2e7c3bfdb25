import * as z from 'zod'
import type { Step } from '#capability'
import type { AlertRule } from '../alert-rule.ts'
import type { Answers } from '../parameters.ts'
import { ruleTable } from '../rule-table.ts'
import { type Signal, signals } from '../signals.ts'
import type { Target } from '../target.ts'

/** The signals of each target, by its slug. */
export const Proposal = z.record(z.string(), z.array(z.enum(signals)))
export type Proposal = z.infer<typeof Proposal>

/** Proposes the usual signals of each kind of resource and those that somebody named. */
export const proposer: Step<{ readonly targets: readonly Target[]; readonly stated: Answers }, Proposal> = {
  id: 'proposer',
  role: 'proposes the signals that matter for each target',
  out: Proposal,
  rule({ targets, stated }, blackboard) {
    const named = namedSignals(stated)
    return Object.fromEntries(
      targets.map((target) => {
        const known = ruleTable[target.kind].filter(
          (rule) =>
            rule.usual ||
            isKnownLimit(rule, target) ||
            (named.has(rule.signal) && (hasValue(rule) || ownThreshold(stated, rule.signal) !== undefined)) ||
            (stated.slo !== undefined && rule.isServiceLevel === true),
        )
        const spoken = known.map(({ signal }) => signal.replaceAll('_', ' '))
        blackboard.note(`${spoken.join(', ') || 'nothing'} on ${target.name}`)
        return [target.slug, known.map(({ signal }) => signal)]
      }),
    )
  },
}

/** The request itself says how much the resource can take. */
function isKnownLimit({ signal }: AlertRule, { tokensPerMinute, provisioned }: Target): boolean {
  return (
    (signal === 'tokens' && tokensPerMinute !== undefined) || (signal === 'capacity' && provisioned === true)
  )
}

/** A number fits every resource, or Azure learns one. */
export function hasValue(rule: AlertRule): boolean {
  return rule.threshold !== undefined || rule.learned === true
}

/** Signals that somebody named, with a threshold or without. */
export function namedSignals({ signals: watched = [], alerts = [] }: Answers): ReadonlySet<Signal> {
  return new Set([...watched, ...alerts.map((one) => (typeof one === 'string' ? one : one.signal))])
}

/** The last threshold that was stated for a signal. */
export function ownThreshold({ alerts = [] }: Answers, signal: Signal) {
  return alerts
    .flatMap((one) => (typeof one === 'string' ? [] : [one]))
    .findLast((one) => one.signal === signal)
}
