import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** Records in DNS zones that are there, and new zones. */
export const dns = defineCapability({
  id: 'dns',
  kind: 'tool',
  title: 'DNS record',
  summary: 'Writes, changes or deletes one DNS record in a zone of the organization, or makes a new zone.',
  version: '1.0.0',
  phrases,
  parameters,
  required: ['team', 'environment', 'action', 'fqdn', 'zone', 'private'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
