import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'

/** How a request proves who sends it. */
export type ModelAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: string }
  | {
      /** A service principal of Microsoft Entra ID, for Azure OpenAI. */
      readonly kind: 'entra'
      readonly tenantId: string
      readonly clientId: string
      readonly clientSecret: string
      /** Default is that of Azure's public cloud. */
      readonly authority?: string
    }

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly usdPerMillionInput: number
  readonly usdPerMillionOutput: number
}

export interface ModelOptions {
  /** OpenAI's, an Azure OpenAI resource with or without `/openai/v1/`, or that of a compatible server, which ends in `/v1` as a rule. */
  readonly baseUrl: string
  /** The model's name; on Azure the name of the deployment. */
  readonly model: string
  readonly auth: ModelAuth
  /** `json_object` for endpoints that take a JSON Schema and do not enforce it. Default `json_schema`. */
  readonly format?: 'json_schema' | 'json_object'
  /** For one question with everything that belongs to it: waiting for its turn, signing in, a second try. */
  readonly timeoutMs: number
  /** Questions under way at once. */
  readonly concurrency: number
  readonly price: ModelPrice | null
  readonly clock: Clock
  readonly log: Logger
  /** In place of the network, e.g. a cassette. */
  readonly fetch?: typeof fetch
}
