import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, type Step } from '#capability'
import { companionsOf } from '../companions.ts'
import { type Answers, parameters } from '../parameters.ts'

const { environment, region, team } = parameters.shape

/** Where the alerts belong. */
export const Place = z.object({
  environment: choiceOf(environment),
  region: choiceOf(region),
  team: choiceOf(team).optional(),
})
export type Place = z.infer<typeof Place>

export interface Request {
  readonly stated: Answers
  readonly context: CapabilityContext
}

/** Settles environment and region. */
export const placer: Step<Request, Place> = {
  id: 'placer',
  role: 'says where the alerts belong',
  out: Place,
  rule({ stated, context }, blackboard) {
    const settled = choose(stated.environment, {
      value: 'dev' as const,
      reason: 'the least that can go wrong',
    })
    const made = companionsOf(context, settled.value)
      .map((companion) => region.safeParse(companion.settled['region']))
      .find(({ success }) => success)?.data
    blackboard.note(`${settled.value} (${settled.reason ?? 'as asked'})`)
    return {
      environment: settled,
      region: choose(
        stated.region,
        made === undefined
          ? { value: region.parse(context.defaultRegion), reason: 'the usual region here' }
          : { value: made, source: 'inferred' as const, reason: 'where this request builds' },
      ),
      team: stated.team === undefined ? undefined : { value: stated.team, source: 'stated' as const },
    }
  },
}
