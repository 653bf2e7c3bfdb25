import { type CapabilityContext, type Choice, createStepRunner, given, type Settled } from '#capability'
import { catalog } from '../models/catalog.ts'
import { type Answers, parameters } from '../parameters.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { accessPlanner } from './access-planner.ts'
import { costReviewer } from './cost-reviewer.ts'
import { describeDecisions } from './describe-decisions.ts'
import { findProblems } from './find-problems.ts'
import { lifecycleReviewer } from './lifecycle-reviewer.ts'
import { matrixSearch, type Placement } from './matrix-search.ts'
import { chooseNames } from './naming.ts'
import { planner } from './planner.ts'
import { securityOpinion } from './security-opinion.ts'
import { securityReviewer } from './security-reviewer.ts'
import { sizer } from './sizer.ts'

/**
 * Settles an account: the planner says what is wanted, the matrix search finds models and a region for it and a
 * reviewer may send it back for another model, then the sizer proposes capacity and two reviewers may send that back.
 */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const steps = createStepRunner(context.opinions)
  const plan = steps.run(planner, { stated, context })
  const access = steps.run(accessPlanner, { plan, stated, context })
  const { proposal: placement, open: ending } = steps.runReviewed({
    worker: matrixSearch,
    reviewers: [lifecycleReviewer],
    input: { plan, stated, context },
  })
  const input = { plan, stated, context, placement, access }
  const { proposal: sizing, open } = steps.runReviewed({
    worker: sizer,
    reviewers: [costReviewer, { ...securityReviewer, model: securityOpinion }],
    input,
  })
  const {
    wanted: _,
    network: __,
    reachable,
    fault: ___,
    ...settled
  } = { ...plan, ...access, ...placement, ...sizing }
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = {
    ...settled,
    ...chooseNames(plan, stated, context),
    // An account that nobody would reach stays open until its subnet or addresses are known.
    network: reachable ? access.network : undefined,
    use_case: given(stated.use_case),
    model_version: versionOf(stated, placement),
    budget_usd_month: given(stated.budget_usd_month),
  }
  const inOrder = Object.keys(parameters.shape).flatMap((name) => {
    const choice = choices[name]
    return choice === undefined ? [] : [[name, choice] as const]
  })
  return {
    settings: parseSettings(Object.fromEntries(inOrder.map(([name, { value }]) => [name, value]))),
    origins: Object.fromEntries(
      inOrder.map(([name, { source, reason }]) => [
        name,
        { source, ...(reason === undefined ? {} : { reason }) },
      ]),
    ),
    problems: findProblems(input),
    decisions: describeDecisions(input, sizing, [...ending, ...open]),
    steps: steps.account(),
  }
}

/** The version of the one model; several models have one each. */
function versionOf({ model_version }: Answers, { models }: Placement): Choice<string> | undefined {
  if (model_version !== undefined) return given(model_version)
  const [first, second] = models?.value ?? []
  if (first === undefined || second !== undefined) return undefined
  return { value: catalog[first].versions[0], source: 'default', reason: 'the newest version in the catalog' }
}
