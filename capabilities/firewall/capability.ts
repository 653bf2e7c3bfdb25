import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** Opens or blocks ports between networks. */
export const firewall = defineCapability({
  id: 'firewall',
  kind: 'tool',
  title: 'Firewall rule',
  summary: 'Opens or blocks ports between addresses, as a rule of an existing network security group.',
  version: '1.0.0',
  phrases,
  parameters,
  required: ['team', 'environment', 'ports', 'protocol', 'source_ips', 'destination', 'direction', 'target'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
