import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { codeParameters } from './code-parameters.ts'
import { computeParameters } from './compute-parameters.ts'
import { runParameters } from './run-parameters.ts'

/** Everything a person can say about a pipeline. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  workspace_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9_-]{2,63}$/,
        'a workspace name has 3 to 64 letters, digits, hyphens and underscores, and starts with a letter or a digit, such as dbw-ml-dev',
      ),
    {
      label: 'workspace',
      kind: 'name',
      beginnings: ['dbw-', 'adb-'],
      aliases: [
        'workspace',
        'workspace name',
        'workspace called',
        'workspace named',
        'databricks workspace',
        'in the workspace',
        'arbeitsbereich',
      ],
    },
  ),
  platform: parameter(z.enum(['databricks', 'azure_ml'], 'a pipeline runs on databricks'), {
    label: 'platform',
    kind: 'choice',
    aliases: ['platform', 'runs on'],
    synonyms: {
      databricks: ['databricks platform'],
      azure_ml: [
        'azure ml pipeline',
        'aml pipeline',
        'azure machine learning pipeline',
        'on azure ml',
        'on azure machine learning',
        'in azure ml',
      ],
    },
  }),
  ...codeParameters,
  job_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,98}$/,
        'a job name has at most 99 letters, digits, spaces, dots, hyphens and underscores, such as ml-nightly-dev',
      ),
    {
      label: 'job',
      kind: 'name',
      aliases: ['job name', 'job called', 'job named', 'pipeline name', 'pipeline called', 'pipeline named'],
    },
  ),
  ...runParameters,
  ...computeParameters,
  budget_usd_month: commonParameters.budget_usd_month,
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>
