import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** A key vault that is closed to everybody but those who were named. */
export const keyVault = defineCapability({
  id: 'key_vault',
  kind: 'tool',
  title: 'Key vault',
  summary:
    'A vault for secrets, keys and certificates with roles for groups, a closed network, logs and protection against deletion.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['ad_group'],
  required: ['team', 'vault_name', 'resource_group', 'network', 'allowed_ips', 'access_logs'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
