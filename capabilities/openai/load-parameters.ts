import * as z from 'zod'
import { parameter } from '#capability'

const whole = 'it is a whole number, such as 1000'
const capacity = z
  .int('a capacity is a whole number of thousand tokens a minute, such as 30')
  .min(1, 'a capacity is at least 1 thousand tokens a minute')
  .max(100_000, 'a capacity is at most 100,000 thousand tokens a minute')

/** How much the models are used, and how much they may be. */
export const loadParameters = {
  requests_per_minute: parameter(
    z
      .int(whole)
      .min(1, 'it is at least 1 request a minute')
      .max(100_000, 'it is at most 100,000 requests a minute'),
    {
      label: 'requests a minute',
      kind: 'count',
      aliases: [
        'requests per minute',
        'expected requests per minute',
        'requests a minute',
        'requests/min',
        'rpm',
        'calls per minute',
        'anfragen pro minute',
        'peticiones por minuto',
        'requêtes par minute',
      ],
    },
  ),
  tokens_in: parameter(
    z
      .int(whole)
      .min(1, 'a request has at least 1 input token')
      .max(1_000_000, 'a request has at most 1,000,000 tokens'),
    {
      label: 'input tokens of a request',
      kind: 'count',
      aliases: ['tokens in', 'input tokens', 'prompt tokens', 'tokens per prompt'],
      sayings: [
        'prompts of … # tokens',
        '# tokens … prompt',
        '# tokens in',
        '# in and',
        'eingabe … # token*',
      ],
    },
  ),
  tokens_out: parameter(
    z
      .int(whole)
      .min(1, 'an answer has at least 1 token')
      .max(200_000, 'an answer has at most 200,000 tokens'),
    {
      label: 'output tokens of a request',
      kind: 'count',
      aliases: ['tokens out', 'output tokens', 'completion tokens', 'tokens per answer'],
      sayings: [
        'tokens in … # out',
        'in and # out',
        '# tokens out',
        'answers of … # tokens',
        '# tokens … answer*',
        'ausgabe … # token*',
      ],
    },
  ),
  capacity_k_tpm: parameter(capacity, {
    label: 'capacity of each model',
    kind: 'count',
    unit: 'thousand tokens a minute',
    aliases: [
      'capacity',
      'tpm',
      'k tpm',
      'ktpm',
      'tokens per minute',
      'tokens a minute',

      'kapazität',
      'capacidad',
      'capacité',
    ],
  }),
  embeddings_k_tpm: parameter(capacity, {
    label: 'capacity for embeddings',
    kind: 'count',
    unit: 'thousand tokens a minute',
    aliases: ['capacity for embeddings', 'embedding capacity', 'embeddings capacity', 'embeddings tpm'],
  }),
  ptu: parameter(
    z
      .int('provisioned units are a whole number, such as 15')
      .min(1, 'it is at least 1 provisioned unit')
      .max(10_000, 'it is at most 10,000 provisioned units'),
    {
      label: 'provisioned units of each model',
      kind: 'count',
      unit: 'PTU',
      aliases: ['ptu', 'ptus', 'provisioned units', 'provisioned throughput units', 'throughput units'],
    },
  ),
} as const
