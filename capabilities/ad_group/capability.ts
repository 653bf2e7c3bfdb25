import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** Makes a group of people in Entra ID, or adds people to one that it owns. */
export const adGroup = defineCapability({
  id: 'ad_group',
  kind: 'tool',
  title: 'AD group',
  summary: 'Makes a security group in Entra ID with owners, members and, where asked, an Azure role.',
  version: '1.0.0',
  phrases,
  parameters,
  required: ['team', 'environment', 'group_name', 'owners', 'members', 'role', 'scope'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
