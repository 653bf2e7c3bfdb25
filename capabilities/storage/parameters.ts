import * as z from 'zod'
import { commonParameters } from '#capability'
import { accessParameters } from './access-parameters.ts'
import { protectionParameters } from './protection-parameters.ts'
import { subjectParameters } from './subject-parameters.ts'

/** Everything a person can say about a storage account. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  ...subjectParameters,
  ...accessParameters,
  ...protectionParameters,
  budget_usd_month: commonParameters.budget_usd_month,
  expires: commonParameters.expires,
})

export type Parameters = z.infer<typeof parameters>

/** What was stated and could be read. */
export type Answers = Partial<Parameters>

/** What an account may be without. */
type Optional =
  | 'subnet_id'
  | 'access_group'
  | 'sftp_key'
  | 'key_vault_id'
  | 'log_workspace_id'
  | 'retention_days'
  | 'retention_lock'
  | 'delete_after_days'
  | 'budget_usd_month'
  | 'expires'

/** A settled account. */
export type Settings = Omit<Parameters, Optional> & Partial<Pick<Parameters, Optional>>
