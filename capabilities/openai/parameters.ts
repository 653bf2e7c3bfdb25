import * as z from 'zod'
import { commonParameters } from '#capability'
import { accessParameters } from './access-parameters.ts'
import { loadParameters } from './load-parameters.ts'
import { modelParameters } from './model-parameters.ts'

/** Everything a person can say about Azure OpenAI. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  ...modelParameters,
  ...loadParameters,
  ...accessParameters,
  budget_usd_month: commonParameters.budget_usd_month,
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>
