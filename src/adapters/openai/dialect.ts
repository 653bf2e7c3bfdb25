import { APIError } from 'openai'

/** What differs between endpoints and models in one request; learned from what they refuse. */
export interface Dialect {
  readonly limit: 'max_completion_tokens' | 'max_tokens' | null
  readonly store: boolean
  readonly temperature: boolean
}

/** What OpenAI and Azure OpenAI take; the same answer to the same question as far as a model can. */
export const usualDialect: Dialect = { limit: 'max_completion_tokens', store: true, temperature: true }

/** The options of a request in a dialect. */
export function dialectOptions(
  { limit, store, temperature }: Dialect,
  maxOutputTokens: number,
): {
  readonly max_completion_tokens?: number
  readonly max_tokens?: number
  readonly store?: false
  readonly temperature?: 0
} {
  return {
    ...(limit === null ? {} : { [limit]: maxOutputTokens }),
    ...(store ? { store: false } : {}),
    ...(temperature ? { temperature: 0 } : {}),
  }
}

/** The dialect without the option that an endpoint refused by name; undefined when the error is about something else. */
export function learnDialect(dialect: Dialect, error: unknown): Dialect | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined
  const names = typeof error.param === 'string' ? error.param : error.message
  if (dialect.limit !== null && names.includes(dialect.limit)) {
    return { ...dialect, limit: dialect.limit === 'max_completion_tokens' ? 'max_tokens' : null }
  }
  if (dialect.temperature && /\btemperature\b/.test(names)) return { ...dialect, temperature: false }
  if (dialect.store && /\bstore\b/.test(names)) return { ...dialect, store: false }
  return undefined
}
