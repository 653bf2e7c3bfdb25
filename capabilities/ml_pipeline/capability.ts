import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide/decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** A Databricks job that runs the steps of a pipeline, by hand or on a schedule. */
export const mlPipeline = defineCapability({
  id: 'ml_pipeline',
  kind: 'agent',
  title: 'ML pipeline',
  summary: 'A Databricks job that runs notebooks, Python files and SQL in order, by hand or on a schedule.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['databricks'],
  required: [
    'team',
    'workspace_name',
    'resource_group',
    'source',
    'ref_kind',
    'tasks',
    'job_name',
    'run_as',
    'notify_emails',
  ],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
