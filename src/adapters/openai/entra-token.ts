import * as z from 'zod'
import type { Clock } from '../../ports/clock.ts'
import { boundedAnswer } from './bounded-answer.ts'
import type { ModelAuth } from './model-options.ts'

/** Access tokens of a service principal, each used until shortly before it ends. */
export interface EntraToken {
  /**
   * A token that is good for at least another minute.
   * @throws EntraRefusal when there is none.
   */
  read(signal: AbortSignal): Promise<string>
  /** Asks for another one next time, because this one was not accepted. */
  forget(): void
}

/** Signing in did not work; `message` is a clause for people, and holds nothing that the service wrote but a code. */
export class EntraRefusal extends Error {
  /** Whether trying again can help. */
  readonly passing: boolean

  constructor(message: string, passing: boolean) {
    super(message)
    this.name = 'EntraRefusal'
    this.passing = passing
  }
}

/** "Microsoft identity platform and the OAuth 2.0 client credentials flow", 2026. */
const publicAuthority = 'https://login.microsoftonline.com'
/** "How to configure Azure OpenAI in Microsoft Foundry Models with Microsoft Entra ID authentication", 2026. */
const modelScope = 'https://cognitiveservices.azure.com/.default'
/** Less than this and a token could end under way. */
const marginMs = 60_000

const Granted = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,20000}$/),
  expires_in: z.coerce.number().positive(),
})
const Refused = z.object({ error: z.string().regex(/^[a-z_]{2,40}$/) })

interface EntraTokenOptions {
  readonly principal: Extract<ModelAuth, { kind: 'entra' }>
  readonly clock: Clock
  /** What the tokens are for. Default is Azure OpenAI. */
  readonly scope?: string
}

/** Signs in with a client secret; questions at the same time share one request. */
export function createEntraToken({ principal, clock, scope = modelScope }: EntraTokenOptions): EntraToken {
  let known: { readonly token: string; readonly until: number } | undefined
  let underWay: Promise<string> | undefined

  const signIn = async (): Promise<string> => {
    const askedAt = clock.now().getTime()
    const granted = await requestToken(principal, scope)
    known = { token: granted.access_token, until: askedAt + granted.expires_in * 1000 - marginMs }
    return granted.access_token
  }

  return {
    read(signal) {
      if (known !== undefined && clock.now().getTime() < known.until) return Promise.resolve(known.token)
      underWay ??= signIn().finally(() => {
        underWay = undefined
      })
      return unlessAborted(underWay, signal)
    },
    forget() {
      known = undefined
    },
  }
}

/** Signing in serves everybody who waits for it, and ends by itself. */
const signInTimeoutMs = 15_000

async function requestToken(
  { tenantId, clientId, clientSecret, authority = publicAuthority }: EntraTokenOptions['principal'],
  scope: string,
): Promise<z.infer<typeof Granted>> {
  const response = await fetch(`${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
    redirect: 'manual',
    signal: AbortSignal.timeout(signInTimeoutMs),
  })
    .then((answer) => boundedAnswer(answer))
    .catch(() => {
      throw new EntraRefusal('Microsoft Entra ID cannot be reached', true)
    })
  const body: unknown = await response.json().catch(() => undefined)
  const granted = Granted.safeParse(body)
  if (response.ok && granted.success) return granted.data
  const code = Refused.safeParse(body).data?.error
  const passing = response.status === 429 || response.status >= 500
  throw new EntraRefusal(
    `Microsoft Entra ID gives no token (${response.status}${code === undefined ? '' : `, ${code}`})`,
    passing,
  )
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(new EntraRefusal('Microsoft Entra ID did not answer in time', true))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
