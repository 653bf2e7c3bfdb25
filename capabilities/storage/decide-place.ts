import { addDays, type CapabilityContext, given } from '#capability'
import { type Answers, parameters } from './parameters.ts'
import { choose, type Part } from './part.ts'

/** Days after which something that is not kept for long usually ends. */
const usualDays = 90

/** Where the account is made, for whom, and until when. */
export function decidePlace(stated: Answers, { defaultRegion, today }: CapabilityContext): Part {
  const { expires } = stated
  return {
    choices: {
      environment: choose(stated.environment, 'dev', 'the cheapest one to begin with'),
      region: choose(stated.region, parameters.shape.region.parse(defaultRegion), 'the usual region here'),
      team: given(stated.team),
      budget_usd_month: given(stated.budget_usd_month),
      expires: given(expires),
    },
    problems:
      expires !== undefined && expires <= today
        ? [
            {
              parameter: 'expires',
              value: expires,
              rule: `today is ${today}, so it has passed`,
              suggestion: addDays(today, usualDays),
            },
          ]
        : [],
  }
}
