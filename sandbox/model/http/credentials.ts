import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ApiError } from './api-error.ts'

/** A service principal that may ask for tokens. */
export interface Principal {
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  /** How long its tokens last. Default 3600. */
  readonly tokenSeconds?: number
}

export interface CredentialRules {
  /** The only key that is accepted; undefined accepts whatever comes, and nothing. */
  readonly key: string | undefined
  readonly principal: Principal | undefined
}

export interface CredentialCheck {
  /** How the request says who it is; never the credentials themselves. Throws 401 for wrong ones. */
  check(headers: IncomingHttpHeaders, flavor: 'openai' | 'azure'): 'bearer' | 'api-key' | 'none'
  /** Answers a form of the client-credentials flow. */
  issue(tenant: string, form: URLSearchParams): { readonly status: number; readonly body: object }
}

const scope = 'https://cognitiveservices.azure.com/.default'

export function createCredentialCheck({ key, principal }: CredentialRules, now: () => Date): CredentialCheck {
  const tokens = new Map<string, number>()
  const isAccepted = (bearer: string | undefined, apiKey: string | undefined, flavor: string): boolean => {
    if (bearer !== undefined && (tokens.get(bearer) ?? 0) > now().getTime()) return flavor === 'azure'
    if (key === undefined && principal === undefined) return true
    if (key === undefined) return false
    return bearer === key || (flavor === 'azure' && apiKey === key)
  }
  return {
    check(headers, flavor) {
      const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
      const apiKey = headers['api-key'] === undefined ? undefined : String(headers['api-key'])
      if (!isAccepted(bearer, apiKey, flavor)) throw wrongKey(bearer ?? apiKey)
      return bearer !== undefined ? 'bearer' : apiKey !== undefined ? 'api-key' : 'none'
    },
    issue(tenant, form) {
      const isKnown =
        principal !== undefined &&
        tenant === principal.tenantId &&
        form.get('client_id') === principal.clientId &&
        form.get('client_secret') === principal.clientSecret
      if (!isKnown || form.get('grant_type') !== 'client_credentials') {
        const description = `AADSTS7000215: Invalid client secret provided: ${form.get('client_secret') ?? ''}`
        return { status: 401, body: { error: 'invalid_client', error_description: description } }
      }
      if (form.get('scope') !== scope) return { status: 400, body: { error: 'invalid_scope' } }
      const seconds = principal.tokenSeconds ?? 3600
      const token = `token-${randomUUID()}`
      tokens.set(token, now().getTime() + seconds * 1000)
      return { status: 200, body: { token_type: 'Bearer', expires_in: seconds, access_token: token } }
    },
  }
}

/** OpenAI repeats a part of the key; this one repeats all of it, so that a caller who passes it on is found out. */
export function wrongKey(given: string | undefined): ApiError {
  return given === undefined
    ? new ApiError(401, "You didn't provide an API key.", { code: 'missing_api_key' })
    : new ApiError(401, `Incorrect API key provided: ${given}.`, { code: 'invalid_api_key' })
}
