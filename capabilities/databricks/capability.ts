import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide/decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** A Databricks workspace with compute that is sized, limited and priced. */
export const databricks = defineCapability({
  id: 'databricks',
  kind: 'agent',
  title: 'Databricks workspace',
  summary:
    'A workspace with a network, a cluster or SQL warehouse, a cluster policy and access for one group.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['ad_group'],
  required: ['team'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
