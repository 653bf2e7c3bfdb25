import type { ServiceMeter } from './service-meter.ts'

const kinds = {
  input: 'inp(?:ut)?',
  cached_input: '(?:cchd|cached)[ -]inp(?:ut)?',
  output: '(?:outp?t?|output|opt)',
} as const

/** Tokens are sold by the thousand or by the million; the snapshot has prices of a million. */
const perMillion = { '1K': 1000, '1M': 1 } as const

/**
 * Meters of the tokens of models as Global Standard.
 * Their names are irregular: `gpt 4.1 mini Inp glbl Tokens`, `gpt-4o-0806-Outp-glbl`, `GPT 5 Mini outpt glbl 1M
 * Tokens`; data zone, regional, batch and audio meters have further words and do not fit.
 */
export function tokenMeters(models: readonly string[], filter: string): ServiceMeter[] {
  return models.flatMap((model) =>
    wordsOf(model).map(([kind, words]) => ({
      path: `openai_tokens_usd_per_1m_global.${model}.${kind}`,
      filter,
      product: /OpenAI/i,
      meter: new RegExp(
        `^${nameOf(model)}(?:[ -]\\d{4})?${words}[ -](?:gl|glbl|global)(?:[ -]1M)?(?:[ -]tokens)?$`,
        'i',
      ),
      units: perMillion,
      tier: 0,
    })),
  )
}

/** Models that only read have one meter, which does not say so. */
function wordsOf(model: string): [kind: string, words: string][] {
  return model.startsWith('text-embedding-')
    ? [['input', `(?:[ -]${kinds.input})?`]]
    : Object.entries(kinds).map(([kind, word]) => [kind, `[ -]${word}`])
}

/** Hyphens of a model's name are hyphens or blanks in a meter's name. */
function nameOf(model: string): string {
  return model.split('-').map(escaped).join('[ -]?')
}

function escaped(text: string): string {
  return text.replaceAll('.', String.raw`\.`)
}
