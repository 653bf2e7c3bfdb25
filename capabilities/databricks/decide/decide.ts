import {
  type CapabilityContext,
  type Choice,
  choose,
  createStepRunner,
  type Finding,
  given,
  type Problem,
  type Settled,
} from '#capability'
import type { Answers } from '../parameters.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { costReviewer } from './cost-reviewer.ts'
import { describeDecisions } from './describe-decisions.ts'
import { findProblems } from './find-problems.ts'
import { chooseNames } from './naming.ts'
import { type NetworkPlan, networkPlanner } from './network-planner.ts'
import { machinesThatFit, networkReviewer } from './network-reviewer.ts'
import { planner } from './planner.ts'
import { securityOpinion } from './security-opinion.ts'
import { securityReviewer } from './security-reviewer.ts'
import { type Sizing, sizer } from './sizer.ts'
import { sizingOpinion } from './sizing-opinion.ts'

/**
 * Settles a workspace: the planner and the network planner set the scene, the sizer proposes compute, and three
 * reviewers may send it back.
 */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const steps = createStepRunner(context.opinions)
  const plan = steps.run(planner, { stated, context })
  const network = steps.run(networkPlanner, { plan, stated, context })
  const input = { plan, network, stated, context }
  const { proposal: sizing, open } = steps.runReviewed({
    worker: { ...sizer, model: sizingOpinion },
    reviewers: [networkReviewer, costReviewer, { ...securityReviewer, model: securityOpinion }],
    input,
  })
  const names = chooseNames(plan, sizing, stated, context)
  const { cpu_alternative: _, ...compute } = sizing
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = {
    ...plan,
    ...network,
    ...compute,
    ...names,
    ...catalogOf(stated),
    budget_usd_month: given(stated.budget_usd_month),
  }
  return {
    settings: parseSettings(mapChoices(choices, ({ value }) => value)),
    origins: mapChoices(choices, ({ source, reason }) => ({
      source,
      ...(reason === undefined ? {} : { reason }),
    })),
    problems: [...findProblems(input, sizing), ...roomProblems(open, network, sizing)],
    decisions: describeDecisions(input, sizing, names, open),
    steps: steps.account(),
  }
}

function catalogOf({ unity_catalog, metastore_id }: Answers) {
  const proposal =
    metastore_id === undefined
      ? {
          value: false,
          reason: 'no metastore was named; a new workspace joins the default one of its region',
        }
      : { value: true, source: 'inferred' as const, reason: 'its metastore was named' }
  return { unity_catalog: choose(unity_catalog, proposal), metastore_id: given(metastore_id) }
}

/** A pool is the only thing that may outgrow subnets of the smallest size. */
function roomProblems(open: readonly Finding[], network: NetworkPlan, sizing: Sizing): Problem[] {
  const capacity = sizing.pool_max_capacity?.value
  if (capacity === undefined) return []
  return open
    .filter(({ code }) => code === 'subnets_too_small')
    .map(({ text }) => ({
      parameter: 'pool_max_capacity',
      value: String(capacity),
      rule: text,
      suggestion: String(machinesThatFit(network)),
    }))
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
