import { defineCapability } from '#capability'
import { advice } from './advice.ts'
import { decide } from './decide/decide.ts'
import { estimate } from './estimate.ts'
import { gates } from './gates.ts'
import { parameters } from './parameters.ts'
import { phrases } from './phrases.ts'
import { questions } from './questions.ts'
import { stacks } from './stacks.ts'

/** An Azure OpenAI account with models that are there, sized, priced and closed to strangers. */
export const openai = defineCapability({
  id: 'openai',
  kind: 'agent',
  title: 'Azure OpenAI',
  summary:
    'An Azure OpenAI account with the models that are needed, a way to reach it and access for one group.',
  version: '1.0.0',
  phrases,
  parameters,
  follows: ['ad_group'],
  required: ['team', 'models', 'network'],
  decide,
  questions,
  estimate,
  gates,
  stacks,
  advice,
})
