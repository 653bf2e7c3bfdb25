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
  if (dialect.limit !== null && isNamed(dialect.limit, error)) {
    return { ...dialect, limit: dialect.limit === 'max_completion_tokens' ? 'max_tokens' : null }
  }
  if (dialect.temperature && isNamed('temperature', error)) return { ...dialect, temperature: false }
  if (dialect.store && isNamed('store', error)) return { ...dialect, store: false }
  return undefined
}

/** Further on in a message could stand what a person wrote. */
const firstWords = 300

/** Whether an error is about an option: by its `param`, else by the name in quotes or after "supplied:", as endpoints write it. */
function isNamed(option: string, { param, message }: APIError): boolean {
  if (typeof param === 'string') return param === option
  const start = message.slice(0, firstWords)
  return [`'${option}'`, `"${option}"`, `\`${option}\``, `supplied: ${option}`].some((name) =>
    start.includes(name),
  )
}
