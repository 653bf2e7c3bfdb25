import type { Clock } from '../../ports/clock.ts'
import { createEntraToken } from './entra-token.ts'
import { isAzureAddress } from './is-azure-address.ts'
import type { ModelAuth } from './model-options.ts'

/** What proves to an endpoint who asks. */
export interface Credentials {
  /** The header that carries them; null when there are none. */
  readonly header: 'authorization' | 'api-key' | null
  /**
   * Headers of one request; null takes out what the client would put there by itself.
   * @throws EntraRefusal when a token is needed and there is none.
   */
  read(signal: AbortSignal): Promise<Readonly<Record<string, string | null>>>
  /** They were not accepted: a token is not used again. */
  rejected(): void
}

interface CredentialsOptions {
  readonly auth: ModelAuth
  readonly baseUrl: string
  readonly clock: Clock
}

/** A key goes into `api-key` on Azure and is a bearer token elsewhere. */
export function createCredentials({ auth, baseUrl, clock }: CredentialsOptions): Credentials {
  switch (auth.kind) {
    case 'none':
      return fixed(null, { authorization: null })
    case 'key':
      return isAzureAddress(new URL(baseUrl))
        ? fixed('api-key', { authorization: null, 'api-key': auth.key })
        : fixed('authorization', { authorization: `Bearer ${auth.key}` })
    case 'entra': {
      const token = createEntraToken({ principal: auth, clock })
      return {
        header: 'authorization',
        read: async (signal) => ({ authorization: `Bearer ${await token.read(signal)}` }),
        rejected: () => token.forget(),
      }
    }
  }
}

function fixed(header: Credentials['header'], headers: Readonly<Record<string, string | null>>): Credentials {
  return { header, read: () => Promise.resolve(headers), rejected: () => undefined }
}
