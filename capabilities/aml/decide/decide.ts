import { type CapabilityContext, type Choice, createStepRunner, given, type Settled } from '#capability'
import { namedCompanion } from '../companion-account.ts'
import type { Answers } from '../parameters.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { costReviewer } from './cost-reviewer.ts'
import { describeDecisions } from './describe-decisions.ts'
import { findProblems } from './find-problems.ts'
import { chooseNames } from './naming.ts'
import { networkPlanner } from './network-planner.ts'
import { planner } from './planner.ts'
import { securityOpinion } from './security-opinion.ts'
import { securityReviewer } from './security-reviewer.ts'
import { sizer } from './sizer.ts'

/**
 * Settles a workspace: the planner and the network planner set the scene, the sizer proposes compute, and two
 * reviewers may send it back.
 */
export function decide(answers: Answers, context: CapabilityContext): Settled<Settings> {
  const stated = withoutNew(answers)
  const steps = createStepRunner(context.opinions)
  const plan = steps.run(planner, { stated, context })
  const network = steps.run(networkPlanner, { plan, stated, context })
  const input = { plan, network, stated, context }
  const { proposal: sizing, open: findings } = steps.runReviewed({
    worker: sizer,
    reviewers: [costReviewer, { ...securityReviewer, model: securityOpinion }],
    input,
  })
  const names = chooseNames(plan, stated, context)
  const { open, ...reach } = network
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = {
    ...plan,
    ...reach,
    ...sizing,
    ...names,
    network: open ? undefined : network.network,
    storage: given(namedCompanion(stated.storage, plan.environment.value, context)?.id ?? stated.storage),
    key_vault: given(stated.key_vault),
    registry: given(stated.registry),
    app_insights: given(stated.app_insights),
    budget_usd_month: given(stated.budget_usd_month),
  }
  return {
    settings: parseSettings(mapChoices(choices, ({ value }) => value)),
    origins: mapChoices(choices, ({ source, reason }) => ({
      source,
      ...(reason === undefined ? {} : { reason }),
    })),
    problems: findProblems(input, sizing),
    decisions: describeDecisions(input, sizing, names, findings),
    steps: steps.account(),
  }
}

/** `new` is what happens when nobody names one. */
function withoutNew(answers: Answers): Answers {
  const made = ['storage', 'key_vault', 'registry', 'app_insights'] as const
  const absent = new Set<string>(made.filter((name) => answers[name]?.toLowerCase() === 'new'))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !absent.has(name)))
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
