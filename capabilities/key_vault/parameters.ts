import * as z from 'zod'
import { commonParameters } from '#capability'
import { accessParameters } from './access-parameters.ts'
import { vaultParameters } from './vault-parameters.ts'

/** Everything a person can say about a key vault. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  ...vaultParameters,
  ...accessParameters,
  budget_usd_month: commonParameters.budget_usd_month,
  expires: commonParameters.expires,
})

export type Parameters = z.infer<typeof parameters>

/** What was stated and could be read. */
export type Answers = Partial<Parameters>

/** What a vault may be without. */
type Optional =
  | 'subnet_id'
  | 'readers_group'
  | 'officers_group'
  | 'administrators_group'
  | 'log_workspace_id'
  | 'budget_usd_month'
  | 'expires'

/** A settled vault. */
export type Settings = Omit<Parameters, Optional> & Partial<Pick<Parameters, Optional>>
