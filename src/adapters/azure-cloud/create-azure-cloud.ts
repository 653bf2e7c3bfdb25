import type { Clock } from '../../ports/clock.ts'
import type { Cloud, NameAnswer, NameQuestion } from '../../ports/cloud.ts'
import type { Logger } from '../../ports/logger.ts'
import { nameChecks } from './name-checks.ts'

/** A token for Azure Resource Manager, or a clause for people that says why there is none. */
export type ManagementToken = { readonly token: string } | { readonly because: string }

export interface AzureCloudOptions {
  readonly token: (signal: AbortSignal) => Promise<ManagementToken>
  /** Called when a token was not accepted. */
  readonly forgetToken: () => void
  readonly clock: Clock
  readonly log: Logger
  /** Default is that of Azure's public cloud. */
  readonly endpoint?: string
  /** For one question with the token that it needs. */
  readonly timeoutMs?: number
}

const publicEndpoint = 'https://management.azure.com'
/** Somebody waits for the answer of a comment. */
const usualTimeoutMs = 5000
/** How long an answer is remembered, in milliseconds: a conversation asks for the same names several times in a row. */
const rememberedMs = 30_000
const maxRemembered = 1000

/**
 * Azure says of a name whether somebody has it: everywhere in the world, deleted vaults included.
 * A question that gets no clear answer is `unknown` and never remembered.
 */
export function createAzureCloud(options: AzureCloudOptions): Cloud {
  const { clock, log, timeoutMs = usualTimeoutMs } = options
  const known = new Map<string, { readonly answer: NameAnswer; readonly until: number }>()

  return {
    async availability(question) {
      const key = [question.kind, question.subscription, question.name.toLowerCase()].join(' ')
      const now = clock.now().getTime()
      const remembered = known.get(key)
      if (remembered !== undefined && now < remembered.until) return remembered.answer
      const answer = await askOrGiveUp(question, options, AbortSignal.timeout(timeoutMs))
      if (answer.kind === 'unknown') {
        const { kind, name } = question
        log.warn({ kind, name, because: answer.because }, 'a name was not looked up')
        return answer
      }
      if (known.size >= maxRemembered) known.clear()
      known.set(key, { answer, until: now + rememberedMs })
      return answer
    },
  }
}

async function askOrGiveUp(
  question: NameQuestion,
  options: AzureCloudOptions,
  signal: AbortSignal,
): Promise<NameAnswer> {
  try {
    return await ask(question, options, signal)
  } catch {
    return unknown(signal.aborted ? 'Azure did not answer in time' : 'Azure cannot be reached')
  }
}

async function ask(
  { kind, name, subscription }: NameQuestion,
  { token, forgetToken, endpoint = publicEndpoint }: AzureCloudOptions,
  signal: AbortSignal,
): Promise<NameAnswer> {
  const granted = await token(signal)
  if (!('token' in granted)) return unknown(granted.because)
  const { method, path, apiVersion, body, read } = nameChecks[kind]
  const url = `${endpoint}/subscriptions/${encodeURIComponent(subscription)}/${path(name)}?api-version=${apiVersion}`
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${granted.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body(name)) }),
    redirect: 'manual',
    signal,
  })
  if (response.status === 401) forgetToken()
  return read(response.status, await bodyOf(response)) ?? unknown(reasonOf(response.status))
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonOf(status: number): string {
  if (status === 401) return 'Azure does not accept the credentials (401)'
  if (status === 403) return 'the credentials may not ask for it (403)'
  if (status === 404) return 'Azure does not know the subscription (404)'
  if (status === 200) return 'Azure answered with something else'
  return `Azure answered ${status}`
}

function unknown(because: string): NameAnswer {
  return { kind: 'unknown', because }
}
