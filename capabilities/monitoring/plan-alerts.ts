import { type CapabilityContext, createStepRunner, type StepAccount } from '#capability'
import { type Discovery, discoverer } from './decide/discover-targets.ts'
import { noiseChecker } from './decide/noise-check.ts'
import { type Place, placer } from './decide/place.ts'
import { proposer } from './decide/propose-signals.ts'
import { type AlertPlan, thresholds } from './decide/set-thresholds.ts'
import { signalOpinion } from './decide/signal-opinion.ts'
import type { Answers } from './parameters.ts'

/** What the steps of the agent settled. */
export interface MonitoringPlan {
  readonly place: Place
  readonly discovery: Discovery
  /** Alerts by the slug of their target. */
  readonly alerts: AlertPlan
  /** How they came about. */
  readonly steps: StepAccount
}

/** Discovers the targets, proposes signals, sets thresholds and lets the noise check object; the same every time. */
export function planAlerts(stated: Answers, context: CapabilityContext): MonitoringPlan {
  const steps = createStepRunner(context.opinions)
  const place = steps.run(placer, { stated, context })
  const environment = place.environment.value
  const discovery = steps.run(discoverer, { stated, context, environment })
  const { targets } = discovery
  const proposal = steps.run({ ...proposer, model: signalOpinion }, { targets, stated })
  const { proposal: alerts } = steps.runReviewed({
    worker: thresholds,
    reviewers: [noiseChecker],
    input: { targets, proposal, stated, environment },
  })
  return { place, discovery, alerts, steps: steps.account() }
}
