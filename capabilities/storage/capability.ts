import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** A storage account that is closed to everybody but those who were named. */
export const storage = defineCapability({
  id: 'storage',
  kind: 'tool',
  title: 'Storage account',
  summary:
    'A storage account with containers or shares, a network that fits its data, a role for a group, and a lifecycle.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['ad_group'],
  required: [
    'team',
    'purpose',
    'consumers',
    'containers',
    'network',
    'allowed_ips',
    'customer_key',
    'access_logs',
    'account_name',
    'resource_group',
  ],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
