import * as z from 'zod'
import { commonParameters } from '#capability'
import { alertParameters } from './alert-parameters.ts'
import { noticeParameters } from './notice-parameters.ts'
import { targetParameters } from './target-parameters.ts'

/** Everything a person can say about monitoring. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  ...targetParameters,
  ...alertParameters,
  ...noticeParameters,
  budget_usd_month: commonParameters.budget_usd_month,
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>
