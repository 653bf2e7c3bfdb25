import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide/decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'
import { fittingStorage, unfitStorage } from './unfit-storage.ts'

/** An Azure ML workspace with what it stands on and compute that is sized, isolated and priced. */
export const aml = defineCapability({
  id: 'aml',
  kind: 'agent',
  title: 'Azure ML workspace',
  summary:
    'A workspace with its storage, key vault and logs, a managed network, a compute cluster and personal instances.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['ad_group', 'storage'],
  standsOn: [
    {
      parameter: 'storage',
      kind: 'storage_account',
      unfit: [unfitStorage.hierarchical, unfitStorage.keyless],
      suggestion: fittingStorage,
    },
  ],
  required: ['team', 'network', 'instance_users'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
