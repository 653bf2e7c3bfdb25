import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { workloadOfTeam } from './workload-of-team.ts'

const { environment, region, team, workload, existing, compliance } = parameters.shape

/** What the workspace is for and where it goes. */
export const Plan = z.object({
  environment: choiceOf(environment),
  region: choiceOf(region),
  team: choiceOf(team).optional(),
  workload: choiceOf(workload),
  existing: choiceOf(existing),
  compliance: choiceOf(compliance),
})
export type Plan = z.infer<typeof Plan>

interface Request {
  readonly stated: Answers
  readonly context: CapabilityContext
}

/** Settles environment, region and workload. */
export const planner: Step<Request, Plan> = {
  id: 'planner',
  role: 'says what the workspace is for and where it goes',
  out: Plan,
  rule({ stated, context }, blackboard) {
    const plan: Plan = {
      environment: choose(stated.environment, { value: 'dev', reason: 'the cheapest one to begin with' }),
      region: choose(stated.region, {
        value: region.parse(context.defaultRegion),
        reason: 'the usual region here',
      }),
      team: stated.team === undefined ? undefined : { value: stated.team, source: 'stated' },
      workload: chooseWorkload(stated),
      existing: choose(stated.existing, { value: false, reason: 'a new workspace is made' }),
      compliance: choose(stated.compliance, { value: 'none', reason: 'none was asked for' }),
    }
    const workload = plan.workload.value.replaceAll('_', ' ')
    blackboard.note(`${workload} in ${plan.environment.value} (${plan.workload.reason ?? 'as asked'})`)
    return plan
  },
}

function chooseWorkload({ workload: stated, gpu_type, team }: Answers): Plan['workload'] {
  const named = team === undefined ? undefined : workloadOfTeam(team)
  if (named !== undefined) {
    return choose(stated, { value: named, source: 'inferred', reason: `from the team name "${team}"` })
  }
  if (gpu_type === 'A100' || gpu_type === 'H100') {
    return choose(stated, {
      value: 'deep_learning',
      source: 'inferred',
      reason: `from the ${gpu_type} GPUs asked for`,
    })
  }
  return choose(stated, { value: 'data_engineering', reason: 'the most common use' })
}
