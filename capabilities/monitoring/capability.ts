import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide/decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** Alerts on resources, with thresholds that have reasons, and a budget. */
export const monitoring = defineCapability({
  id: 'monitoring',
  kind: 'agent',
  title: 'Monitoring alerts',
  summary:
    'Alerts with sensible thresholds on resources that exist or are made along, and a budget that tells.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['aml', 'databricks', 'openai', 'storage'],
  required: ['team', 'targets', 'notify_emails'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
