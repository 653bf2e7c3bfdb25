import * as z from 'zod'
import { Finding, type Step } from '#capability'
import type { PlannedAlert } from '../planned-alert.ts'
import type { AlertPlan, ThresholdInput } from './set-thresholds.ts'

/** More alerts than these on one resource are not read any more. */
const mostAlerts = 8

/** Shorter than this, a restart or one slow call is an alert; worth it only in production or when somebody asked. */
const calmMinutes = 15

/** Objects to alerts that would fire without a reason to act: too many on one resource, or too nervous outside production. */
export const noiseChecker: Step<{ readonly input: ThresholdInput; readonly proposal: AlertPlan }, Finding[]> =
  {
    id: 'noise-checker',
    role: 'keeps alerts few and calm enough to be read',
    out: z.array(Finding),
    rule({ input, proposal }) {
      return input.targets.flatMap(({ slug, name }) => {
        const alerts = proposal[slug] ?? []
        return [...nervous(slug, name, alerts, input), ...tooMany(slug, name, alerts)]
      })
    },
  }

function nervous(
  slug: string,
  name: string,
  alerts: readonly PlannedAlert[],
  { environment }: ThresholdInput,
): Finding[] {
  if (environment === 'prod') return []
  return alerts
    .filter(({ own, minutes, severity }) => !own && minutes < calmMinutes && severity > 0)
    .map(({ signal, minutes }) => ({
      reviewer: 'noise-checker',
      code: `nervous:${slug}:${signal}`,
      text: `${name}: ${signal} over ${minutes} minutes fires at every restart in ${environment}`,
    }))
}

/** The least severe ones that nobody asked for go first. */
function tooMany(slug: string, name: string, alerts: readonly PlannedAlert[]): Finding[] {
  const excess = alerts.length - mostAlerts
  if (excess <= 0) return []
  return alerts
    .filter(({ own }) => !own)
    .toSorted((left, right) => right.severity - left.severity)
    .slice(0, excess)
    .map(({ signal }) => ({
      reviewer: 'noise-checker',
      code: `drop:${slug}:${signal}`,
      text: `${name}: more than ${mostAlerts} alerts on one resource, so ${signal} is left out`,
    }))
}
