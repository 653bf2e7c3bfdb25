import * as z from 'zod'
import type { PlanJson } from '../../adapters/terraform/plan-json.ts'
import { summarizePlan } from '../../adapters/terraform/summarize-plan.ts'
import { examinePlan } from '../../baseline/examine-plan.ts'
import { planCost } from '../../costing/compare-costs.ts'
import { acceptedBy, gatesBefore } from '../../domain/baseline.ts'
import type { JudgedExample } from './judge-examples.ts'

/** No log workspace is configured for some examples, and Azure ML signs in to storage with a key, in dev too. */
const knownWarnings = ['diagnostic_logs', 'storage_keys_off']
const environments = z.enum(['dev', 'staging', 'prod'])

/**
 * What is wrong with the plan of a stack, as clauses: rules of the baseline that it breaks and no gate accepts, and
 * a price that differs from the estimate.
 */
export function planFaults({ assessment, example }: JudgedExample, id: string, plan: PlanJson): string[] {
  const { estimate, gates, settings } = assessment
  const environment = environments.parse(settings['environment']?.value)
  const stacks = assessment.stacks.map((stack) => ({
    ...stack,
    gates: gates.filter((gate) => gate.stack === stack.id),
  }))
  const confirmed = stacks.find((stack) => stack.id === id)
  const opened = confirmed === undefined ? new Set<never>() : gatesBefore(confirmed, stacks)
  const open = examinePlan(plan, environment).findings.filter(
    (finding) =>
      finding.severity !== 'note' &&
      acceptedBy(finding, opened) === undefined &&
      !(finding.severity === 'warn' && knownWarnings.includes(finding.rule)),
  )
  return [
    ...open.map(
      ({ rule, title, addresses }) => `${rule} (${title}) does not hold for ${addresses.join(', ')}`,
    ),
    ...priceFaults(),
  ]

  function priceFaults(): string[] {
    const region = z.string().catch('').parse(settings['region']?.value)
    const { prices } = example.context
    const estimated = estimate.find(({ stack }) => stack === id)
    const cost = planCost(summarizePlan(plan).parts, estimated, { environment, region, prices })
    if (cost === undefined) return ['its estimate has no parts to compare with']
    const { agrees, differences, unpriced, expectedUsd, estimatedUsd } = cost
    if (agrees && differences.length === 0 && unpriced.length === 0) return []
    const why = [...differences.map(({ text }) => text), ...unpriced.map((what) => `no price of ${what}`)]
    return [`it costs ${expectedUsd} USD a month and was estimated at ${estimatedUsd}: ${why.join(', ')}`]
  }
}
