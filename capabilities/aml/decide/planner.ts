import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { workloadOfTeam } from './workload-of-team.ts'

const { environment, region, team, workload, high_business_impact, custom_images } = parameters.shape

/** What the workspace is for and where it goes. */
export const Plan = z.object({
  environment: choiceOf(environment),
  region: choiceOf(region),
  team: choiceOf(team).optional(),
  workload: choiceOf(workload),
  custom_images: choiceOf(custom_images),
  high_business_impact: choiceOf(high_business_impact),
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
      custom_images: chooseImages(stated),
      high_business_impact: choose(stated.high_business_impact, {
        value: false,
        reason: 'nobody spoke of sensitive data',
      }),
    }
    const workload = plan.workload.value.replaceAll('_', ' ')
    blackboard.note(`${workload} in ${plan.environment.value} (${plan.workload.reason ?? 'as asked'})`)
    return plan
  },
}

function chooseWorkload({ workload: stated, gpu, gpu_type, team }: Answers): Plan['workload'] {
  const named = team === undefined ? undefined : workloadOfTeam(team)
  if (named !== undefined && gpu !== false) {
    return choose(stated, { value: named, source: 'inferred', reason: `from the team name "${team}"` })
  }
  if (gpu_type === 'A100' || gpu_type === 'H100') {
    const reason = `from the ${gpu_type} GPUs asked for`
    return choose(stated, { value: 'training_large', source: 'inferred', reason })
  }
  if (gpu === true || gpu_type !== undefined) {
    return choose(stated, { value: 'vision_nlp', source: 'inferred', reason: 'from the GPUs asked for' })
  }
  return choose(stated, { value: 'tabular', reason: 'the most common use, without GPUs' })
}

function chooseImages({ custom_images, registry }: Answers): Plan['custom_images'] {
  return choose(
    custom_images,
    registry === undefined
      ? { value: false, reason: 'nobody asked for images of their own' }
      : { value: true, source: 'inferred', reason: 'a registry was named' },
  )
}
